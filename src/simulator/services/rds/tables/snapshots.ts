/** Operations on DB snapshots and their errors. */
import {
  CopyDBSnapshot$,
  CreateDBSnapshot$,
  DBSnapshotAlreadyExistsFault$,
  DBSnapshotNotFoundFault$,
  DescribeDBSnapshots$,
  InvalidDBSnapshotStateFault$,
  SnapshotQuotaExceededFault$,
} from '@aws-sdk/client-rds';
import {rdsArn} from '../../../world/names.ts';
import {type Call, operation, type TrailResource} from '../../call.ts';
import {identifierOf} from '../find.ts';
import {copyDBSnapshot} from '../snapshots/copy.ts';
import {createDBSnapshot} from '../snapshots/create.ts';
import {describeDBSnapshots} from '../snapshots/describe.ts';

type NamesSnapshot = {readonly DBSnapshotIdentifier?: string | undefined};

const onSnapshot = {
  resource: (input: NamesSnapshot, call: Call) =>
    rdsArn(call.place, 'snapshot', identifierOf(input.DBSnapshotIdentifier ?? '*', 'snapshot')),
  trail: (input: NamesSnapshot): TrailResource[] =>
    input.DBSnapshotIdentifier
      ? [{type: 'AWS::RDS::DBSnapshot', name: identifierOf(input.DBSnapshotIdentifier, 'snapshot')}]
      : [],
};

type NamesCopy = {readonly TargetDBSnapshotIdentifier?: string | undefined};

const onCopy = {
  resource: (input: NamesCopy, call: Call) =>
    onSnapshot.resource({DBSnapshotIdentifier: input.TargetDBSnapshotIdentifier}, call),
  trail: (input: NamesCopy) =>
    onSnapshot.trail({DBSnapshotIdentifier: input.TargetDBSnapshotIdentifier}),
};

/** The operations of this table. */
export const snapshotOperations = [
  operation({
    schema: DescribeDBSnapshots$,
    mode: 'read',
    ...onSnapshot,
    handle: describeDBSnapshots,
  }),
  operation({schema: CreateDBSnapshot$, mode: 'change', ...onSnapshot, handle: createDBSnapshot}),
  operation({schema: CopyDBSnapshot$, mode: 'change', ...onCopy, handle: copyDBSnapshot}),
];

/** The errors they answer with. */
export const snapshotErrors = {
  DBSnapshotAlreadyExistsFault$,
  DBSnapshotNotFoundFault$,
  InvalidDBSnapshotStateFault$,
  SnapshotQuotaExceededFault$,
};
