/** Operations on DB snapshots and the restores, and their errors. */
import {
  CopyDBSnapshot$,
  CreateDBSnapshot$,
  DBSnapshotAlreadyExistsFault$,
  DBSnapshotNotFoundFault$,
  DeleteDBSnapshot$,
  DescribeDBSnapshotAttributes$,
  DescribeDBSnapshots$,
  InvalidDBSnapshotStateFault$,
  InvalidRestoreFault$,
  ModifyDBSnapshotAttribute$,
  RestoreDBInstanceFromDBSnapshot$,
  SharedSnapshotQuotaExceededFault$,
  SnapshotQuotaExceededFault$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {settingsRoles} from '../passed-roles.ts';
import {restoreDBInstanceFromDBSnapshot} from '../restore.ts';
import {describeDBSnapshotAttributes, modifyDBSnapshotAttribute} from '../snapshots/attributes.ts';
import {copyDBSnapshot} from '../snapshots/copy.ts';
import {createDBSnapshot, deleteDBSnapshot} from '../snapshots/create.ts';
import {describeDBSnapshots} from '../snapshots/describe.ts';
import {onInstance, onSnapshot, onTargetSnapshot} from './resources.ts';

const read = {mode: 'read', ...onSnapshot} as const;
const change = {mode: 'change', ...onSnapshot} as const;

/** The operations of this table. */
export const snapshotOperations = [
  operation({schema: DescribeDBSnapshots$, ...read, handle: describeDBSnapshots}),
  operation({
    schema: DescribeDBSnapshotAttributes$,
    ...read,
    handle: describeDBSnapshotAttributes,
  }),
  operation({schema: CreateDBSnapshot$, ...change, handle: createDBSnapshot}),
  operation({schema: DeleteDBSnapshot$, ...change, handle: deleteDBSnapshot}),
  operation({schema: ModifyDBSnapshotAttribute$, ...change, handle: modifyDBSnapshotAttribute}),
  operation({
    schema: CopyDBSnapshot$,
    mode: 'change',
    ...onTargetSnapshot,
    handle: copyDBSnapshot,
  }),
  operation({
    schema: RestoreDBInstanceFromDBSnapshot$,
    mode: 'change',
    ...onInstance,
    passes: settingsRoles,
    handle: restoreDBInstanceFromDBSnapshot,
  }),
];

/** The errors they answer with. */
export const snapshotErrors = {
  DBSnapshotAlreadyExistsFault$,
  DBSnapshotNotFoundFault$,
  InvalidDBSnapshotStateFault$,
  InvalidRestoreFault$,
  SharedSnapshotQuotaExceededFault$,
  SnapshotQuotaExceededFault$,
};
