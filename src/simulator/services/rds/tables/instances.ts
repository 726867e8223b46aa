/** Operations on DB instances and their errors. */
import {
  CreateDBInstance$,
  DBInstanceAlreadyExistsFault$,
  DBInstanceAutomatedBackupQuotaExceededFault$,
  DBInstanceNotFoundFault$,
  DBParameterGroupNotFoundFault$,
  DBSubnetGroupNotFoundFault$,
  DeleteDBInstance$,
  DescribeDBInstanceAutomatedBackups$,
  DescribeDBInstances$,
  DescribeEvents$,
  InstanceQuotaExceededFault$,
  InsufficientDBInstanceCapacityFault$,
  InvalidDBInstanceStateFault$,
  InvalidVPCNetworkStateFault$,
  KMSKeyNotAccessibleFault$,
  ModifyDBInstance$,
  OptionGroupNotFoundFault$,
  RestoreDBInstanceFromDBSnapshot$,
  StartDBInstance$,
  StopDBInstance$,
  StorageQuotaExceededFault$,
} from '@aws-sdk/client-rds';
import {rdsArn} from '../../../world/names.ts';
import {type Call, operation, type TrailResource} from '../../call.ts';
import {describeDBInstanceAutomatedBackups} from '../automated-backups.ts';
import {createDBInstance} from '../create.ts';
import {deleteDBInstance} from '../delete.ts';
import {describeEvents} from '../describe-events.ts';
import {identifierOf} from '../find.ts';
import {describeDBInstances} from '../instances.ts';
import {modifyDBInstance} from '../modify.ts';
import {restoreDBInstanceFromDBSnapshot} from '../restore.ts';
import {startDBInstance} from '../start.ts';
import {stopDBInstance} from '../stop.ts';

type NamesInstance = {readonly DBInstanceIdentifier?: string | undefined};

const onInstance = {
  resource: (input: NamesInstance, call: Call) =>
    rdsArn(call.place, 'db', identifierOf(input.DBInstanceIdentifier ?? '*', 'db')),
  trail: (input: NamesInstance): TrailResource[] =>
    input.DBInstanceIdentifier
      ? [{type: 'AWS::RDS::DBInstance', name: identifierOf(input.DBInstanceIdentifier, 'db')}]
      : [],
};

/** The operations of this table. */
export const instanceOperations = [
  operation({
    schema: DescribeDBInstances$,
    mode: 'read',
    ...onInstance,
    handle: describeDBInstances,
  }),
  operation({
    schema: DescribeDBInstanceAutomatedBackups$,
    mode: 'read',
    handle: describeDBInstanceAutomatedBackups,
  }),
  operation({schema: DescribeEvents$, mode: 'read', handle: describeEvents}),
  operation({schema: CreateDBInstance$, mode: 'change', ...onInstance, handle: createDBInstance}),
  operation({schema: ModifyDBInstance$, mode: 'change', ...onInstance, handle: modifyDBInstance}),
  operation({schema: DeleteDBInstance$, mode: 'change', ...onInstance, handle: deleteDBInstance}),
  operation({schema: StartDBInstance$, mode: 'change', ...onInstance, handle: startDBInstance}),
  operation({schema: StopDBInstance$, mode: 'change', ...onInstance, handle: stopDBInstance}),
  operation({
    schema: RestoreDBInstanceFromDBSnapshot$,
    mode: 'change',
    ...onInstance,
    handle: restoreDBInstanceFromDBSnapshot,
  }),
];

/** The errors they answer with. */
export const instanceErrors = {
  DBInstanceAlreadyExistsFault$,
  DBInstanceAutomatedBackupQuotaExceededFault$,
  DBInstanceNotFoundFault$,
  DBParameterGroupNotFoundFault$,
  DBSubnetGroupNotFoundFault$,
  InstanceQuotaExceededFault$,
  InsufficientDBInstanceCapacityFault$,
  InvalidDBInstanceStateFault$,
  InvalidVPCNetworkStateFault$,
  KMSKeyNotAccessibleFault$,
  OptionGroupNotFoundFault$,
  StorageQuotaExceededFault$,
};
