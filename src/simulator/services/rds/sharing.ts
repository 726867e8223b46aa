/** Sharing a snapshot of an instance or a cluster: who may restore or copy it. */
import type {ModifyDBSnapshotAttributeCommandInput} from '@aws-sdk/client-rds';
import {keyByArn} from '../../bond/usable.ts';
import type {ClusterSnapshot} from '../../world/clusters.ts';
import type {Snapshot} from '../../world/snapshots.ts';
import type {Call} from '../call.ts';
import {invalidCombination, invalidValue, quotaExceeded} from './errors.ts';

type Change = Pick<
  ModifyDBSnapshotAttributeCommandInput,
  'AttributeName' | 'ValuesToAdd' | 'ValuesToRemove'
>;
type Shared = Snapshot | ClusterSnapshot;

// Accounts that one snapshot may be shared with.
const mostShares = 20;

/** Changes who it is shared with, or throws; `invalidState` is the error of this kind of snapshot. */
export function changeSharing(
  call: Call,
  snapshot: Shared,
  {AttributeName: name, ValuesToAdd: added = [], ValuesToRemove: removed = []}: Change,
  invalidState: (message: string) => Error,
): void {
  if (name !== 'restore') {
    throw invalidValue(`Invalid attribute name: ${name}. Valid: restore.`);
  }
  const wrong = [...added, ...removed].find((value) => !/^(all|\d{12})$/.test(value));
  if (wrong !== undefined) throw invalidValue(`Invalid account: ${wrong}`);
  if (added.length > 0) requireShareable(call, snapshot, added, invalidState);
  const kept = snapshot.sharedWith.filter((account) => !removed.includes(account));
  const sharedWith = [...new Set([...kept, ...added])];
  if (sharedWith.length > mostShares) {
    const message = `A snapshot can be shared with ${mostShares} accounts at most.`;
    throw quotaExceeded('SharedSnapshotQuotaExceededFault', message);
  }
  snapshot.sharedWith = sharedWith;
}

/** The attributes, as both kinds show them. */
export function attributesOf({
  sharedWith,
}: Shared): [{AttributeName: 'restore'; AttributeValues: string[]}] {
  return [{AttributeName: 'restore', AttributeValues: [...sharedWith]}];
}

/** Manual ones only; never under the AWS managed key; public only unencrypted (facts/aws.md §6.1). */
function requireShareable(
  call: Call,
  {id, type, status, encryption, keyArn}: Shared,
  added: readonly string[],
  invalidState: (message: string) => Error,
): void {
  if (type !== 'manual' || status !== 'available') {
    throw invalidState(`Only an available manual snapshot can be shared; copy ${id} first.`);
  }
  if (added.includes('all') && encryption !== 'none') {
    throw invalidCombination('An encrypted snapshot cannot be made public.');
  }
  if (keyArn !== undefined && keyByArn(call.accounts, keyArn)?.manager === 'AWS') {
    throw invalidCombination(
      'A snapshot encrypted with the default KMS key of the account cannot be shared.',
    );
  }
}
