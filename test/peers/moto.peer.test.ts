/** moto as a peer: an endpoint that knows RDS, KMS and STS, and nothing of our simulator. */
import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import net from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {latchkey} from '../support/process.ts';

const hasMoto = spawnSync('python3', ['-c', 'import moto.server, boto3']).status === 0;
if (!hasMoto) {
  process.stderr.write('SKIPPED: test/peers/moto needs python3 with moto[server] and boto3.\n');
}

const credentials = {
  AWS_ACCESS_KEY_ID: 'testing',
  AWS_SECRET_ACCESS_KEY: 'testing',
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'eu-west-1',
};

const setUp = `
import boto3, sys
kms = boto3.client('kms', endpoint_url=sys.argv[1])
rds = boto3.client('rds', endpoint_url=sys.argv[1])
key = kms.create_key()['KeyMetadata']
rds.create_db_instance(DBInstanceIdentifier='orders-db', DBInstanceClass='db.t3.micro', Engine='postgres',
  MasterUsername='u', MasterUserPassword='not-a-secret', AllocatedStorage=20, StorageEncrypted=True, KmsKeyId=key['Arn'])
if sys.argv[2] == 'disable': kms.disable_key(KeyId=key['KeyId'])
`;

test.skipIf(!hasMoto).each([
  ['keep', [0, 5], ['healthy', 'undecided']],
  ['disable', [3], ['at-risk', 'locked-out']],
])(
  'diagnose against moto, key: %s',
  async (what, codes, verdicts) => {
    const endpoint = await moto();
    const made = spawnSync('python3', ['-c', setUp, endpoint, what], {
      env: {...process.env, ...credentials},
      encoding: 'utf8',
    });
    expect([made.status, made.stderr]).toEqual([0, '']);
    const {code, stdout} = await latchkey(
      ['diagnose', 'orders-db', '--json', '--endpoint-url', endpoint],
      {LATCHKEY_HOME: temporaryFolder(), ...credentials},
    );
    const diagnosis = JSON.parse(stdout);
    expect(verdicts).toContain(diagnosis.verdict);
    expect(codes).toContain(code);
    const needs = diagnosis.unknowns.map((unknown: {needs: string}) => unknown.needs);
    expect(needs).toContain('cloudtrail:LookupEvents');
  },
  60_000,
);

async function moto(): Promise<string> {
  const port = await freePort();
  const server = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  });
  onTestFinished(() => ended(server));
  for (let tries = 0; tries < 300; tries += 1) {
    if (await answers(port)) return `http://127.0.0.1:${port}`;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('moto did not start in 30 s.');
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill();
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
