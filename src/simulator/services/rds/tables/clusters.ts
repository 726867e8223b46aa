/** Operations on DB clusters and their errors. */
import {DBClusterNotFoundFault$, DescribeDBClusters$} from '@aws-sdk/client-rds';
import {rdsArn} from '../../../world/names.ts';
import {type Call, operation} from '../../call.ts';
import {describeDBClusters} from '../clusters.ts';
import {identifierOf} from '../find.ts';

type NamesCluster = {readonly DBClusterIdentifier?: string | undefined};

const onCluster = {
  resource: (input: NamesCluster, call: Call) =>
    rdsArn(call.place, 'cluster', identifierOf(input.DBClusterIdentifier ?? '*', 'cluster')),
};

/** The operations of this table. */
export const clusterOperations = [
  operation({schema: DescribeDBClusters$, mode: 'read', ...onCluster, handle: describeDBClusters}),
];

/** The errors they answer with. */
export const clusterErrors = {DBClusterNotFoundFault$};
