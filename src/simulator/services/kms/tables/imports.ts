/** KMS's operations on imported key material and on multi-Region keys. */
import {
  DeleteImportedKeyMaterial$,
  GetParametersForImport$,
  ImportKeyMaterial$,
  ReplicateKey$,
  UpdatePrimaryRegion$,
} from '@aws-sdk/client-kms';
import {keyArn} from '../../../world/names.ts';
import {type Operation, operation} from '../../call.ts';
import {ownKeyResource} from '../find-key.ts';
import {deleteImportedKeyMaterial} from '../imports/expiry.ts';
import {importKeyMaterial} from '../imports/import-material.ts';
import {getParametersForImport} from '../imports/parameters.ts';
import {replicateKey, updatePrimaryRegion} from '../replicate.ts';
import {metadataInTrail} from '../trail.ts';
import {demand, onOwnKey} from './hooks.ts';

export const importOperations: readonly Operation[] = [
  operation({
    schema: GetParametersForImport$,
    mode: 'change',
    ...onOwnKey('GetParametersForImport'),
    handle: getParametersForImport,
  }),
  operation({
    schema: ImportKeyMaterial$,
    mode: 'change',
    ...onOwnKey('ImportKeyMaterial'),
    response: (output) => ({keyId: output.KeyId, keyMaterialId: output.KeyMaterialId}),
    handle: importKeyMaterial,
  }),
  operation({
    schema: DeleteImportedKeyMaterial$,
    mode: 'change',
    ...onOwnKey('DeleteImportedKeyMaterial'),
    // The answer is echoed (facts/aws.md §5.2).
    response: (output) => ({keyId: output.KeyId, keyMaterialId: output.KeyMaterialId}),
    handle: deleteImportedKeyMaterial,
  }),
];

export const multiRegionOperations: readonly Operation[] = [
  operation({
    schema: ReplicateKey$,
    mode: 'change',
    ...onOwnKey('ReplicateKey'),
    demands: (input, call) => [
      demand('ReplicateKey', ownKeyResource(call, input.KeyId ?? '', 'ReplicateKey')),
      demand('CreateKey', '*'),
      ...(input.Tags?.length ? [demand('TagResource', '*')] : []),
    ],
    response: (output) => ({
      replicaKeyMetadata: metadataInTrail(output.ReplicaKeyMetadata),
      replicaPolicy: output.ReplicaPolicy,
    }),
    handle: replicateKey,
  }),
  operation({
    schema: UpdatePrimaryRegion$,
    mode: 'change',
    ...onOwnKey('UpdatePrimaryRegion'),
    demands: (input, call) => {
      const arn = ownKeyResource(call, input.KeyId ?? '', 'UpdatePrimaryRegion');
      const place = {accountId: call.place.accountId, region: input.PrimaryRegion ?? ''};
      const replica = keyArn(place, arn.replace(/^.*key\//, ''));
      return [demand('UpdatePrimaryRegion', arn), demand('UpdatePrimaryRegion', replica)];
    },
    handle: updatePrimaryRegion,
  }),
];
