/** GenerateDataKey and GenerateDataKeyWithoutPlaintext: the two halves of envelope encryption. */
import type {
  GenerateDataKeyCommandInput,
  GenerateDataKeyCommandOutput,
  GenerateDataKeyWithoutPlaintextCommandInput,
  GenerateDataKeyWithoutPlaintextCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Key} from '../../../world/keys.ts';
import {secretFor} from '../../../world/vault.ts';
import type {Call, Handler} from '../../call.ts';
import {refuseDryRun} from '../dry-run.ts';
import {findKeyOrAlias} from '../find-key.ts';
import {refuseRecipient} from './decrypt.ts';
import {seal} from './seal.ts';
import {noteUse, orPendingImport, requireUse} from './use.ts';

export const generateDataKey: Handler<GenerateDataKeyCommandInput, GenerateDataKeyCommandOutput> = (
  input,
  call,
) => {
  refuseRecipient(input.Recipient);
  const {key, plaintext, CiphertextBlob} = newDataKey(input, call, 'GenerateDataKey');
  return {
    CiphertextBlob,
    Plaintext: new Uint8Array(plaintext),
    KeyId: key.arn,
    KeyMaterialId: key.materialId,
  };
};

export const generateDataKeyWithoutPlaintext: Handler<
  GenerateDataKeyWithoutPlaintextCommandInput,
  GenerateDataKeyWithoutPlaintextCommandOutput
> = (input, call) => {
  const {key, CiphertextBlob} = newDataKey(input, call, 'GenerateDataKeyWithoutPlaintext');
  return {CiphertextBlob, KeyId: key.arn, KeyMaterialId: key.materialId};
};

type DataKeyInput = GenerateDataKeyWithoutPlaintextCommandInput;

/** Bytes that follow from the vault and the call, so that a world played again makes the same. */
function newDataKey(
  input: DataKeyInput,
  call: Call,
  operation: string,
): {key: Key; plaintext: Buffer; CiphertextBlob: Uint8Array} {
  const key = findKeyOrAlias(call, input.KeyId ?? '');
  requireUse(call, key, operation);
  const length = lengthOf(input);
  refuseDryRun(input.DryRun);
  const plaintext = secretFor(call.world, `data key ${call.eventId}`, length);
  const sealed = seal(call.world, key, plaintext, input.EncryptionContext, call.eventId);
  const CiphertextBlob = orPendingImport(key, sealed);
  noteUse(call, key, operation);
  return {key, plaintext, CiphertextBlob};
}

function lengthOf({KeySpec: spec, NumberOfBytes: bytes}: DataKeyInput): number {
  if ((spec === undefined) === (bytes === undefined)) {
    const message =
      spec === undefined
        ? 'Please specify either number of bytes or key spec.'
        : 'Please specify either number of bytes or key spec, not both.';
    throw new AwsError('ValidationException', message, 400);
  }
  return bytes ?? (spec === 'AES_128' ? 16 : 32);
}
