/** Encrypt. */
import type {EncryptCommandInput, EncryptCommandOutput} from '@aws-sdk/client-kms';
import type {Handler} from '../../call.ts';
import {refuseDryRun} from '../dry-run.ts';
import {findKeyOrAlias} from '../find-key.ts';
import {seal} from './seal.ts';
import {noteUse, orPendingImport, requireSymmetric, requireUse} from './use.ts';

export const encrypt: Handler<EncryptCommandInput, EncryptCommandOutput> = (input, call) => {
  const key = findKeyOrAlias(call, input.KeyId ?? '');
  requireUse(call, key, 'Encrypt');
  requireSymmetric(key, input.EncryptionAlgorithm);
  refuseDryRun(input.DryRun);
  const {Plaintext: plaintext = new Uint8Array(), EncryptionContext: context} = input;
  const sealed = seal(call.world, key, plaintext, context, call.eventId);
  const CiphertextBlob = orPendingImport(key, sealed);
  noteUse(call, key, 'Encrypt');
  return {CiphertextBlob, KeyId: key.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT'};
};
