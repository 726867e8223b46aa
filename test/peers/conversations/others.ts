/** STS, CloudTrail and AWS Backup: identities, limits of LookupEvents, recovery points. */
import type {Step} from './step.ts';

const minute = 60_000;
const ordersDb = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';
const roleArn = 'arn:aws:iam::111122223333:role/AWSBackupDefaultServiceRole';
const vault = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:Default';

export const otherConversation: readonly Step[] = [
  {
    call: 'sts:GetCallerIdentity',
    answers: {
      Account: '111122223333',
      Arn: 'arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara',
    },
  },
  {
    call: 'cloudtrail:LookupEvents',
    input: {MaxResults: 51},
    refuses: {code: 'InvalidMaxResultsException', status: 400},
  },
  {
    after: minute,
    call: 'cloudtrail:LookupEvents',
    input: {NextToken: 'none'},
    refuses: {code: 'InvalidNextTokenException', status: 400},
  },
  {
    after: minute,
    call: 'cloudtrail:LookupEvents',
    input: {StartTime: 2, EndTime: 1},
    refuses: {code: 'InvalidTimeRangeException', status: 400},
  },
  {
    after: minute,
    call: 'cloudtrail:LookupEvents',
    input: {
      LookupAttributes: [
        {AttributeKey: 'EventName', AttributeValue: 'a'},
        {AttributeKey: 'Username', AttributeValue: 'b'},
      ],
    },
    refuses: {code: 'InvalidLookupAttributesException', status: 400},
  },
  {
    after: minute,
    call: 'cloudtrail:LookupEvents',
    input: {
      LookupAttributes: [{AttributeKey: 'EventName', AttributeValue: 'DisableKey'}],
      MaxResults: 1,
    },
    answers: {
      Events: [
        {
          EventName: 'DisableKey',
          EventSource: 'kms.amazonaws.com',
          ReadOnly: 'false',
          Username: 'mara',
        },
      ],
    },
  },
  {call: 'cloudtrail:LookupEvents', answers: {}},
  {
    call: 'cloudtrail:LookupEvents',
    refuses: {code: 'ThrottlingException', message: 'Rate exceeded', status: 400},
  },
  {
    call: 'backup:ListBackupVaults',
    answers: {BackupVaultList: [{BackupVaultName: 'Default', NumberOfRecoveryPoints: 1}]},
  },
  {
    call: 'backup:ListRecoveryPointsByResource',
    input: {ResourceArn: ordersDb},
    answers: {RecoveryPoints: [{Status: 'COMPLETED', BackupVaultName: 'Default'}]},
    keeps: ['point', 'RecoveryPoints', '0', 'RecoveryPointArn'],
  },
  {
    call: 'backup:DescribeRecoveryPoint',
    input: (kept) => ({BackupVaultName: 'Default', RecoveryPointArn: kept.point}),
    answers: {ResourceType: 'RDS', ResourceArn: ordersDb},
  },
  {
    call: 'backup:DescribeRecoveryPoint',
    input: (kept) => ({BackupVaultName: 'Other', RecoveryPointArn: kept.point}),
    refuses: {
      code: 'ResourceNotFoundException',
      message: 'Backup vault Other cannot be found.',
      status: 400,
    },
  },
  {
    call: 'backup:GetRecoveryPointRestoreMetadata',
    input: (kept) => ({BackupVaultName: 'Default', RecoveryPointArn: kept.point}),
    answers: {RestoreMetadata: {DBInstanceIdentifier: 'orders-db'}},
  },
  {
    call: 'backup:StartRestoreJob',
    input: (kept) => ({RecoveryPointArn: kept.point, IamRoleArn: roleArn, Metadata: {}}),
    refuses: {
      code: 'MissingParameterValueException',
      message: 'Metadata.DBInstanceIdentifier must be given.',
      status: 400,
    },
  },
  {
    call: 'backup:StartRestoreJob',
    input: (kept) => ({
      RecoveryPointArn: kept.point,
      IamRoleArn: roleArn,
      Metadata: {DBInstanceIdentifier: 'from-backup'},
    }),
    keeps: ['job', 'RestoreJobId'],
  },
  {
    after: 3 * minute,
    call: 'backup:DescribeRestoreJob',
    input: (kept) => ({RestoreJobId: kept.job}),
    answers: {Status: 'RUNNING', ResourceType: 'RDS'},
  },
  {
    call: 'backup:StartCopyJob',
    input: (kept) => ({
      RecoveryPointArn: kept.point,
      SourceBackupVaultName: 'Default',
      DestinationBackupVaultArn: vault,
      IamRoleArn: roleArn,
    }),
    keeps: ['copy', 'CopyJobId'],
  },
  {
    call: 'backup:DescribeCopyJob',
    input: (kept) => ({CopyJobId: kept.copy}),
    answers: {CopyJob: {State: 'CREATED'}},
  },
];
