/** The served simulator as boto3 and the AWS CLI see it: clients that share no code with ours. */
import {execFile, execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {describe, expect, it, onTestFinished} from 'vitest';
import {
  createSimulator,
  loadScenario,
  type Served,
  type Simulator,
  serve,
} from '../../src/simulator/simulator.ts';

const run = promisify(execFile);
const scenarios = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));
const conversation = fileURLToPath(new URL('conversation.py', import.meta.url));

/** Whether a command works here; says loudly what is missing where it does not. */
function isInstalled(what: string, command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, {stdio: 'ignore'});
    return true;
  } catch {
    process.stderr.write(
      `SKIPPED: ${what} is not installed; the simulator is not checked with it\n`,
    );
    return false;
  }
}

async function served(): Promise<{simulator: Simulator; server: Served}> {
  const simulator = createSimulator(await loadScenario(scenarios, 'key-disabled'));
  const server = await serve(simulator, {port: 0, speed: 60});
  onTestFinished(() => server.close());
  return {simulator, server};
}

/** Nothing of the machine's own AWS settings reaches the peers. */
function environment(simulator: Simulator): NodeJS.ProcessEnv {
  const {accessKeyId, secretAccessKey} = simulator.operator;
  return {
    ...process.env,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
  };
}

describe.skipIf(!isInstalled('python3 with boto3', 'python3', ['-c', 'import boto3']))(
  'boto3',
  {timeout: 60_000},
  () => {
    it('reads the night, meets its refusals and brings the database back', async () => {
      const {simulator, server} = await served();
      const {accessKeyId, secretAccessKey} = simulator.operator;
      const {stdout} = await run(
        'python3',
        [conversation, server.endpoint, accessKeyId, secretAccessKey],
        {env: environment(simulator)},
      );
      const seen = JSON.parse(stdout);
      expect(seen).toMatchObject({
        identity: 'arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara',
        status: 'inaccessible-encryption-credentials-recoverable',
        keyState: 'Disabled',
        grants: 3,
        snapshots: 29,
        automated: 14,
        culprit: ['nightly-4711', 'nightly-4711', 'nightly-4711'],
        unknownKey: {code: 'NotFoundException', message: "Invalid keyId 'zz'", status: 400},
        unknownDatabase: {
          code: 'DBInstanceNotFound',
          message: 'DBInstance none not found.',
          status: 404,
        },
        tooEarly: {code: 'KMSKeyNotAccessibleFault', status: 400},
        afterStart: 'starting',
      });
      expect(seen.events).toEqual([
        expect.stringContaining('unable to access the KMS encryption key'),
        expect.stringContaining('has been unable to access the KMS encryption key'),
      ]);
    });
  },
);

describe.skipIf(!isInstalled('the AWS CLI', 'aws', ['--version']))(
  'the AWS CLI',
  {timeout: 60_000},
  () => {
    const aws = async (simulator: Simulator, server: Served, ...args: string[]) => {
      const {stdout} = await run(
        'aws',
        ['--endpoint-url', server.endpoint, '--output', 'json', ...args],
        {env: environment(simulator)},
      );
      return stdout === '' ? undefined : JSON.parse(stdout);
    };

    it('describes, enables and starts', async () => {
      const {simulator, server} = await served();
      const {DBInstances} = await aws(simulator, server, 'rds', 'describe-db-instances');
      const orders = DBInstances.find(
        (one: {DBInstanceIdentifier: string}) => one.DBInstanceIdentifier === 'orders-db',
      );
      expect(orders.DBInstanceStatus).toBe('inaccessible-encryption-credentials-recoverable');
      await aws(simulator, server, 'kms', 'enable-key', '--key-id', orders.KmsKeyId);
      const {DBInstance} = await aws(
        simulator,
        server,
        'rds',
        'start-db-instance',
        '--db-instance-identifier',
        'orders-db',
      );
      expect(DBInstance.DBInstanceStatus).toBe('starting');
      expect(simulator.requests().map((request) => request.outcome)).toEqual(['ok', 'ok', 'ok']);
    });

    it('prints our error as it prints those of AWS', async () => {
      const {simulator, server} = await served();
      const start = aws(
        simulator,
        server,
        'rds',
        'start-db-instance',
        '--db-instance-identifier',
        'sessions-db',
      );
      await expect(start).rejects.toMatchObject({
        stderr: expect.stringContaining(
          'An error occurred (InvalidDBInstanceState) when calling the StartDBInstance operation: Instance sessions-db cannot be started',
        ),
      });
    });
  },
);
