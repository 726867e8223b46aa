/** How a new cluster is encrypted, and with which key. */
import type {CreateDBClusterCommandInput} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {ClusterSettings} from '../../../world/clusters.ts';
import type {Encryption} from '../../../world/instances.ts';
import type {Key} from '../../../world/keys.ts';
import type {Call} from '../../call.ts';
import {invalidCombination} from '../errors.ts';
import {chosenKey, managedKey} from '../key-choice.ts';
import type {Upstream} from './upstream.ts';

// Since then new Aurora clusters are encrypted with an AWS-owned key at least (facts/aws.md §1.9).
const encryptedByDefaultSince = Date.parse('2026-02-18T00:00:00Z');

/** An encryption and, for `sse-kms`, its key. */
export type ChosenEncryption = {readonly encryption: Encryption; readonly key: Key | undefined};

/** The key named, that of the source, the account's default one, or AWS's own. */
export function encryptionOfNew(
  call: Call,
  input: CreateDBClusterCommandInput,
  settings: ClusterSettings,
  upstream: Upstream | undefined,
): ChosenEncryption {
  if (input.KmsKeyId !== undefined) {
    return {encryption: 'sse-kms', key: chosenKey(call, input.KmsKeyId)};
  }
  if (upstream) return encryptionOfCopy(call, upstream);
  if (input.StorageEncrypted) return {encryption: 'sse-kms', key: managedKey(call, 'rds')};
  const isByDefault = isAurora({settings}) && call.now >= encryptedByDefaultSince;
  return {encryption: isByDefault ? 'sse-rds' : 'none', key: undefined};
}

/** A replica shares its source's key; in another Region that key does not exist. */
function encryptionOfCopy(call: Call, {arn, place, cluster}: Upstream): ChosenEncryption {
  const {encryption, keyArn} = cluster;
  if (keyArn === undefined) return {encryption, key: undefined};
  if (place.region !== call.place.region) {
    throw invalidCombination(
      `Source cluster ${arn} is encrypted; pass a valid KMS key from destination region`,
    );
  }
  return {encryption, key: chosenKey(call, keyArn)};
}
