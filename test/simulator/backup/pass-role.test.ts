/** The role that AWS Backup works under: whoever hands it over must be allowed to pass it (facts/aws.md §3.1). */
import {StartCopyJobCommand, StartRestoreJobCommand} from '@aws-sdk/client-backup';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {policy, statement} from '../identity/account.ts';
import {backedUpAccount, backupOf, ordersArn, pointsOf, roleArn} from './support.ts';

const passing = (service: string, Resource = roleArn) =>
  statement('Allow', 'iam:PassRole', {
    Resource,
    Condition: {StringEquals: {'iam:PassedToService': service}},
  });

/** The account as somebody sees it who may do everything in AWS Backup, and what the statements say. */
function accountWith(...statements: object[]): Simulator {
  const Night = policy(statement('Allow', ['backup:*', 'rds:*', 'kms:*']), ...statements);
  return backedUpAccount({mara: {policies: {Night}}});
}

const calls = {
  StartRestoreJob: (simulator: Simulator, RecoveryPointArn: string) =>
    backupOf(simulator).send(
      new StartRestoreJobCommand({
        RecoveryPointArn,
        Metadata: {DBInstanceIdentifier: 'orders-db-2'},
        IamRoleArn: roleArn,
      }),
    ),
  StartCopyJob: (simulator: Simulator, RecoveryPointArn: string) =>
    backupOf(simulator).send(
      new StartCopyJobCommand({
        RecoveryPointArn,
        SourceBackupVaultName: 'Default',
        DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:Spare',
        IamRoleArn: roleArn,
      }),
    ),
};

describe.each(Object.entries(calls))('%s', (operation, call) => {
  const ask = async (simulator: Simulator) => {
    const [point] = await pointsOf(simulator, ordersArn);
    return call(simulator, point?.RecoveryPointArn ?? '');
  };

  it('is refused without the right to pass the role, in the protocol of AWS Backup', async () => {
    const simulator = accountWith();
    await expect(ask(simulator)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara is not authorized to perform: iam:PassRole on resource: ${roleArn} because no identity-based policy allows the iam:PassRole action`,
      $metadata: {httpStatusCode: 400},
    });
    expect(simulator.requests().at(-1)).toMatchObject({
      operation,
      error: {code: 'AccessDeniedException'},
      denial: {action: 'iam:PassRole', resource: roleArn},
    });
  });

  it.each([
    ['to another service', passing('rds.amazonaws.com')],
    ['but another role', passing('backup.amazonaws.com', `${roleArn}-other`)],
  ])('is refused where one may be passed, %s', async (_, allowed) => {
    await expect(ask(accountWith(allowed))).rejects.toMatchObject({
      message: expect.stringContaining('iam:PassRole'),
    });
  });

  it('is accepted where the role may be passed to AWS Backup', async () => {
    await expect(ask(accountWith(passing('backup.amazonaws.com')))).resolves.toBeDefined();
  });
});
