/** Operations on automated backups and their errors. */
import {
  DBInstanceAutomatedBackupNotFoundFault$,
  DBInstanceAutomatedBackupQuotaExceededFault$,
  DeleteDBInstanceAutomatedBackup$,
  DescribeDBInstanceAutomatedBackups$,
  InvalidDBInstanceAutomatedBackupStateFault$,
  PointInTimeRestoreNotEnabledFault$,
  RestoreDBInstanceToPointInTime$,
  StartDBInstanceAutomatedBackupsReplication$,
  StopDBInstanceAutomatedBackupsReplication$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {
  deleteDBInstanceAutomatedBackup,
  describeDBInstanceAutomatedBackups,
} from '../automated-backups.ts';
import {
  startDBInstanceAutomatedBackupsReplication,
  stopDBInstanceAutomatedBackupsReplication,
} from '../backup-replication.ts';
import {settingsRoles} from '../passed-roles.ts';
import {restoreDBInstanceToPointInTime} from '../point-in-time.ts';
import {onTargetInstance} from './resources.ts';

const onSource = {
  resource: (input: {readonly SourceDBInstanceArn?: string | undefined}): string =>
    input.SourceDBInstanceArn || '*',
};

/** The operations of this table. */
export const backupOperations = [
  operation({
    schema: DescribeDBInstanceAutomatedBackups$,
    mode: 'read',
    handle: describeDBInstanceAutomatedBackups,
  }),
  operation({
    schema: DeleteDBInstanceAutomatedBackup$,
    mode: 'change',
    handle: deleteDBInstanceAutomatedBackup,
  }),
  operation({
    schema: RestoreDBInstanceToPointInTime$,
    mode: 'change',
    ...onTargetInstance,
    passes: settingsRoles,
    handle: restoreDBInstanceToPointInTime,
  }),
  operation({
    schema: StartDBInstanceAutomatedBackupsReplication$,
    mode: 'change',
    ...onSource,
    handle: startDBInstanceAutomatedBackupsReplication,
  }),
  operation({
    schema: StopDBInstanceAutomatedBackupsReplication$,
    mode: 'change',
    ...onSource,
    handle: stopDBInstanceAutomatedBackupsReplication,
  }),
];

/** The errors they answer with. */
export const backupErrors = {
  DBInstanceAutomatedBackupNotFoundFault$,
  DBInstanceAutomatedBackupQuotaExceededFault$,
  InvalidDBInstanceAutomatedBackupStateFault$,
  PointInTimeRestoreNotEnabledFault$,
};
