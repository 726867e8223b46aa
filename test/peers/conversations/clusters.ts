/** Clusters: created, locked out of nothing, restored and deleted (facts/aws.md §1.5, §6 and §8). */
import type {Kept, Step} from './step.ts';

const DBClusterIdentifier = 'peer-cluster';
const orders = '1234abcd-12ab-34cd-56ef-1234567890ab';
const ordersArn = `arn:aws:kms:eu-west-1:111122223333:key/${orders}`;
const made = {
  DBClusterIdentifier,
  Engine: 'aurora-postgresql',
  MasterUsername: 'peer',
  MasterUserPassword: 'not-a-real-one',
};
const half = 1_800_000;
const cluster = (members: object): Step['answers'] => ({DBCluster: members});
const resource = (kept: Kept): object => ({DbClusterResourceId: kept.clusterResource});

export const clusterConversation: readonly Step[] = [
  {
    call: 'rds:CreateDBCluster',
    input: {...made, MasterUsername: undefined},
    refuses: {
      code: 'InvalidParameterValue',
      message: 'The parameter MasterUsername must be provided and must not be blank.',
      status: 400,
    },
  },
  {
    call: 'rds:CreateDBCluster',
    input: {...made, KmsKeyId: 'alias/nobody'},
    refuses: {code: 'KMSKeyNotAccessibleFault', message: /alias\/nobody/, status: 400},
  },
  {
    call: 'rds:CreateDBCluster',
    input: {...made, KmsKeyId: orders, BackupRetentionPeriod: 3},
    answers: cluster({Status: 'creating', KmsKeyId: ordersArn, BackupRetentionPeriod: 3}),
    keeps: ['clusterResource', 'DBCluster', 'DbClusterResourceId'],
  },
  {
    call: 'rds:CreateDBCluster',
    input: made,
    refuses: {code: 'DBClusterAlreadyExistsFault', status: 400},
  },
  {
    call: 'rds:CreateDBInstance',
    input: {
      DBInstanceIdentifier: 'peer-member',
      DBClusterIdentifier,
      DBInstanceClass: 'db.r6g.large',
      Engine: 'aurora-postgresql',
    },
    refuses: {code: 'InvalidDBClusterStateFault', message: /is in creating state/, status: 400},
  },
  {
    after: half,
    call: 'rds:CreateDBInstance',
    input: {
      DBInstanceIdentifier: 'peer-member',
      DBClusterIdentifier,
      DBInstanceClass: 'db.r6g.large',
      Engine: 'aurora-postgresql',
    },
    answers: {DBInstance: {DBInstanceStatus: 'creating', DBClusterIdentifier}},
  },
  {
    after: half,
    call: 'rds:DescribeDBClusters',
    input: {DBClusterIdentifier},
    answers: {
      DBClusters: [
        {
          Status: 'available',
          DBClusterMembers: [{DBInstanceIdentifier: 'peer-member', IsClusterWriter: true}],
        },
      ],
    },
  },
  {
    call: 'rds:DescribeDBClusters',
    input: {DBClusterIdentifier: 'none'},
    refuses: {
      code: 'DBClusterNotFoundFault',
      message: 'DBCluster none not found.',
      status: 404,
    },
  },
  {
    call: 'rds:StartDBCluster',
    input: {DBClusterIdentifier},
    refuses: {
      code: 'InvalidDBClusterStateFault',
      message:
        'DbCluster peer-cluster is in available state but expected it to be one of stopped,inaccessible-encryption-credentials-recoverable.',
      status: 400,
    },
  },
  {
    call: 'rds:StopDBInstance',
    input: {DBInstanceIdentifier: 'peer-member'},
    refuses: {
      code: 'InvalidParameterCombination',
      message: 'aurora-postgresql DB instances are not eligible for stopping and starting.',
      status: 400,
    },
  },
  {
    call: 'rds:ModifyDBCluster',
    input: {DBClusterIdentifier, BackupRetentionPeriod: 5, DeletionProtection: true},
    answers: cluster({BackupRetentionPeriod: 5, DeletionProtection: true}),
  },
  {
    call: 'rds:DeleteDBCluster',
    input: {DBClusterIdentifier, SkipFinalSnapshot: true},
    refuses: {
      code: 'InvalidParameterCombination',
      message: 'Cannot delete protected Cluster, please disable deletion protection and try again.',
      status: 400,
    },
  },
  {
    call: 'rds:ModifyDBCluster',
    input: {DBClusterIdentifier, DeletionProtection: false},
    answers: cluster({DeletionProtection: false}),
  },
  {
    call: 'rds:DeleteDBCluster',
    input: {DBClusterIdentifier, SkipFinalSnapshot: true},
    refuses: {
      code: 'InvalidDBClusterStateFault',
      message: 'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
      status: 400,
    },
  },
  {
    call: 'rds:CreateDBClusterSnapshot',
    input: {DBClusterIdentifier, DBClusterSnapshotIdentifier: 'peer-snapshot'},
    answers: {DBClusterSnapshot: {Status: 'creating', KmsKeyId: ordersArn}},
  },
  {
    after: half,
    call: 'rds:DescribeDBClusterSnapshots',
    input: {DBClusterIdentifier, SnapshotType: 'manual'},
    answers: {DBClusterSnapshots: [{Status: 'available', PercentProgress: 100}]},
  },
  {
    call: 'rds:CopyDBClusterSnapshot',
    input: {
      SourceDBClusterSnapshotIdentifier: 'none',
      TargetDBClusterSnapshotIdentifier: 'peer-copy',
    },
    refuses: {code: 'DBClusterSnapshotNotFoundFault', status: 404},
  },
  {
    call: 'rds:CopyDBClusterSnapshot',
    input: {
      SourceDBClusterSnapshotIdentifier: 'peer-snapshot',
      TargetDBClusterSnapshotIdentifier: 'peer-copy',
      KmsKeyId: orders,
    },
    answers: {DBClusterSnapshot: {Status: 'copying', KmsKeyId: ordersArn}},
  },
  {
    call: 'rds:ModifyDBClusterSnapshotAttribute',
    input: {
      DBClusterSnapshotIdentifier: 'peer-snapshot',
      AttributeName: 'restore',
      ValuesToAdd: ['444455556666'],
    },
    answers: {
      DBClusterSnapshotAttributesResult: {
        DBClusterSnapshotAttributes: [
          {AttributeName: 'restore', AttributeValues: ['444455556666']},
        ],
      },
    },
  },
  {
    call: 'rds:RestoreDBClusterFromSnapshot',
    input: {
      DBClusterIdentifier: 'peer-again',
      SnapshotIdentifier: 'peer-snapshot',
      Engine: 'aurora-postgresql',
    },
    answers: cluster({Status: 'creating', KmsKeyId: ordersArn, DBClusterMembers: []}),
  },
  {
    call: 'rds:RestoreDBClusterToPointInTime',
    input: {
      DBClusterIdentifier: 'peer-clone',
      SourceDBClusterIdentifier: DBClusterIdentifier,
      RestoreType: 'copy-on-write',
      UseLatestRestorableTime: true,
    },
    answers: cluster({Status: 'creating', KmsKeyId: ordersArn}),
  },
  {
    call: 'rds:StopDBCluster',
    input: {DBClusterIdentifier},
    answers: cluster({Status: 'stopping'}),
  },
  {
    after: half,
    call: 'rds:StartDBCluster',
    input: {DBClusterIdentifier},
    answers: cluster({Status: 'starting'}),
  },
  {
    after: half,
    call: 'rds:DescribeEvents',
    input: {SourceType: 'db-cluster', SourceIdentifier: DBClusterIdentifier, Duration: 600},
    answers: {
      Events: [
        {Message: 'DB cluster created.', EventCategories: ['creation']},
        {Message: 'DB cluster stopped.', EventCategories: ['notification']},
        {Message: 'DB cluster started.', EventCategories: ['notification']},
      ],
    },
  },
  {
    call: 'rds:DeleteDBInstance',
    input: {DBInstanceIdentifier: 'peer-member'},
    answers: {DBInstance: {DBInstanceStatus: 'deleting'}},
  },
  {
    after: half,
    call: 'rds:DeleteDBCluster',
    input: {DBClusterIdentifier, SkipFinalSnapshot: true, DeleteAutomatedBackups: false},
    answers: cluster({Status: 'deleting'}),
  },
  {
    after: half,
    call: 'rds:DescribeDBClusterAutomatedBackups',
    input: resource,
    answers: {DBClusterAutomatedBackups: [{Status: 'retained', KmsKeyId: ordersArn}]},
  },
  {
    call: 'rds:DeleteDBClusterAutomatedBackup',
    input: resource,
    answers: {DBClusterAutomatedBackup: {Status: 'deleting'}},
  },
  {
    call: 'rds:DescribeDBClusterAutomatedBackups',
    input: resource,
    refuses: {code: 'DBClusterAutomatedBackupNotFoundFault', status: 404},
  },
];
