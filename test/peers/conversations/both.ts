/** RDS and KMS calls that moto has too, in an order that works at both ends. */
import type {Kept} from './step.ts';

/** One call; `after` lets time pass at our end, moto knows none. */
export type SharedCall = {
  readonly call: string;
  readonly input: (kept: Kept) => object;
  readonly after?: number;
  readonly keeps?: readonly [string, ...string[]];
};

const hour = 3_600_000;
const master = {MasterUsername: 'admin1', MasterUserPassword: 'not-a-secret'};
const instance = {
  DBInstanceIdentifier: 'peer-db',
  DBInstanceClass: 'db.m5.large',
  Engine: 'postgres',
  AllocatedStorage: 20,
  StorageEncrypted: true,
  ...master,
};
const snapshot = {DBInstanceIdentifier: 'peer-db', DBSnapshotIdentifier: 'peer-snapshot'};
const cluster = {
  DBClusterIdentifier: 'peer-cluster',
  Engine: 'aurora-postgresql',
  StorageEncrypted: true,
  ...master,
};
const clusterSnapshot = {
  DBClusterIdentifier: 'peer-cluster',
  DBClusterSnapshotIdentifier: 'peer-cluster-snapshot',
};
const fixed = (call: string, input: object, after?: number): SharedCall => ({
  call,
  input: () => input,
  ...(after === undefined ? {} : {after}),
});
const onKey = (call: string, more: object = {}): SharedCall => ({
  call,
  // moto takes an ARN for some of these calls and fails on others.
  input: ({key = ''}) => ({KeyId: key.split('/').at(-1), ...more}),
});

export const sharedCalls: readonly SharedCall[] = [
  {call: 'kms:CreateKey', input: () => ({}), keeps: ['key', 'KeyMetadata', 'Arn']},
  onKey('kms:DescribeKey'),
  onKey('kms:GetKeyPolicy', {PolicyName: 'default'}),
  onKey('kms:ListGrants'),
  fixed('kms:DescribeKey', {KeyId: '00000000-1111-4222-8333-444444444444'}),
  {call: 'rds:CreateDBInstance', input: ({key}) => ({...instance, KmsKeyId: key})},
  fixed('rds:CreateDBInstance', instance),
  fixed('rds:DescribeDBInstances', {DBInstanceIdentifier: 'peer-db'}, hour),
  fixed('rds:DescribeDBInstances', {DBInstanceIdentifier: 'no-such-db'}),
  fixed('rds:CreateDBSnapshot', snapshot),
  fixed('rds:CreateDBSnapshot', snapshot, hour),
  fixed('rds:DescribeDBSnapshots', {DBSnapshotIdentifier: 'peer-snapshot'}),
  fixed('rds:DescribeDBSnapshots', {DBSnapshotIdentifier: 'no-such-snapshot'}),
  fixed('rds:CopyDBSnapshot', {
    SourceDBSnapshotIdentifier: 'peer-snapshot',
    TargetDBSnapshotIdentifier: 'peer-copy',
  }),
  fixed('rds:RestoreDBInstanceFromDBSnapshot', {
    DBInstanceIdentifier: 'peer-restored',
    DBSnapshotIdentifier: 'peer-snapshot',
  }),
  fixed('rds:RestoreDBInstanceFromDBSnapshot', {
    DBInstanceIdentifier: 'peer-restored-2',
    DBSnapshotIdentifier: 'no-such-snapshot',
  }),
  fixed('rds:RestoreDBInstanceToPointInTime', {
    SourceDBInstanceIdentifier: 'peer-db',
    TargetDBInstanceIdentifier: 'peer-earlier',
    UseLatestRestorableTime: true,
  }),
  fixed('rds:StartDBInstance', {DBInstanceIdentifier: 'peer-db'}),
  fixed('rds:StopDBInstance', {DBInstanceIdentifier: 'peer-db'}),
  fixed('rds:StopDBInstance', {DBInstanceIdentifier: 'peer-db'}, hour),
  fixed('rds:StartDBInstance', {DBInstanceIdentifier: 'peer-db'}),
  fixed('rds:StartDBInstance', {DBInstanceIdentifier: 'no-such-db'}),
  fixed('rds:ModifyDBInstance', {DBInstanceIdentifier: 'no-such-db'}),
  fixed('rds:ModifyDBInstance', {DBInstanceIdentifier: 'peer-db', BackupRetentionPeriod: 3}, hour),
  fixed('rds:DeleteDBSnapshot', {DBSnapshotIdentifier: 'peer-copy'}),
  fixed('rds:DeleteDBSnapshot', {DBSnapshotIdentifier: 'no-such-snapshot'}),
  {call: 'rds:CreateDBCluster', input: ({key}) => ({...cluster, KmsKeyId: key})},
  fixed('rds:CreateDBCluster', cluster),
  fixed('rds:DescribeDBClusters', {DBClusterIdentifier: 'peer-cluster'}, hour),
  fixed('rds:DescribeDBClusters', {DBClusterIdentifier: 'no-such-cluster'}),
  fixed('rds:CreateDBClusterSnapshot', clusterSnapshot),
  fixed('rds:DescribeDBClusterSnapshots', clusterSnapshot, hour),
  fixed('rds:RestoreDBClusterFromSnapshot', {
    DBClusterIdentifier: 'peer-cluster-2',
    SnapshotIdentifier: 'peer-cluster-snapshot',
    Engine: 'aurora-postgresql',
  }),
  fixed('rds:StartDBCluster', {DBClusterIdentifier: 'no-such-cluster'}),
  fixed('rds:DeleteDBCluster', {DBClusterIdentifier: 'no-such-cluster', SkipFinalSnapshot: true}),
  fixed('rds:DeleteDBInstance', {DBInstanceIdentifier: 'no-such-db', SkipFinalSnapshot: true}),
  fixed('rds:DeleteDBInstance', {DBInstanceIdentifier: 'peer-db', SkipFinalSnapshot: true}),
  onKey('kms:DisableKey'),
  onKey('kms:ScheduleKeyDeletion', {PendingWindowInDays: 7}),
  onKey('kms:CancelKeyDeletion'),
];
