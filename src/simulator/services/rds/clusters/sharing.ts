/** DescribeDBClusterSnapshotAttributes and ModifyDBClusterSnapshotAttribute. */
import type {
  DBClusterSnapshotAttributesResult,
  DescribeDBClusterSnapshotAttributesCommandInput,
  DescribeDBClusterSnapshotAttributesCommandOutput,
  ModifyDBClusterSnapshotAttributeCommandInput,
  ModifyDBClusterSnapshotAttributeCommandOutput,
} from '@aws-sdk/client-rds';
import {keyByArn} from '../../../bond/usable.ts';
import type {ClusterSnapshot} from '../../../world/clusters.ts';
import {member} from '../../../world/world.ts';
import type {Call, Handler} from '../../call.ts';
import {invalidCombination, invalidValue, quotaExceeded} from '../errors.ts';
import {identifierOf} from '../find.ts';
import {clusterSnapshotNotFound, invalidSnapshotState} from './errors.ts';

// Accounts that one snapshot may be shared with.
const mostShares = 20;

export const describeDBClusterSnapshotAttributes: Handler<
  DescribeDBClusterSnapshotAttributesCommandInput,
  DescribeDBClusterSnapshotAttributesCommandOutput
> = (input, call) => ({
  DBClusterSnapshotAttributesResult: presentAttributes(
    ownSnapshot(call, input.DBClusterSnapshotIdentifier),
  ),
});

export const modifyDBClusterSnapshotAttribute: Handler<
  ModifyDBClusterSnapshotAttributeCommandInput,
  ModifyDBClusterSnapshotAttributeCommandOutput
> = (input, call) => {
  const snapshot = ownSnapshot(call, input.DBClusterSnapshotIdentifier);
  if (input.AttributeName !== 'restore') {
    throw invalidValue(`Invalid attribute name: ${input.AttributeName}. Valid: restore.`);
  }
  const {ValuesToAdd: added = [], ValuesToRemove: removed = []} = input;
  const wrong = [...added, ...removed].find((value) => !/^(all|\d{12})$/.test(value));
  if (wrong !== undefined) throw invalidValue(`Invalid account: ${wrong}`);
  if (added.length > 0) requireShareable(call, snapshot, added);
  const kept = snapshot.sharedWith.filter((account) => !removed.includes(account));
  const sharedWith = [...new Set([...kept, ...added])];
  if (sharedWith.length > mostShares) {
    const message = `A snapshot can be shared with ${mostShares} accounts at most.`;
    throw quotaExceeded('SharedSnapshotQuotaExceededFault', message);
  }
  snapshot.sharedWith = sharedWith;
  return {DBClusterSnapshotAttributesResult: presentAttributes(snapshot)};
};

function ownSnapshot(call: Call, text: string | undefined): ClusterSnapshot {
  const id = identifierOf(text ?? '', 'cluster-snapshot');
  const snapshot = member(call.here.rds.clusterSnapshots, id);
  if (!snapshot) throw clusterSnapshotNotFound(id);
  return snapshot;
}

/** Manual ones only; never under the AWS managed key; public only unencrypted (facts/aws.md §6.1). */
function requireShareable(call: Call, snapshot: ClusterSnapshot, added: readonly string[]): void {
  const {id, type, status, encryption, keyArn} = snapshot;
  if (type !== 'manual' || status !== 'available') {
    throw invalidSnapshotState(
      `Only an available manual snapshot can be shared; copy ${id} first.`,
    );
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

function presentAttributes({id, sharedWith}: ClusterSnapshot): DBClusterSnapshotAttributesResult {
  return {
    DBClusterSnapshotIdentifier: id,
    DBClusterSnapshotAttributes: [{AttributeName: 'restore', AttributeValues: [...sharedWith]}],
  };
}
