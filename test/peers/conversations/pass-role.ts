/** Somebody who may do everything in AWS Backup but hand it a role (facts/aws.md §3.1). */
import {backedUpAccount, ordersArn, roleArn} from '../../simulator/backup/support.ts';
import type {Conversation} from './all.ts';
import type {Step} from './step.ts';

export const withoutPassRole: Conversation['account'] = () => ({
  simulator: backedUpAccount({mara: {allow: ['backup:*', 'rds:*', 'kms:*']}}),
});

const refused = {
  code: 'AccessDeniedException',
  message: /is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/,
  status: 400,
};

export const passRoleConversation: readonly Step[] = [
  {
    call: 'backup:ListRecoveryPointsByResource',
    input: {ResourceArn: ordersArn},
    keeps: ['point', 'RecoveryPoints', '0', 'RecoveryPointArn'],
  },
  {
    call: 'backup:StartRestoreJob',
    input: ({point}) => ({
      RecoveryPointArn: point,
      Metadata: {DBInstanceIdentifier: 'orders-db-2'},
      IamRoleArn: roleArn,
    }),
    refuses: refused,
  },
  {
    call: 'backup:StartCopyJob',
    input: ({point}) => ({
      RecoveryPointArn: point,
      SourceBackupVaultName: 'Default',
      DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:Spare',
      IamRoleArn: roleArn,
    }),
    refuses: refused,
  },
];
