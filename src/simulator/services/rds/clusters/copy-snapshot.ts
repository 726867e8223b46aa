/** CopyDBClusterSnapshot: to another key, from another Region, from another account. */
import type {
  CopyDBClusterSnapshotCommandInput,
  CopyDBClusterSnapshotCommandOutput,
} from '@aws-sdk/client-rds';
import type {ClusterSnapshot} from '../../../world/clusters.ts';
import type {Encryption} from '../../../world/instances.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Call, Handler} from '../../call.ts';
import {tagsOf} from '../birth.ts';
import {invalidCombination, quotaExceeded, sourceKeyNotAccessible} from '../errors.ts';
import {chosenKey, usableKey} from '../key-choice.ts';
import {quotas} from '../quotas.ts';
import {addSnapshot} from './backups.ts';
import {invalidSnapshotState} from './errors.ts';
import {findClusterSnapshot, type LocatedSnapshot} from './find.ts';
import {presentClusterSnapshot} from './present-snapshot.ts';
import {freeSnapshotName} from './snapshots.ts';

type Input = CopyDBClusterSnapshotCommandInput;

export const copyDBClusterSnapshot: Handler<Input, CopyDBClusterSnapshotCommandOutput> = (
  input,
  call,
) => {
  const source = findClusterSnapshot(call, input.SourceDBClusterSnapshotIdentifier);
  const {place, snapshot} = source;
  const member = 'TargetDBClusterSnapshotIdentifier';
  const id = freeSnapshotName(call, input.TargetDBClusterSnapshotIdentifier, member);
  if (snapshot.status !== 'available') {
    throw invalidSnapshotState(`The snapshot ${snapshot.id} is not in the available state.`);
  }
  requireFreeCopy(call);
  if (input.CopyTags && input.Tags) {
    throw invalidCombination('CopyTags and Tags cannot be specified together.');
  }
  const copy: ClusterSnapshot = {
    ...structuredClone(snapshot),
    ...encryptionOfCopy(call, source, input.KmsKeyId),
    id,
    type: 'manual',
    status: 'copying',
    progress: 0,
    createdAt: call.now,
    sourceArn: rdsArn(place, 'cluster-snapshot', snapshot.id),
    sharedWith: [],
    tags: input.CopyTags ? structuredClone(snapshot.tags) : tagsOf(input.Tags ?? []),
  };
  // Hours rather than minutes into another Region (facts/aws.md §7).
  const length = isAbroad(call, source) ? ([48, 120] as const) : ([8, 20] as const);
  addSnapshot(call.world, call.place, call.here.rds, copy, length);
  return {DBClusterSnapshot: presentClusterSnapshot({place: call.place, snapshot: copy}, call.now)};
};

/** Twenty copies at a time into one Region (facts/aws.md §6.2). */
function requireFreeCopy(call: Call): void {
  const all = Object.values(call.here.rds.clusterSnapshots);
  const running = all.filter(({status}) => status === 'copying');
  if (running.length < quotas.snapshotCopies) return;
  throw quotaExceeded('SnapshotQuotaExceededFault', 'Too many snapshot copies are in progress.');
}

/** Both keys must be usable; across Regions and accounts one must be named (facts/aws.md §6.2). */
function encryptionOfCopy(
  call: Call,
  source: LocatedSnapshot,
  name: string | undefined,
): {encryption: Encryption; keyArn: string | undefined} {
  const {encryption, keyArn} = source.snapshot;
  if (keyArn !== undefined && !usableKey(call, keyArn)) throw sourceKeyNotAccessible(keyArn);
  if (name === undefined) {
    const isElsewhere = isAbroad(call, source) || source.place.accountId !== call.place.accountId;
    if (encryption === 'sse-kms' && isElsewhere) {
      throw invalidCombination(
        'KmsKeyId must be specified to copy an encrypted snapshot from another Region or account.',
      );
    }
    return {encryption, keyArn};
  }
  // The sources disagree about this one (facts/aws.md §1.9).
  const {keyOnUnencryptedClusterCopy} = call.world.unverified;
  if (encryption === 'none' && keyOnUnencryptedClusterCopy === 'refuse') {
    throw invalidCombination('KmsKeyId cannot be specified for an unencrypted cluster snapshot.');
  }
  return {encryption: 'sse-kms', keyArn: chosenKey(call, name).arn};
}

function isAbroad(call: Call, {place}: LocatedSnapshot): boolean {
  return place.region !== call.place.region;
}
