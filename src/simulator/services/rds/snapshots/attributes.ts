/** Sharing: DescribeDBSnapshotAttributes and ModifyDBSnapshotAttribute. */
import type {
  DBSnapshotAttributesResult,
  DescribeDBSnapshotAttributesCommandInput,
  DescribeDBSnapshotAttributesCommandOutput,
  ModifyDBSnapshotAttributeCommandInput,
  ModifyDBSnapshotAttributeCommandOutput,
} from '@aws-sdk/client-rds';
import {keyByArn} from '../../../bond/usable.ts';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Snapshot} from '../../../world/snapshots.ts';
import type {Call, Handler} from '../../call.ts';
import {invalidCombination, invalidValue, quotaExceeded} from '../errors.ts';
import {findSnapshot} from '../find.ts';

// Accounts that one snapshot may be shared with.
const mostShares = 20;

export const describeDBSnapshotAttributes: Handler<
  DescribeDBSnapshotAttributesCommandInput,
  DescribeDBSnapshotAttributesCommandOutput
> = (input, call) => {
  const snapshot = findSnapshot(call.here.rds, input.DBSnapshotIdentifier);
  return {DBSnapshotAttributesResult: presentAttributes(snapshot)};
};

export const modifyDBSnapshotAttribute: Handler<
  ModifyDBSnapshotAttributeCommandInput,
  ModifyDBSnapshotAttributeCommandOutput
> = (input, call) => {
  const snapshot = findSnapshot(call.here.rds, input.DBSnapshotIdentifier);
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
  return {DBSnapshotAttributesResult: presentAttributes(snapshot)};
};

/** Manual ones only; never under the AWS managed key; public only unencrypted (facts/aws.md §6.1). */
function requireShareable(call: Call, snapshot: Snapshot, added: readonly string[]): void {
  if (snapshot.type !== 'manual' || snapshot.status !== 'available') {
    const message = `Only an available manual snapshot can be shared; copy ${snapshot.id} first.`;
    throw new AwsError('InvalidDBSnapshotStateFault', message);
  }
  if (added.includes('all') && snapshot.encryption !== 'none') {
    throw invalidCombination('An encrypted snapshot cannot be made public.');
  }
  const {keyArn} = snapshot;
  if (keyArn !== undefined && keyByArn(call.accounts, keyArn)?.manager === 'AWS') {
    throw invalidCombination(
      'A snapshot encrypted with the default KMS key of the account cannot be shared.',
    );
  }
}

function presentAttributes({id, sharedWith}: Snapshot): DBSnapshotAttributesResult {
  return {
    DBSnapshotIdentifier: id,
    DBSnapshotAttributes: [{AttributeName: 'restore', AttributeValues: [...sharedWith]}],
  };
}
