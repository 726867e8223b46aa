/** AWS Backup's jobs: restores under a role, copies under a vault's key (facts/aws.md §6.1). */
import {
  DescribeRecoveryPointCommand,
  ListRestoreJobsCommand,
  StartCopyJobCommand,
  StartRestoreJobCommand,
} from '@aws-sdk/client-backup';
import {LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {DisableKeyCommand} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {far, farKeyArn, spareKeyArn} from '../rds-clusters/support.ts';
import {clientsOf, hour, instanceOf, minute, ordersKey, ordersKeyArn} from '../support.ts';
import {
  backedUpAccount,
  backupOf,
  copyJob,
  ordersArn,
  pointsOf,
  restoreJob,
  roleArn,
} from './support.ts';

let simulator: Simulator;
let newest: string;

beforeEach(async () => {
  simulator = backedUpAccount();
  newest = (await pointsOf(simulator, ordersArn))[0]?.RecoveryPointArn ?? '';
});

const BackupVaultName = 'Default';
const vaultArn = (name: string, region = 'eu-west-1', account = '111122223333') =>
  `arn:aws:backup:${region}:${account}:backup-vault:${name}`;

describe('a restore job', () => {
  const start = (Metadata: {[name: string]: string}, more: object = {}) =>
    backupOf(simulator).send(
      new StartRestoreJobCommand({
        RecoveryPointArn: newest,
        Metadata,
        IamRoleArn: roleArn,
        ...more,
      }),
    );

  it('is begun once for a token, however often it is asked for', async () => {
    const Metadata = {DBInstanceIdentifier: 'orders-db-2'};
    const [first, again, another] = [
      await start(Metadata, {IdempotencyToken: 'night/1'}),
      await start(Metadata, {IdempotencyToken: 'night/1'}),
      await start(Metadata, {IdempotencyToken: 'night/2'}),
    ];
    expect(again.RestoreJobId).toBe(first.RestoreJobId);
    expect(another.RestoreJobId).not.toBe(first.RestoreJobId);
    const {RestoreJobs} = await backupOf(simulator).send(new ListRestoreJobsCommand({}));
    expect(RestoreJobs).toHaveLength(2);
  });

  it('makes a real database under the key of the recovery point, named by its role', async () => {
    const Metadata = {
      DBInstanceIdentifier: 'orders-db-2',
      MultiAZ: 'true',
      VpcSecurityGroupIds: '["sg-1"]',
      KmsKeyId: spareKeyArn,
    };
    const {RestoreJobId} = await start(Metadata);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({Status: 'PENDING'});
    simulator.advance(3 * minute);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({
      Status: 'RUNNING',
      CreatedResourceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db-2',
    });
    expect(await instanceOf(simulator, 'orders-db-2')).toMatchObject({
      DBInstanceStatus: 'creating',
      KmsKeyId: ordersKeyArn,
      MultiAZ: true,
    });
    simulator.advance(2 * hour);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({
      Status: 'COMPLETED',
      PercentDone: '100.00%',
    });
    const [point] = await pointsOf(simulator, ordersArn);
    expect(point?.RecoveryPointArn).toBe(newest);
    const LookupAttributes = [
      {AttributeKey: 'EventName' as const, AttributeValue: 'RestoreDBInstanceFromDBSnapshot'},
    ];
    const {cloudtrail} = clientsOf(simulator);
    const {Events = []} = await cloudtrail.send(new LookupEventsCommand({LookupAttributes}));
    expect(JSON.parse(Events[0]?.CloudTrailEvent ?? '')).toMatchObject({
      userIdentity: {
        type: 'AssumedRole',
        invokedBy: 'backup.amazonaws.com',
        sessionContext: {sessionIssuer: {userName: 'AWSBackupDefaultServiceRole'}},
      },
      sourceIPAddress: 'backup.amazonaws.com',
    });
  });

  it('fails in the words of RDS where the key cannot be used', async () => {
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    const {RestoreJobId} = await start({DBInstanceIdentifier: 'orders-db-2'});
    simulator.advance(3 * minute);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({
      Status: 'FAILED',
      StatusMessage: expect.stringContaining('KMSKeyNotAccessibleFault'),
    });
    const jobs = await backupOf(simulator).send(new ListRestoreJobsCommand({ByStatus: 'FAILED'}));
    expect(jobs.RestoreJobs).toMatchObject([{RestoreJobId}]);
    expect(await instanceOf(simulator, 'orders-db-2')).toBeUndefined();
  });

  it('fails where the name is taken by then', async () => {
    const {RestoreJobId} = await start({DBInstanceIdentifier: 'orders-db'});
    simulator.advance(3 * minute);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({
      Status: 'FAILED',
      StatusMessage: expect.stringContaining('DBInstanceAlreadyExists'),
    });
  });

  it.each([
    ['no name', {}, {}, 'MissingParameterValueException'],
    ['an unknown member', {DBInstanceIdentifier: 'a', Colour: 'red'}, {}, 'InvalidParameterValue'],
    ['a word for a number', {DBInstanceIdentifier: 'a', Port: 'x'}, {}, 'InvalidParameterValue'],
    ['a word for a list', {DBInstanceIdentifier: 'a', VpcSecurityGroupIds: 'sg'}, {}, 'Invalid'],
    ['no role', {DBInstanceIdentifier: 'a'}, {IamRoleArn: undefined}, 'InvalidParameterValue'],
    [
      'a role that is not there',
      {DBInstanceIdentifier: 'a'},
      {IamRoleArn: 'arn:aws:iam::111122223333:role/Nobody'},
      'InvalidParameterValue',
    ],
    ['another type', {DBInstanceIdentifier: 'a'}, {ResourceType: 'Aurora'}, 'InvalidParameter'],
    [
      'no such point',
      {DBInstanceIdentifier: 'a'},
      {RecoveryPointArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:job-1'},
      'ResourceNotFoundException',
    ],
  ])('is refused with %s', async (_, metadata, more, name) => {
    await expect(start(metadata, more)).rejects.toMatchObject({
      name: expect.stringContaining(name),
      $metadata: {httpStatusCode: 400},
    });
  });
});

describe('a copy job', () => {
  const start = (destination: string) =>
    backupOf(simulator).send(
      new StartCopyJobCommand({
        RecoveryPointArn: newest,
        SourceBackupVaultName: BackupVaultName,
        DestinationBackupVaultArn: destination,
        IamRoleArn: roleArn,
      }),
    );

  it.each([
    ['Spare', 'eu-west-1', spareKeyArn],
    ['Far', far, farKeyArn],
  ])('into the vault %s encrypts under the key of that vault', async (name, region, key) => {
    const {CopyJobId} = await start(vaultArn(name, region));
    simulator.advance(3 * minute);
    expect(await copyJob(simulator, CopyJobId)).toMatchObject({State: 'RUNNING'});
    simulator.advance(hour);
    const done = await copyJob(simulator, CopyJobId);
    expect(done).toMatchObject({State: 'COMPLETED', DestinationEncryptionKeyArn: key});
    const copy = await backupOf(simulator, region).send(
      new DescribeRecoveryPointCommand({
        BackupVaultName: name,
        RecoveryPointArn: done?.DestinationRecoveryPointArn,
      }),
    );
    expect(copy).toMatchObject({
      EncryptionKeyArn: key,
      SourceBackupVaultArn: vaultArn('Default'),
      Status: 'COMPLETED',
    });
  });

  it('fails while the key of the source cannot be used', async () => {
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    const {CopyJobId} = await start(vaultArn('Spare'));
    simulator.advance(3 * minute);
    expect(await copyJob(simulator, CopyJobId)).toMatchObject({
      State: 'FAILED',
      StatusMessage: expect.stringContaining(ordersKeyArn),
    });
  });

  it('is refused into a vault that is not there', async () => {
    await expect(start(vaultArn('Nowhere'))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(start('arn:aws:s3:::bucket')).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });
});
