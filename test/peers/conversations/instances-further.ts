/** Instances beyond their own life: replicas, roles, sharing, replicated backups, tags (facts/aws.md §6, §8). */
import type {Kept, Step} from './step.ts';

const minute = 60_000;
const half = 30 * minute;
const home = '111122223333';
const far = 'eu-central-1';
const DBInstanceIdentifier = 'peer-replica';
const ordersDb = `arn:aws:rds:eu-west-1:${home}:db:orders-db`;
const noDatabase = {
  code: 'DBInstanceNotFound',
  message: 'DBInstance none not found.',
  status: 404,
};
const noSnapshot = {code: 'DBSnapshotNotFound', status: 404};
const role = {
  DBInstanceIdentifier: 'orders-db',
  RoleArn: `arn:aws:iam::${home}:role/Import`,
  FeatureName: 's3Import',
};
const shared = {DBSnapshotIdentifier: 'peer-shared'};
const instance = (members: object): Step['answers'] => ({DBInstance: members});
const replicated = (kept: Kept): object => ({
  SourceDBInstanceArn: ordersDb,
  KmsKeyId: kept.farKey,
});
const tags = {ResourceName: ordersDb, Tags: [{Key: 'team', Value: 'shop'}]};

export const furtherInstanceConversation: readonly Step[] = [
  {
    call: 'rds:CreateDBInstanceReadReplica',
    input: {DBInstanceIdentifier, SourceDBInstanceIdentifier: 'none'},
    refuses: noDatabase,
  },
  {
    call: 'rds:CreateDBInstanceReadReplica',
    input: {DBInstanceIdentifier, SourceDBInstanceIdentifier: 'orders-db'},
    answers: instance({
      DBInstanceStatus: 'creating',
      ReadReplicaSourceDBInstanceIdentifier: 'orders-db',
    }),
    keeps: ['replica', 'DBInstance', 'DbiResourceId'],
  },
  {
    call: 'rds:PromoteReadReplica',
    input: {DBInstanceIdentifier: 'orders-db'},
    refuses: {code: 'InvalidDBInstanceState', status: 400},
  },
  {
    after: 2 * half,
    call: 'rds:PromoteReadReplica',
    input: {DBInstanceIdentifier, BackupRetentionPeriod: 3},
    answers: instance({DBInstanceIdentifier}),
  },
  {
    after: 2 * half,
    call: 'rds:DescribeDBInstances',
    input: {DBInstanceIdentifier},
    answers: {DBInstances: [{DBInstanceStatus: 'available', BackupRetentionPeriod: 3}]},
  },
  {
    call: 'rds:RebootDBInstance',
    input: {DBInstanceIdentifier},
    answers: instance({DBInstanceStatus: 'rebooting'}),
  },
  {call: 'rds:RebootDBInstance', input: {DBInstanceIdentifier: 'none'}, refuses: noDatabase},
  {call: 'rds:ModifyDBInstance', input: {DBInstanceIdentifier: 'none'}, refuses: noDatabase},
  {call: 'rds:AddRoleToDBInstance', input: role},
  {
    call: 'rds:AddRoleToDBInstance',
    input: role,
    refuses: {code: 'DBInstanceRoleAlreadyExists', status: 400},
  },
  {
    call: 'rds:DescribeDBInstances',
    input: {DBInstanceIdentifier: 'orders-db'},
    answers: {DBInstances: [{AssociatedRoles: [{RoleArn: role.RoleArn, Status: 'ACTIVE'}]}]},
  },
  {call: 'rds:RemoveRoleFromDBInstance', input: role},
  {
    call: 'rds:RemoveRoleFromDBInstance',
    input: role,
    refuses: {code: 'DBInstanceRoleNotFound', status: 404},
  },

  {
    call: 'rds:CreateDBSnapshot',
    input: {...shared, DBInstanceIdentifier: 'orders-db'},
    answers: {DBSnapshot: {Status: 'creating', Encrypted: true}},
  },
  {
    after: half,
    call: 'rds:ModifyDBSnapshotAttribute',
    input: {...shared, AttributeName: 'restore', ValuesToAdd: ['444455556666']},
    answers: {DBSnapshotAttributesResult: {DBSnapshotIdentifier: 'peer-shared'}},
  },
  {
    call: 'rds:DescribeDBSnapshotAttributes',
    input: shared,
    answers: {
      DBSnapshotAttributesResult: {
        DBSnapshotAttributes: [{AttributeName: 'restore', AttributeValues: ['444455556666']}],
      },
    },
  },
  {
    call: 'rds:ModifyDBSnapshotAttribute',
    input: {DBSnapshotIdentifier: 'none', AttributeName: 'restore', ValuesToAdd: [home]},
    refuses: noSnapshot,
  },
  {
    call: 'rds:DescribeDBSnapshotAttributes',
    input: {DBSnapshotIdentifier: 'none'},
    refuses: noSnapshot,
  },
  {call: 'rds:DescribeDBSnapshots', input: {DBSnapshotIdentifier: 'none'}, refuses: noSnapshot},
  {
    call: 'rds:CopyDBSnapshot',
    input: {
      SourceDBSnapshotIdentifier: 'peer-shared',
      TargetDBSnapshotIdentifier: 'peer-copy',
      KmsKeyId: 'alias/spare',
    },
    answers: {
      DBSnapshot: {
        Encrypted: true,
        KmsKeyId: /key\/5f0c2a71-/,
        SourceDBSnapshotIdentifier: `arn:aws:rds:eu-west-1:${home}:snapshot:peer-shared`,
      },
    },
  },
  {
    call: 'rds:DeleteDBSnapshot',
    input: shared,
    answers: {DBSnapshot: {Status: 'deleted'}},
  },
  {call: 'rds:DeleteDBSnapshot', input: shared, refuses: noSnapshot},
  {
    call: 'rds:RestoreDBInstanceToPointInTime',
    input: {
      SourceDBInstanceIdentifier: 'none',
      TargetDBInstanceIdentifier: 'back',
      UseLatestRestorableTime: true,
    },
    refuses: noDatabase,
  },

  {call: 'kms:CreateKey', region: far, keeps: ['farKey', 'KeyMetadata', 'Arn']},
  {
    call: 'rds:StartDBInstanceAutomatedBackupsReplication',
    region: far,
    input: (kept) => ({...replicated(kept), SourceDBInstanceArn: `${ordersDb}-gone`}),
    refuses: {code: 'DBInstanceNotFound', status: 404},
  },
  {
    call: 'rds:StartDBInstanceAutomatedBackupsReplication',
    region: far,
    input: replicated,
    answers: {DBInstanceAutomatedBackup: {DBInstanceIdentifier: 'orders-db', Status: 'pending'}},
  },
  {
    after: 6 * half,
    call: 'rds:StopDBInstanceAutomatedBackupsReplication',
    region: far,
    input: {SourceDBInstanceArn: ordersDb},
    answers: {DBInstanceAutomatedBackup: {DBInstanceIdentifier: 'orders-db'}},
  },
  {
    call: 'rds:StopDBInstanceAutomatedBackupsReplication',
    region: far,
    input: {SourceDBInstanceArn: `${ordersDb}-gone`},
    refuses: {code: 'InvalidDBInstanceState', status: 400},
  },
  {
    call: 'rds:DeleteDBInstance',
    input: {DBInstanceIdentifier, SkipFinalSnapshot: true, DeleteAutomatedBackups: false},
    answers: instance({DBInstanceStatus: 'deleting'}),
  },
  {
    after: half,
    call: 'rds:DescribeDBInstanceAutomatedBackups',
    input: (kept) => ({DbiResourceId: kept.replica}),
    answers: {DBInstanceAutomatedBackups: [{DBInstanceIdentifier, Status: 'retained'}]},
  },
  {
    call: 'rds:DeleteDBInstanceAutomatedBackup',
    input: (kept) => ({DbiResourceId: kept.replica}),
    answers: {DBInstanceAutomatedBackup: {DBInstanceIdentifier}},
  },
  {
    call: 'rds:DeleteDBInstanceAutomatedBackup',
    input: (kept) => ({DbiResourceId: kept.replica}),
    refuses: {code: 'DBInstanceAutomatedBackupNotFound', status: 404},
  },

  {call: 'rds:AddTagsToResource', input: tags},
  {
    call: 'rds:AddTagsToResource',
    input: {...tags, ResourceName: `${ordersDb}-gone`},
    refuses: {code: 'DBInstanceNotFound', status: 404},
  },
  {
    call: 'rds:ListTagsForResource',
    input: {ResourceName: ordersDb},
    answers: {TagList: [{Key: 'team', Value: 'shop'}]},
  },
  {
    call: 'rds:ListTagsForResource',
    input: {ResourceName: `${ordersDb}-gone`},
    refuses: {code: 'DBInstanceNotFound', status: 404},
  },
  {call: 'rds:RemoveTagsFromResource', input: {ResourceName: ordersDb, TagKeys: ['team']}},
  {call: 'rds:ListTagsForResource', input: {ResourceName: ordersDb}, answers: {TagList: []}},
  {
    call: 'rds:RemoveTagsFromResource',
    input: {ResourceName: `${ordersDb}-gone`, TagKeys: ['team']},
    refuses: {code: 'DBInstanceNotFound', status: 404},
  },
  {
    call: 'rds:DescribeEvents',
    input: {SourceIdentifier: 'orders-db'},
    refuses: {code: 'InvalidParameterCombination', status: 400},
  },
];
