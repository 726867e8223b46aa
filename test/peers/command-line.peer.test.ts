/** The AWS CLI against a served account: what it prints, and how it ends. */
import {execFile, execFileSync} from 'node:child_process';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Served, serve} from '../../src/simulator/simulator.ts';
import {storyAccount} from '../support/stories/play.ts';

const run = promisify(execFile);

function hasCommandLine(): boolean {
  try {
    execFileSync('aws', ['--version'], {stdio: 'ignore'});
    return true;
  } catch {
    process.stderr.write('SKIPPED: the AWS CLI is not installed.\n');
    return false;
  }
}

const key = '1234abcd-12ab-34cd-56ef-1234567890ab';
const arn = `arn:aws:kms:eu-west-1:111122223333:key/${key}`;
const database = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';

/** A command and what its JSON holds. */
const answered: readonly (readonly [string, object])[] = [
  ['sts get-caller-identity', {Account: '111122223333'}],
  [`kms describe-key --key-id ${key}`, {KeyMetadata: {KeyState: 'Enabled', Arn: arn}}],
  ['kms list-aliases', {Aliases: expect.arrayContaining([expect.objectContaining({})])}],
  [`kms get-key-policy --key-id ${key}`, {PolicyName: 'default'}],
  [`kms list-grants --key-id ${arn}`, {Grants: expect.any(Array)}],
  [
    `rds describe-db-instances --db-instance-identifier orders-db`,
    {DBInstances: [{KmsKeyId: arn, DBInstanceStatus: 'available'}]},
  ],
  [
    'rds describe-db-snapshots --snapshot-type awsbackup',
    {DBSnapshots: [{DBInstanceIdentifier: 'orders-db', SnapshotType: 'awsbackup'}]},
  ],
  ['rds describe-db-clusters', {DBClusters: [{DBClusterIdentifier: 'ledger'}]}],
  [`rds list-tags-for-resource --resource-name ${database}`, {TagList: []}],
  ['rds describe-events --duration 60', {Events: expect.any(Array)}],
  [
    'iam get-role --role-name OnCallResponder',
    {Role: {AssumeRolePolicyDocument: {Statement: [{Effect: 'Allow'}]}}},
  ],
  [
    'sts assume-role --role-arn arn:aws:iam::111122223333:role/AWSBackupDefaultServiceRole --role-session-name peer',
    {Credentials: {AccessKeyId: expect.stringMatching(/^ASIA/)}},
  ],
  ['cloudtrail lookup-events --max-results 1', {Events: expect.any(Array)}],
  ['backup list-backup-vaults', {BackupVaultList: [{BackupVaultName: 'Default'}]}],
  [
    `backup list-recovery-points-by-resource --resource-arn ${database}`,
    {RecoveryPoints: [{Status: 'COMPLETED'}]},
  ],
];

/** A command and the error it prints, in the CLI's words. */
const refused: readonly (readonly [string, string])[] = [
  [
    'kms describe-key --key-id zz',
    "An error occurred (NotFoundException) when calling the DescribeKey operation: Invalid keyId 'zz'",
  ],
  [
    'rds describe-db-instances --db-instance-identifier none',
    'An error occurred (DBInstanceNotFound) when calling the DescribeDBInstances operation: DBInstance none not found.',
  ],
  [
    'rds start-db-instance --db-instance-identifier orders-db',
    'An error occurred (InvalidDBInstanceState) when calling the StartDBInstance operation: Instance orders-db cannot be started',
  ],
  [
    'cloudtrail lookup-events --start-time 2026-03-01 --end-time 2026-02-01',
    'An error occurred (InvalidTimeRangeException)',
  ],
  [
    `backup describe-recovery-point --backup-vault-name Default --recovery-point-arn ${database}`,
    'An error occurred (ResourceNotFoundException)',
  ],
];

describe.skipIf(!hasCommandLine())('the AWS CLI', {timeout: 60_000}, () => {
  const simulator = storyAccount();
  let served: Served;
  beforeAll(async () => {
    // Ten simulated minutes a second: LookupEvents takes two requests a second and no more.
    served = await serve(simulator, {port: 0, speed: 600});
  });
  afterAll(() => served.close());

  function aws(command: string): Promise<{stdout: string; stderr: string}> {
    const {accessKeyId, secretAccessKey} = simulator.operator;
    const args = ['--endpoint-url', served.endpoint, '--output', 'json', ...command.split(' ')];
    return run('aws', args, {
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_REGION: 'eu-west-1',
        AWS_DEFAULT_REGION: 'eu-west-1',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        AWS_PAGER: '',
        AWS_MAX_ATTEMPTS: '1',
      },
    });
  }

  it.each(answered)('aws %s', async (command, holds) => {
    const {stdout} = await aws(command);
    expect(JSON.parse(stdout)).toMatchObject(holds);
  });

  it.each(refused)('aws %s is refused', async (command, words) => {
    await expect(aws(command)).rejects.toMatchObject({
      code: expect.any(Number),
      stdout: '',
      stderr: expect.stringContaining(words),
    });
  });
});
