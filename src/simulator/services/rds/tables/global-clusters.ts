/** Operations on global databases and on cluster parameter groups, and their errors. */
import {
  CreateDBClusterParameterGroup$,
  CreateGlobalCluster$,
  DBParameterGroupAlreadyExistsFault$,
  DBParameterGroupQuotaExceededFault$,
  DescribeDBClusterParameterGroups$,
  DescribeGlobalClusters$,
  GlobalClusterAlreadyExistsFault$,
  GlobalClusterNotFoundFault$,
  InvalidGlobalClusterStateFault$,
  RemoveFromGlobalCluster$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {
  createGlobalCluster,
  describeGlobalClusters,
  removeFromGlobalCluster,
} from '../clusters/global.ts';
import {
  createDBClusterParameterGroup,
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
];

/** The errors they answer with. */
export const globalClusterErrors = {
  DBParameterGroupAlreadyExistsFault$,
  DBParameterGroupQuotaExceededFault$,
  GlobalClusterAlreadyExistsFault$,
  GlobalClusterNotFoundFault$,
  InvalidGlobalClusterStateFault$,
};
