/** Operations on DB clusters and their errors. */
import {
  AddRoleToDBCluster$,
  CreateDBCluster$,
  CreateDBClusterEndpoint$,
  DBClusterAlreadyExistsFault$,
  DBClusterEndpointAlreadyExistsFault$,
  DBClusterEndpointNotFoundFault$,
  DBClusterEndpointQuotaExceededFault$,
  DBClusterNotFoundFault$,
  DBClusterParameterGroupNotFoundFault$,
  DBClusterQuotaExceededFault$,
  DBClusterRoleAlreadyExistsFault$,
  DBClusterRoleNotFoundFault$,
  DBClusterRoleQuotaExceededFault$,
  DeleteDBCluster$,
  DeleteDBClusterEndpoint$,
  DescribeDBClusterEndpoints$,
  DescribeDBClusters$,
  FailoverDBCluster$,
  InsufficientDBClusterCapacityFault$,
  InsufficientStorageClusterCapacityFault$,
  InvalidDBClusterStateFault$,
  ModifyDBCluster$,
  ModifyDBClusterEndpoint$,
  PromoteReadReplicaDBCluster$,
  RebootDBCluster$,
  RemoveRoleFromDBCluster$,
  StartDBCluster$,
  StopDBCluster$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {deleteDBClusterEndpoint, modifyDBClusterEndpoint} from '../clusters/change-endpoints.ts';
import {createDBCluster} from '../clusters/create.ts';
import {deleteDBCluster} from '../clusters/delete.ts';
import {describeDBClusters} from '../clusters/describe.ts';
import {createDBClusterEndpoint, describeDBClusterEndpoints} from '../clusters/endpoints.ts';
import {failoverDBCluster, rebootDBCluster} from '../clusters/failover.ts';
import {modifyDBCluster} from '../clusters/modify.ts';
import {promoteReadReplicaDBCluster} from '../clusters/replicas.ts';
import {addRoleToDBCluster, removeRoleFromDBCluster} from '../clusters/roles.ts';
import {startDBCluster} from '../clusters/start.ts';
import {stopDBCluster} from '../clusters/stop.ts';
import {associatedRole, settingsRoles} from '../passed-roles.ts';
import {onCluster, onClusterEndpoint} from './cluster-resource.ts';

const read = {mode: 'read', ...onCluster} as const;
const change = {mode: 'change', ...onCluster} as const;

/** The operations of this table. */
export const clusterOperations = [
  operation({schema: DescribeDBClusters$, ...read, handle: describeDBClusters}),
  operation({schema: CreateDBCluster$, ...change, passes: settingsRoles, handle: createDBCluster}),
  operation({schema: ModifyDBCluster$, ...change, passes: settingsRoles, handle: modifyDBCluster}),
  operation({schema: DeleteDBCluster$, ...change, handle: deleteDBCluster}),
  operation({schema: StartDBCluster$, ...change, handle: startDBCluster}),
  operation({schema: StopDBCluster$, ...change, handle: stopDBCluster}),
  operation({schema: RebootDBCluster$, ...change, handle: rebootDBCluster}),
  operation({schema: FailoverDBCluster$, ...change, handle: failoverDBCluster}),
  operation({
    schema: PromoteReadReplicaDBCluster$,
    ...change,
    handle: promoteReadReplicaDBCluster,
  }),
  operation({
    schema: AddRoleToDBCluster$,
    ...change,
    passes: associatedRole,
    handle: addRoleToDBCluster,
  }),
  operation({schema: RemoveRoleFromDBCluster$, ...change, handle: removeRoleFromDBCluster}),
  operation({schema: DescribeDBClusterEndpoints$, ...read, handle: describeDBClusterEndpoints}),
  operation({schema: CreateDBClusterEndpoint$, ...change, handle: createDBClusterEndpoint}),
  operation({
    schema: ModifyDBClusterEndpoint$,
    mode: 'change',
    ...onClusterEndpoint,
    handle: modifyDBClusterEndpoint,
  }),
  operation({
    schema: DeleteDBClusterEndpoint$,
    mode: 'change',
    ...onClusterEndpoint,
    handle: deleteDBClusterEndpoint,
  }),
];

/** The errors they answer with. */
export const clusterErrors = {
  DBClusterAlreadyExistsFault$,
  DBClusterEndpointAlreadyExistsFault$,
  DBClusterEndpointNotFoundFault$,
  DBClusterEndpointQuotaExceededFault$,
  DBClusterNotFoundFault$,
  DBClusterParameterGroupNotFoundFault$,
  DBClusterQuotaExceededFault$,
  DBClusterRoleAlreadyExistsFault$,
  DBClusterRoleNotFoundFault$,
  DBClusterRoleQuotaExceededFault$,
  InsufficientDBClusterCapacityFault$,
  InsufficientStorageClusterCapacityFault$,
  InvalidDBClusterStateFault$,
};
