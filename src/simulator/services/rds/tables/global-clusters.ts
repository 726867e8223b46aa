/** Operations on global databases and on cluster parameter groups, and their errors. */
import {
  CreateDBClusterParameterGroup$,
  CreateGlobalCluster$,
  DBParameterGroupAlreadyExistsFault$,
  DBParameterGroupQuotaExceededFault$,
  DeleteDBClusterParameterGroup$,
  DeleteGlobalCluster$,
  DescribeDBClusterParameterGroups$,
  DescribeGlobalClusters$,
  GlobalClusterAlreadyExistsFault$,
  GlobalClusterNotFoundFault$,
  InvalidDBParameterGroupStateFault$,
  InvalidGlobalClusterStateFault$,
  ModifyGlobalCluster$,
  RemoveFromGlobalCluster$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {deleteGlobalCluster, modifyGlobalCluster} from '../clusters/change-global.ts';
import {
  createGlobalCluster,
  describeGlobalClusters,
  removeFromGlobalCluster,
} from '../clusters/global.ts';
import {
  createDBClusterParameterGroup,
  deleteDBClusterParameterGroup,
  describeDBClusterParameterGroups,
} from '../clusters/parameter-groups.ts';
import {onClusterParameterGroup, onGlobalCluster} from './cluster-resource.ts';

/** The operations of this table. */
export const globalClusterOperations = [
  operation({
    schema: DescribeGlobalClusters$,
    mode: 'read',
    ...onGlobalCluster,
    handle: describeGlobalClusters,
  }),
  operation({
    schema: CreateGlobalCluster$,
    mode: 'change',
    ...onGlobalCluster,
    handle: createGlobalCluster,
  }),
  operation({
    schema: ModifyGlobalCluster$,
    mode: 'change',
    ...onGlobalCluster,
    handle: modifyGlobalCluster,
  }),
  operation({
    schema: DeleteGlobalCluster$,
    mode: 'change',
    ...onGlobalCluster,
    handle: deleteGlobalCluster,
  }),
  operation({
    schema: RemoveFromGlobalCluster$,
    mode: 'change',
    ...onGlobalCluster,
    handle: removeFromGlobalCluster,
  }),
  operation({
    schema: DescribeDBClusterParameterGroups$,
    mode: 'read',
    ...onClusterParameterGroup,
    handle: describeDBClusterParameterGroups,
  }),
  operation({
    schema: CreateDBClusterParameterGroup$,
    mode: 'change',
    ...onClusterParameterGroup,
    handle: createDBClusterParameterGroup,
  }),
  operation({
    schema: DeleteDBClusterParameterGroup$,
    mode: 'change',
    ...onClusterParameterGroup,
    handle: deleteDBClusterParameterGroup,
  }),
];

/** The errors they answer with. */
export const globalClusterErrors = {
  DBParameterGroupAlreadyExistsFault$,
  DBParameterGroupQuotaExceededFault$,
  GlobalClusterAlreadyExistsFault$,
  GlobalClusterNotFoundFault$,
  InvalidDBParameterGroupStateFault$,
  InvalidGlobalClusterStateFault$,
};
