/** Operations on DB clusters and their errors. */
import {
  DBClusterNotFoundFault$,
  DescribeDBClusters$,
  InvalidDBClusterStateFault$,
  StartDBCluster$,
  StopDBCluster$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {describeDBClusters} from '../clusters/describe.ts';
import {startDBCluster} from '../clusters/start.ts';
import {stopDBCluster} from '../clusters/stop.ts';
import {onCluster} from './cluster-resource.ts';

/** The operations of this table. */
export const clusterOperations = [
  operation({schema: DescribeDBClusters$, mode: 'read', ...onCluster, handle: describeDBClusters}),
  operation({schema: StartDBCluster$, mode: 'change', ...onCluster, handle: startDBCluster}),
  operation({schema: StopDBCluster$, mode: 'change', ...onCluster, handle: stopDBCluster}),
];

/** The errors they answer with. */
export const clusterErrors = {DBClusterNotFoundFault$, InvalidDBClusterStateFault$};
