/** Decrypt and ReEncrypt. */
import type {
  DecryptCommandInput,
  DecryptCommandOutput,
  ReEncryptCommandInput,
  ReEncryptCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Handler} from '../../call.ts';
import {refuseDryRun} from '../dry-run.ts';
import {findKeyOrAlias} from '../find-key.ts';
import {type Opening, open, openingKey} from './open.ts';
import {seal} from './seal.ts';
import {noteUse, orPendingImport, requireSymmetric, requireUse} from './use.ts';

export const decrypt: Handler<DecryptCommandInput, DecryptCommandOutput> = (input, call) => {
  refuseRecipient(input.Recipient);
  const opening: Opening = {
    bytes: input.CiphertextBlob,
    keyId: input.KeyId,
    context: input.EncryptionContext,
    operation: 'Decrypt',
  };
  const key = openingKey(call, opening);
  requireSymmetric(key, input.EncryptionAlgorithm);
  if (ignoresCiphertext(input)) refuseDryRun(true);
  const {plaintext, materialId} = open(call, key, opening);
  refuseDryRun(input.DryRun);
  noteUse(call, key, 'Decrypt');
  return {
    KeyId: key.arn,
    Plaintext: plaintext,
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    KeyMaterialId: materialId,
  };
};

export const reEncrypt: Handler<ReEncryptCommandInput, ReEncryptCommandOutput> = (input, call) => {
  const opening: Opening = {
    bytes: input.CiphertextBlob,
    keyId: input.SourceKeyId,
    context: input.SourceEncryptionContext,
    operation: 'ReEncrypt',
  };
  const source = openingKey(call, opening);
  requireSymmetric(source, input.SourceEncryptionAlgorithm);
  const destination = findKeyOrAlias(call, input.DestinationKeyId ?? '');
  requireUse(call, destination, 'ReEncrypt');
  requireSymmetric(destination, input.DestinationEncryptionAlgorithm);
  if (ignoresCiphertext(input)) refuseDryRun(true);
  const {plaintext, materialId} = open(call, source, opening);
  refuseDryRun(input.DryRun);
  const context = input.DestinationEncryptionContext;
  const sealed = seal(call.world, destination, plaintext, context, call.eventId);
  const CiphertextBlob = orPendingImport(destination, sealed);
  noteUse(call, source, 'ReEncrypt');
  noteUse(call, destination, 'ReEncrypt');
  return {
    CiphertextBlob,
    SourceKeyId: source.arn,
    KeyId: destination.arn,
    SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    DestinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    SourceKeyMaterialId: materialId,
    DestinationKeyMaterialId: destination.materialId,
  };
};

type MayIgnore = {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly DryRun?: boolean | undefined;
  readonly DryRunModifiers?: readonly string[] | undefined;
};

/** A dry run may ask about the key alone; the ciphertext is needed in every other call. */
function ignoresCiphertext({CiphertextBlob, DryRun, DryRunModifiers}: MayIgnore): boolean {
  const isIgnored = DryRunModifiers?.includes('IGNORE_CIPHERTEXT') ?? false;
  if (isIgnored && !DryRun) {
    const message = 'DryRunModifiers can only be used with DryRun';
    throw new AwsError('ValidationException', message, 400);
  }
  if (CiphertextBlob === undefined && !isIgnored) {
    const message =
      "1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null";
    throw new AwsError('ValidationException', message, 400);
  }
  return isIgnored;
}

/** Answers for Nitro Enclaves are encrypted for an attestation document; none can be checked here. */
export function refuseRecipient(recipient: object | undefined): void {
  if (recipient === undefined) return;
  const message = 'This simulated KMS serves no Nitro Enclaves: leave Recipient out.';
  throw new AwsError('UnsupportedOperationException', message);
}
