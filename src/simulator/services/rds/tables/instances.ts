/** Operations on DB instances and their errors. */
import {
  AddRoleToDBInstance$,
  CertificateNotFoundFault$,
  CreateDBInstance$,
  CreateDBInstanceReadReplica$,
  DBInstanceAlreadyExistsFault$,
  DBInstanceNotFoundFault$,
  DBInstanceRoleAlreadyExistsFault$,
  DBInstanceRoleNotFoundFault$,
  DeleteDBInstance$,
  DescribeDBInstances$,
  InstanceQuotaExceededFault$,
  InsufficientDBInstanceCapacityFault$,
  InvalidDBInstanceStateFault$,
  InvalidVPCNetworkStateFault$,
  KMSKeyNotAccessibleFault$,
  ModifyDBInstance$,
  PromoteReadReplica$,
  RebootDBInstance$,
  RemoveRoleFromDBInstance$,
  StartDBInstance$,
  StopDBInstance$,
  StorageQuotaExceededFault$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {createDBInstance} from '../create.ts';
import {deleteDBInstance} from '../delete.ts';
import {describeDBInstances} from '../instances.ts';
import {modifyDBInstance} from '../modify.ts';
import {associatedRole, settingsRoles} from '../passed-roles.ts';
import {promoteReadReplica} from '../promote.ts';
import {createDBInstanceReadReplica} from '../read-replica.ts';
import {rebootDBInstance} from '../reboot.ts';
import {addRoleToDBInstance, removeRoleFromDBInstance} from '../roles.ts';
import {startDBInstance} from '../start.ts';
import {stopDBInstance} from '../stop.ts';
import {onInstance} from './resources.ts';

const change = {mode: 'change', ...onInstance} as const;

/** The operations of this table. */
export const instanceOperations = [
  operation({
    schema: DescribeDBInstances$,
    mode: 'read',
    ...onInstance,
    handle: describeDBInstances,
  }),
  operation({
    schema: CreateDBInstance$,
    ...change,
    passes: settingsRoles,
    handle: createDBInstance,
  }),
  operation({
    schema: CreateDBInstanceReadReplica$,
    ...change,
    passes: settingsRoles,
    handle: createDBInstanceReadReplica,
  }),
  operation({schema: PromoteReadReplica$, ...change, handle: promoteReadReplica}),
  operation({
    schema: ModifyDBInstance$,
    ...change,
    passes: settingsRoles,
    handle: modifyDBInstance,
  }),
  operation({schema: RebootDBInstance$, ...change, handle: rebootDBInstance}),
  operation({schema: DeleteDBInstance$, ...change, handle: deleteDBInstance}),
  operation({schema: StartDBInstance$, ...change, handle: startDBInstance}),
  operation({schema: StopDBInstance$, ...change, handle: stopDBInstance}),
  operation({
    schema: AddRoleToDBInstance$,
    ...change,
    passes: associatedRole,
    handle: addRoleToDBInstance,
  }),
  operation({schema: RemoveRoleFromDBInstance$, ...change, handle: removeRoleFromDBInstance}),
];

/** The errors they answer with. */
export const instanceErrors = {
  CertificateNotFoundFault$,
  DBInstanceAlreadyExistsFault$,
  DBInstanceNotFoundFault$,
  DBInstanceRoleAlreadyExistsFault$,
  DBInstanceRoleNotFoundFault$,
  InstanceQuotaExceededFault$,
  InsufficientDBInstanceCapacityFault$,
  InvalidDBInstanceStateFault$,
  InvalidVPCNetworkStateFault$,
  KMSKeyNotAccessibleFault$,
  StorageQuotaExceededFault$,
};
