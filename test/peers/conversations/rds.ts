/** RDS around a lost key: codes, texts and statuses of facts/aws.md §1.5, §3.3, §8. */
import type {Step} from './step.ts';

const orders = '1234abcd-12ab-34cd-56ef-1234567890ab';
const ordersArn = `arn:aws:kms:eu-west-1:111122223333:key/${orders}`;
const spare = '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8';
const hour = 3_600_000;
const DBInstanceIdentifier = 'orders-db';
const newcomer = {
  Engine: 'postgres',
  DBInstanceClass: 'db.t4g.medium',
  AllocatedStorage: 20,
  MasterUsername: 'admin1',
  MasterUserPassword: 'not-a-secret',
};

export const rdsConversation: readonly Step[] = [
  {
    call: 'rds:DescribeDBInstances',
    input: {DBInstanceIdentifier},
    answers: {
      DBInstances: [
        {
          DBInstanceStatus: 'available',
          StorageEncrypted: true,
          KmsKeyId: ordersArn,
          StorageEncryptionType: 'sse-kms',
          Engine: 'postgres',
        },
      ],
    },
  },
  {
    call: 'rds:DescribeDBInstances',
    input: {DBInstanceIdentifier: 'none'},
    refuses: {code: 'DBInstanceNotFound', message: 'DBInstance none not found.', status: 404},
  },
  {
    call: 'rds:DescribeDBInstances',
    input: {MaxRecords: 5},
    refuses: {code: 'InvalidParameterValue', status: 400},
  },
  {
    call: 'rds:CreateDBInstance',
    input: {DBInstanceIdentifier, ...newcomer},
    refuses: {
      code: 'DBInstanceAlreadyExists',
      message: 'DB instance already exists',
      status: 400,
    },
  },
  {
    call: 'rds:CreateDBInstance',
    input: {
      DBInstanceIdentifier: 'peer-db',
      ...newcomer,
      StorageEncrypted: true,
      KmsKeyId: '00000000-1111-4222-8333-444444444444',
    },
    refuses: {code: 'KMSKeyNotAccessibleFault', message: /^The specified KMS key \[/, status: 400},
  },
  {
    call: 'rds:CreateDBInstance',
    input: {
      DBInstanceIdentifier: 'peer-db',
      ...newcomer,
      StorageEncrypted: true,
      KmsKeyId: spare,
    },
    answers: {DBInstance: {DBInstanceStatus: 'creating', DBInstanceIdentifier: 'peer-db'}},
  },
  {
    call: 'rds:StartDBInstance',
    input: {DBInstanceIdentifier},
    refuses: {
      code: 'InvalidDBInstanceState',
      message:
        "Instance orders-db cannot be started as it is not in one of the following statuses: 'stopped, inaccessible-encryption-credentials-recoverable, incompatible-network (only valid for non-SqlServer instances)'.",
      status: 400,
    },
  },
  {
    call: 'rds:CreateDBSnapshot',
    input: {DBInstanceIdentifier, DBSnapshotIdentifier: 'peer-snapshot'},
    answers: {DBSnapshot: {Status: 'creating', SnapshotType: 'manual', KmsKeyId: ordersArn}},
  },
  {
    call: 'rds:CreateDBSnapshot',
    input: {DBInstanceIdentifier: 'sessions-db', DBSnapshotIdentifier: 'peer-snapshot'},
    refuses: {code: 'DBSnapshotAlreadyExists', status: 400},
  },
  {
    call: 'rds:RestoreDBInstanceFromDBSnapshot',
    input: {DBInstanceIdentifier: 'restored-db', DBSnapshotIdentifier: 'no-such'},
    refuses: {code: 'DBSnapshotNotFound', status: 404},
  },
  {call: 'kms:DisableKey', input: {KeyId: orders}, answers: {}},
  {
    after: 3 * hour,
    call: 'rds:DescribeDBInstances',
    input: {DBInstanceIdentifier},
    answers: {
      DBInstances: [{DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable'}],
    },
  },
  {
    call: 'rds:DescribeEvents',
    input: {SourceIdentifier: DBInstanceIdentifier, SourceType: 'db-instance', Duration: 240},
    answers: {},
  },
  {
    call: 'rds:StartDBInstance',
    input: {DBInstanceIdentifier},
    refuses: {code: 'KMSKeyNotAccessibleFault', message: new RegExp(orders), status: 400},
  },
  {
    call: 'rds:CreateDBSnapshot',
    input: {DBInstanceIdentifier, DBSnapshotIdentifier: 'too-late'},
    refuses: {code: 'InvalidDBInstanceState', status: 400},
  },
  {
    call: 'rds:RestoreDBInstanceFromDBSnapshot',
    input: {DBInstanceIdentifier: 'restored-db', DBSnapshotIdentifier: 'orders-manual'},
    refuses: {code: 'KMSKeyNotAccessibleFault', status: 400},
  },
  {
    call: 'rds:CopyDBSnapshot',
    input: {
      SourceDBSnapshotIdentifier: 'orders-manual',
      TargetDBSnapshotIdentifier: 'copied',
      KmsKeyId: spare,
    },
    refuses: {code: 'KMSKeyNotAccessibleFault', message: /source snapshot KMS key/, status: 400},
  },
  {
    call: 'rds:DescribeDBSnapshots',
    input: {DBSnapshotIdentifier: 'orders-manual'},
    answers: {DBSnapshots: [{Status: 'available'}]},
  },
  {call: 'kms:EnableKey', input: {KeyId: orders}, answers: {}},
  {
    call: 'rds:StartDBInstance',
    input: {DBInstanceIdentifier},
    answers: {DBInstance: {DBInstanceStatus: 'starting'}},
  },
  {
    after: hour,
    call: 'rds:DescribeDBInstances',
    input: {DBInstanceIdentifier},
    answers: {DBInstances: [{DBInstanceStatus: 'available'}]},
  },
  {
    call: 'rds:RestoreDBInstanceFromDBSnapshot',
    input: {DBInstanceIdentifier: 'restored-db', DBSnapshotIdentifier: 'orders-manual'},
    answers: {DBInstance: {DBInstanceStatus: 'creating', KmsKeyId: ordersArn}},
  },
  {
    call: 'rds:RestoreDBInstanceToPointInTime',
    input: {
      SourceDBInstanceIdentifier: 'sessions-db',
      TargetDBInstanceIdentifier: 'earlier-db',
      UseLatestRestorableTime: true,
    },
    answers: {DBInstance: {DBInstanceStatus: 'creating'}},
  },
  {
    call: 'rds:DescribeDBInstanceAutomatedBackups',
    input: {DBInstanceIdentifier: 'sessions-db'},
    answers: {DBInstanceAutomatedBackups: [{Status: 'active'}]},
  },
  {
    call: 'rds:ModifyDBInstance',
    input: {DBInstanceIdentifier, DeletionProtection: true, ApplyImmediately: true},
    answers: {},
  },
  {
    call: 'rds:DeleteDBInstance',
    input: {DBInstanceIdentifier, SkipFinalSnapshot: true},
    refuses: {code: 'InvalidParameterCombination', status: 400},
  },
  {
    call: 'rds:DescribeDBClusters',
    input: {DBClusterIdentifier: 'ledger'},
    answers: {DBClusters: [{Engine: 'aurora-postgresql', DBClusterMembers: [{}]}]},
  },
  {
    call: 'rds:DescribeDBClusters',
    input: {DBClusterIdentifier: 'none'},
    refuses: {code: 'DBClusterNotFoundFault', status: 404},
  },
  {
    call: 'rds:StartDBCluster',
    input: {DBClusterIdentifier: 'none'},
    refuses: {code: 'DBClusterNotFoundFault', status: 404},
  },
  {
    call: 'rds:StopDBInstance',
    input: {DBInstanceIdentifier: 'sessions-db'},
    answers: {DBInstance: {DBInstanceStatus: 'stopping'}},
  },
];
