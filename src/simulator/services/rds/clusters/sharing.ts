/** DescribeDBClusterSnapshotAttributes and ModifyDBClusterSnapshotAttribute. */
import type {
  DBClusterSnapshotAttributesResult,
  DescribeDBClusterSnapshotAttributesCommandInput,
  DescribeDBClusterSnapshotAttributesCommandOutput,
  ModifyDBClusterSnapshotAttributeCommandInput,
  ModifyDBClusterSnapshotAttributeCommandOutput,
} from '@aws-sdk/client-rds';
import type {ClusterSnapshot} from '../../../world/clusters.ts';
import {member} from '../../../world/world.ts';
import type {Call, Handler} from '../../call.ts';
import {identifierOf} from '../find.ts';
import {attributesOf, changeSharing} from '../sharing.ts';
import {clusterSnapshotNotFound, invalidSnapshotState} from './errors.ts';

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
  changeSharing(call, snapshot, input, invalidSnapshotState);
  return {DBClusterSnapshotAttributesResult: presentAttributes(snapshot)};
};

function ownSnapshot(call: Call, text: string | undefined): ClusterSnapshot {
  const id = identifierOf(text ?? '', 'cluster-snapshot');
  const snapshot = member(call.here.rds.clusterSnapshots, id);
  if (!snapshot) throw clusterSnapshotNotFound(id);
  return snapshot;
}

function presentAttributes(snapshot: ClusterSnapshot): DBClusterSnapshotAttributesResult {
  return {
    DBClusterSnapshotIdentifier: snapshot.id,
    DBClusterSnapshotAttributes: attributesOf(snapshot),
  };
}
