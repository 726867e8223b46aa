/** KMS's cryptographic operations: reads in CloudTrail's eyes, because they change no resource. */
import {
  Decrypt$,
  Encrypt$,
  GenerateDataKey$,
  GenerateDataKeyWithoutPlaintext$,
  ReEncrypt$,
} from '@aws-sdk/client-kms';
import {type Operation, operation} from '../../call.ts';
import {generateDataKey, generateDataKeyWithoutPlaintext} from '../crypto/data-keys.ts';
import {decrypt, reEncrypt} from '../crypto/decrypt.ts';
import {encrypt} from '../crypto/encrypt.ts';
import {openingResource} from '../crypto/open.ts';
import {keyOrAliasResource} from '../find-key.ts';
import {demand, keyTrail, onKeyOrAlias} from './hooks.ts';

export const cryptoOperations: readonly Operation[] = [
  operation({schema: Encrypt$, mode: 'read', ...onKeyOrAlias, handle: encrypt}),
  operation({
    schema: Decrypt$,
    mode: 'read',
    resource: ({CiphertextBlob: bytes, KeyId: keyId}, call) =>
      openingResource(call, {bytes, keyId}),
    trail: ({CiphertextBlob: bytes, KeyId: keyId}, call) =>
      keyTrail(openingResource(call, {bytes, keyId})),
    handle: decrypt,
  }),
  operation({
    schema: ReEncrypt$,
    mode: 'read',
    resource: ({CiphertextBlob: bytes, SourceKeyId: keyId}, call) =>
      openingResource(call, {bytes, keyId}),
    demands: (input, call) => [
      demand(
        'ReEncryptFrom',
        openingResource(call, {bytes: input.CiphertextBlob, keyId: input.SourceKeyId}),
      ),
      demand('ReEncryptTo', keyOrAliasResource(call, input.DestinationKeyId ?? '')),
    ],
    trail: (input, call) => [
      ...keyTrail(openingResource(call, {bytes: input.CiphertextBlob, keyId: input.SourceKeyId})),
      ...keyTrail(keyOrAliasResource(call, input.DestinationKeyId ?? '')),
    ],
    handle: reEncrypt,
  }),
  operation({schema: GenerateDataKey$, mode: 'read', ...onKeyOrAlias, handle: generateDataKey}),
  operation({
    schema: GenerateDataKeyWithoutPlaintext$,
    mode: 'read',
    ...onKeyOrAlias,
    handle: generateDataKeyWithoutPlaintext,
  }),
];
