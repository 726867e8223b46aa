/** Moves on clusters beyond starting and stopping: names, copies, replicas, global databases. */
import type {Move} from './moves.ts';

const [orders, spare] = [
  '1234abcd-12ab-34cd-56ef-1234567890ab',
  '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8',
];
const account = 'arn:aws:rds:eu-west-1:111122223333';

const call = (name: string, input: {readonly [member: string]: unknown}): Move => ({
  call: name,
  input: () => input,
});

const names = ['ledger', 'fresh-cluster', 'journal'];

/** Every name is tried on every call, so that most of them are wrong at their moment. */
export const clusterMoves: readonly Move[] = [
  ...names.flatMap((DBClusterIdentifier, index) => [
    call('rds:ModifyDBCluster', {
      DBClusterIdentifier,
      NewDBClusterIdentifier: names[(index + 1) % names.length],
      ApplyImmediately: index !== 1,
    }),
    call('rds:ModifyDBCluster', {DBClusterIdentifier, EngineVersion: '16.8'}),
    call('rds:CreateDBCluster', {
      DBClusterIdentifier,
      Engine: 'aurora-postgresql',
      ReplicationSourceIdentifier: `${account}:cluster:${names[(index + 2) % names.length]}`,
    }),
    call('rds:CreateDBCluster', {
      DBClusterIdentifier,
      Engine: 'postgres',
      DBClusterInstanceClass: 'db.r6gd.large',
      AllocatedStorage: 100,
      Iops: 1000,
      MasterUsername: 'admin1',
      MasterUserPassword: 'not-a-secret',
      KmsKeyId: spare,
    }),
    call('rds:PromoteReadReplicaDBCluster', {DBClusterIdentifier}),
    call('rds:DeleteDBCluster', {
      DBClusterIdentifier,
      SkipFinalSnapshot: true,
      DeleteAutomatedBackups: false,
    }),
    call('rds:CreateGlobalCluster', {
      GlobalClusterIdentifier: 'world',
      SourceDBClusterIdentifier: `${account}:cluster:${DBClusterIdentifier}`,
    }),
    call('rds:RemoveFromGlobalCluster', {
      GlobalClusterIdentifier: 'world',
      DbClusterIdentifier: `${account}:cluster:${DBClusterIdentifier}`,
    }),
    call('rds:CreateDBClusterEndpoint', {
      DBClusterIdentifier,
      DBClusterEndpointIdentifier: 'reports',
      EndpointType: 'READER',
    }),
    call('rds:RestoreDBClusterToPointInTime', {
      DBClusterIdentifier,
      SourceDBClusterIdentifier: names[(index + 1) % names.length],
      RestoreType: 'copy-on-write',
      UseLatestRestorableTime: true,
    }),
  ]),
  call('rds:ModifyGlobalCluster', {
    GlobalClusterIdentifier: 'world',
    NewGlobalClusterIdentifier: 'planet',
  }),
  call('rds:ModifyGlobalCluster', {
    GlobalClusterIdentifier: 'planet',
    NewGlobalClusterIdentifier: 'world',
  }),
  call('rds:DeleteGlobalCluster', {GlobalClusterIdentifier: 'world'}),
  call('rds:DeleteDBClusterEndpoint', {DBClusterEndpointIdentifier: 'reports'}),
  call('rds:DeleteDBInstance', {DBInstanceIdentifier: 'ledger-1'}),
  call('rds:CopyDBClusterSnapshot', {
    SourceDBClusterSnapshotIdentifier: 'cluster-by-hand',
    TargetDBClusterSnapshotIdentifier: 'cluster-copied',
    KmsKeyId: orders,
  }),
  call('rds:DeleteDBClusterSnapshot', {DBClusterSnapshotIdentifier: 'cluster-by-hand'}),
];
