/** Moves of a story: calls that people make around a night like this, wrong ones included, and time. */
import type {World} from '../../../src/simulator/world/world.ts';
import {clusterMoves} from './cluster-moves.ts';

/** A call by its name; its input may depend on what the world holds by then. */
export type Move =
  | {readonly call: string; input(world: World): {readonly [member: string]: unknown}}
  | {readonly minutes: number};

const [orders, spare] = [
  '1234abcd-12ab-34cd-56ef-1234567890ab',
  '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8',
];
const instances = ['orders-db', 'sessions-db', 'fresh-db'];
const clusters = ['ledger', 'fresh-cluster'];
const postgres = {
  Engine: 'postgres',
  DBInstanceClass: 'db.t4g.medium',
  MasterUsername: 'admin1',
  MasterUserPassword: 'not-a-secret',
};

const call = (name: string, input: {readonly [member: string]: unknown}): Move => ({
  call: name,
  input: () => input,
});

const onKeys: readonly Move[] = [orders, spare].flatMap((KeyId) => [
  call('kms:DisableKey', {KeyId}),
  call('kms:EnableKey', {KeyId}),
  call('kms:ScheduleKeyDeletion', {KeyId, PendingWindowInDays: 7}),
  call('kms:CancelKeyDeletion', {KeyId}),
  {
    call: 'kms:RevokeGrant',
    input: (world) => ({KeyId, GrantId: firstGrant(world, KeyId ?? '')}),
  },
  {
    call: 'kms:RetireGrant',
    input: (world) => ({KeyId, GrantId: firstGrant(world, KeyId ?? '')}),
  },
  call('kms:CreateGrant', {
    KeyId,
    GranteePrincipal: 'arn:aws:iam::111122223333:role/OnCallResponder',
    Operations: ['Decrypt'],
  }),
  call('kms:PutKeyPolicy', {
    KeyId,
    PolicyName: 'default',
    Policy: '{"Version":"2012-10-17","Statement":[]}',
  }),
]);

const onInstances: readonly Move[] = instances.flatMap((DBInstanceIdentifier) => [
  call('rds:StartDBInstance', {DBInstanceIdentifier}),
  call('rds:StopDBInstance', {DBInstanceIdentifier}),
  call('rds:RebootDBInstance', {DBInstanceIdentifier}),
  call('rds:CreateDBInstance', {
    DBInstanceIdentifier,
    ...postgres,
    AllocatedStorage: 20,
    StorageEncrypted: true,
    KmsKeyId: spare,
  }),
  call('rds:DeleteDBInstance', {DBInstanceIdentifier, SkipFinalSnapshot: true}),
  call('rds:DeleteDBInstance', {
    DBInstanceIdentifier,
    FinalDBSnapshotIdentifier: `${DBInstanceIdentifier}-final`,
    DeleteAutomatedBackups: false,
  }),
  call('rds:CreateDBSnapshot', {DBInstanceIdentifier, DBSnapshotIdentifier: 'by-hand'}),
  call('rds:ModifyDBInstance', {
    DBInstanceIdentifier,
    BackupRetentionPeriod: 0,
    ApplyImmediately: true,
  }),
  call('rds:ModifyDBInstance', {
    DBInstanceIdentifier,
    NewDBInstanceIdentifier: 'fresh-db',
    ApplyImmediately: true,
  }),
  call('rds:CreateDBInstanceReadReplica', {
    DBInstanceIdentifier: `${DBInstanceIdentifier}-replica`,
    SourceDBInstanceIdentifier: DBInstanceIdentifier,
  }),
  call('rds:PromoteReadReplica', {DBInstanceIdentifier: `${DBInstanceIdentifier}-replica`}),
  call('rds:DeleteDBInstance', {
    DBInstanceIdentifier: `${DBInstanceIdentifier}-replica`,
    SkipFinalSnapshot: true,
  }),
  call('rds:RestoreDBInstanceToPointInTime', {
    SourceDBInstanceIdentifier: DBInstanceIdentifier,
    TargetDBInstanceIdentifier: 'fresh-db',
    UseLatestRestorableTime: true,
  }),
]);

const onSnapshots: readonly Move[] = ['by-hand', 'orders-manual', 'orders-db-final'].flatMap(
  (DBSnapshotIdentifier) => [
    call('rds:RestoreDBInstanceFromDBSnapshot', {
      DBInstanceIdentifier: 'fresh-db',
      DBSnapshotIdentifier,
    }),
    call('rds:DeleteDBSnapshot', {DBSnapshotIdentifier}),
    call('rds:CopyDBSnapshot', {
      SourceDBSnapshotIdentifier: DBSnapshotIdentifier,
      TargetDBSnapshotIdentifier: 'copied',
      KmsKeyId: spare,
    }),
  ],
);

const onClusters: readonly Move[] = clusters.flatMap((DBClusterIdentifier) => [
  call('rds:StartDBCluster', {DBClusterIdentifier}),
  call('rds:StopDBCluster', {DBClusterIdentifier}),
  call('rds:CreateDBCluster', {
    DBClusterIdentifier,
    Engine: 'aurora-postgresql',
    MasterUsername: 'admin1',
    MasterUserPassword: 'not-a-secret',
    StorageEncrypted: true,
    KmsKeyId: orders,
  }),
  call('rds:CreateDBInstance', {
    DBInstanceIdentifier: `${DBClusterIdentifier}-member`,
    DBClusterIdentifier,
    Engine: 'aurora-postgresql',
    DBInstanceClass: 'db.r6g.large',
  }),
  call('rds:DeleteDBInstance', {DBInstanceIdentifier: `${DBClusterIdentifier}-member`}),
  call('rds:FailoverDBCluster', {DBClusterIdentifier}),
  call('rds:DeleteDBCluster', {DBClusterIdentifier, SkipFinalSnapshot: true}),
  call('rds:CreateDBClusterSnapshot', {
    DBClusterIdentifier,
    DBClusterSnapshotIdentifier: 'cluster-by-hand',
  }),
  call('rds:RestoreDBClusterFromSnapshot', {
    DBClusterIdentifier: 'fresh-cluster',
    SnapshotIdentifier: 'cluster-by-hand',
    Engine: 'aurora-postgresql',
    KmsKeyId: spare,
  }),
  call('rds:RestoreDBClusterToPointInTime', {
    DBClusterIdentifier: 'fresh-cluster',
    SourceDBClusterIdentifier: DBClusterIdentifier,
    UseLatestRestorableTime: true,
  }),
]);

const byBackup: Move = {
  call: 'backup:StartRestoreJob',
  input: (world) => ({
    RecoveryPointArn: Object.keys(home(world)?.backup.points ?? {})[0] ?? 'none',
    Metadata: {DBInstanceIdentifier: 'fresh-db'},
    IamRoleArn: 'arn:aws:iam::111122223333:role/AWSBackupDefaultServiceRole',
  }),
};

const passing: readonly Move[] = [1, 20, 25, 60, 180, 1440, 4000, 11_000].map((minutes) => ({
  minutes,
}));

/** Calls of every kind; time passes about as often as all of them together. */
export const moves: {readonly calls: readonly Move[]; readonly passing: readonly Move[]} = {
  calls: [...onKeys, ...onInstances, ...onSnapshots, ...onClusters, ...clusterMoves, byBackup],
  passing,
};

function home(world: World) {
  return world.accounts[world.home.accountId]?.regions[world.home.region];
}

function firstGrant(world: World, keyId: string): string {
  return home(world)?.kms.keys[keyId]?.grants[0]?.id ?? 'none';
}
