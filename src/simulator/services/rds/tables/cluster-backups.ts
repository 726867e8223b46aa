/** Operations on cluster snapshots, automated backups and restores, and their errors. */
import {
  CopyDBClusterSnapshot$,
  CreateDBClusterSnapshot$,
  DBClusterAutomatedBackupNotFoundFault$,
  DBClusterAutomatedBackupQuotaExceededFault$,
  DBClusterSnapshotAlreadyExistsFault$,
  DBClusterSnapshotNotFoundFault$,
  DeleteDBClusterAutomatedBackup$,
  DeleteDBClusterSnapshot$,
  DescribeDBClusterAutomatedBackups$,
  DescribeDBClusterSnapshotAttributes$,
  DescribeDBClusterSnapshots$,
  InvalidDBClusterAutomatedBackupStateFault$,
  InvalidDBClusterSnapshotStateFault$,
  InvalidRestoreFault$,
  ModifyDBClusterSnapshotAttribute$,
  RestoreDBClusterFromSnapshot$,
  RestoreDBClusterToPointInTime$,
  SharedSnapshotQuotaExceededFault$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {
  deleteDBClusterAutomatedBackup,
  describeDBClusterAutomatedBackups,
} from '../clusters/automated-backups.ts';
import {copyDBClusterSnapshot} from '../clusters/copy-snapshot.ts';
import {describeDBClusterSnapshots} from '../clusters/describe-snapshots.ts';
import {restoreDBClusterToPointInTime} from '../clusters/restore-point.ts';
import {restoreDBClusterFromSnapshot} from '../clusters/restore-snapshot.ts';
import {
  describeDBClusterSnapshotAttributes,
  modifyDBClusterSnapshotAttribute,
} from '../clusters/sharing.ts';
import {createDBClusterSnapshot, deleteDBClusterSnapshot} from '../clusters/snapshots.ts';
import {settingsRoles} from '../passed-roles.ts';
import {onCluster, onClusterSnapshot, onCopyOfClusterSnapshot} from './cluster-resource.ts';

/** The operations of this table. */
export const clusterBackupOperations = [
  operation({
    schema: DescribeDBClusterSnapshots$,
    mode: 'read',
    ...onClusterSnapshot,
    handle: describeDBClusterSnapshots,
  }),
  operation({
    schema: CreateDBClusterSnapshot$,
    mode: 'change',
    ...onClusterSnapshot,
    handle: createDBClusterSnapshot,
  }),
  operation({
    schema: CopyDBClusterSnapshot$,
    mode: 'change',
    ...onCopyOfClusterSnapshot,
    handle: copyDBClusterSnapshot,
  }),
  operation({
    schema: DeleteDBClusterSnapshot$,
    mode: 'change',
    ...onClusterSnapshot,
    handle: deleteDBClusterSnapshot,
  }),
  operation({
    schema: DescribeDBClusterSnapshotAttributes$,
    mode: 'read',
    ...onClusterSnapshot,
    handle: describeDBClusterSnapshotAttributes,
  }),
  operation({
    schema: ModifyDBClusterSnapshotAttribute$,
    mode: 'change',
    ...onClusterSnapshot,
    handle: modifyDBClusterSnapshotAttribute,
  }),
  operation({
    schema: RestoreDBClusterFromSnapshot$,
    mode: 'change',
    ...onCluster,
    passes: settingsRoles,
    handle: restoreDBClusterFromSnapshot,
  }),
  operation({
    schema: RestoreDBClusterToPointInTime$,
    mode: 'change',
    ...onCluster,
    passes: settingsRoles,
    handle: restoreDBClusterToPointInTime,
  }),
  operation({
    schema: DescribeDBClusterAutomatedBackups$,
    mode: 'read',
    handle: describeDBClusterAutomatedBackups,
  }),
  operation({
    schema: DeleteDBClusterAutomatedBackup$,
    mode: 'change',
    handle: deleteDBClusterAutomatedBackup,
  }),
];

/** The errors they answer with. */
export const clusterBackupErrors = {
  DBClusterAutomatedBackupNotFoundFault$,
  DBClusterAutomatedBackupQuotaExceededFault$,
  DBClusterSnapshotAlreadyExistsFault$,
  DBClusterSnapshotNotFoundFault$,
  InvalidDBClusterAutomatedBackupStateFault$,
  InvalidDBClusterSnapshotStateFault$,
  InvalidRestoreFault$,
  SharedSnapshotQuotaExceededFault$,
};
