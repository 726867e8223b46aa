/** What a call on a cluster is authorized on, and what its trail names. */
import {rdsArn} from '../../../world/names.ts';
import type {Call, TrailResource} from '../../call.ts';
import {clusterNotFound} from '../clusters/errors.ts';
import {identifierOf, isElsewhere} from '../find.ts';

type NamesCluster = {readonly DBClusterIdentifier?: string | undefined};

/** The cluster that the call names. */
export const onCluster = {
  resource: ({DBClusterIdentifier: name = '*'}: NamesCluster, call: Call) => {
    const id = identifierOf(name, 'cluster');
    if (isElsewhere(name, call.place)) throw clusterNotFound(id);
    return rdsArn(call.place, 'cluster', id);
  },
  trail: (input: NamesCluster): TrailResource[] =>
    input.DBClusterIdentifier
      ? [{type: 'AWS::RDS::DBCluster', name: identifierOf(input.DBClusterIdentifier, 'cluster')}]
      : [],
};

type NamesSnapshot = {readonly DBClusterSnapshotIdentifier?: string | undefined};

/** The cluster snapshot that the call names. */
export const onClusterSnapshot = {
  resource: ({DBClusterSnapshotIdentifier: name = '*'}: NamesSnapshot, call: Call) =>
    rdsArn(call.place, 'cluster-snapshot', identifierOf(name, 'cluster-snapshot')),
  trail: ({DBClusterSnapshotIdentifier: name}: NamesSnapshot): TrailResource[] =>
    name
      ? [{type: 'AWS::RDS::DBClusterSnapshot', name: identifierOf(name, 'cluster-snapshot')}]
      : [],
};

type NamesCopy = {readonly TargetDBClusterSnapshotIdentifier?: string | undefined};

/** The new snapshot of a copy. */
export const onCopyOfClusterSnapshot = {
  resource: ({TargetDBClusterSnapshotIdentifier: name}: NamesCopy, call: Call) =>
    onClusterSnapshot.resource({DBClusterSnapshotIdentifier: name}, call),
  trail: ({TargetDBClusterSnapshotIdentifier: name}: NamesCopy) =>
    onClusterSnapshot.trail({DBClusterSnapshotIdentifier: name}),
};

type NamesGroup = {readonly DBClusterParameterGroupName?: string | undefined};

/** The cluster parameter group that the call names. */
export const onClusterParameterGroup = {
  resource: ({DBClusterParameterGroupName: name = '*'}: NamesGroup, call: Call) =>
    rdsArn(call.place, 'cluster-pg', identifierOf(name, 'cluster-pg')),
};

type NamesEndpoint = {readonly DBClusterEndpointIdentifier?: string | undefined};

/** The custom endpoint that the call names. */
export const onClusterEndpoint = {
  resource: ({DBClusterEndpointIdentifier: name = '*'}: NamesEndpoint, call: Call) =>
    rdsArn(call.place, 'cluster-endpoint', identifierOf(name, 'cluster-endpoint')),
};

type NamesGlobal = {readonly GlobalClusterIdentifier?: string | undefined};

/** The global database that the call names; its ARN has no Region. */
export const onGlobalCluster = {
  resource: ({GlobalClusterIdentifier: name = '*'}: NamesGlobal, call: Call) =>
    `arn:aws:rds::${call.place.accountId}:global-cluster:${name.toLowerCase()}`,
};
