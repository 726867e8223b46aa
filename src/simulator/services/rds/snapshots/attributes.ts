/** Sharing: DescribeDBSnapshotAttributes and ModifyDBSnapshotAttribute. */
import type {
  DBSnapshotAttributesResult,
  DescribeDBSnapshotAttributesCommandInput,
  DescribeDBSnapshotAttributesCommandOutput,
  ModifyDBSnapshotAttributeCommandInput,
  ModifyDBSnapshotAttributeCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Snapshot} from '../../../world/snapshots.ts';
import type {Handler} from '../../call.ts';
import {findSnapshot} from '../find.ts';
import {attributesOf, changeSharing} from '../sharing.ts';

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
  changeSharing(call, snapshot, input, invalidState);
  return {DBSnapshotAttributesResult: presentAttributes(snapshot)};
};

function invalidState(message: string): AwsError {
  return new AwsError('InvalidDBSnapshotStateFault', message);
}

function presentAttributes(snapshot: Snapshot): DBSnapshotAttributesResult {
  return {
    DBSnapshotIdentifier: snapshot.id,
    DBSnapshotAttributes: attributesOf(snapshot),
  };
}
