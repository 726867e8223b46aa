/** moto as a peer: an endpoint that knows RDS, KMS and STS, and nothing of our simulator. */
import {spawnSync} from 'node:child_process';
import {expect, onTestFinished, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {latchkey} from '../support/process.ts';
import {startMoto} from './moto-server.ts';

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
  const server = await startMoto();
  onTestFinished(() => server.end());
  return server.endpoint;
}
