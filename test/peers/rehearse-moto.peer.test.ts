/** A rehearsal on evidence that no simulator of ours made: an account of moto's, as it is and edited. */
import fs from 'node:fs';
import path from 'node:path';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import {CreateDBInstanceCommand, CreateDBSnapshotCommand, RDSClient} from '@aws-sdk/client-rds';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {latchkey} from '../support/process.ts';
import {hasPython} from './boto3.ts';
import {type MotoServer, startMoto} from './moto-server.ts';

const account = '123456789012';
const credentials = {accessKeyId: 'test', secretAccessKey: 'test'};
const recommended = ['--plain', '--answers', 'recommended'];

describe.skipIf(!hasPython('moto'))('evidence of moto', {timeout: 120_000}, () => {
  let moto: MotoServer;
  let text = '';

  beforeAll(async () => {
    moto = await startMoto();
    const options = {endpoint: moto.endpoint, region: 'eu-west-1', credentials};
    const [kms, rds] = [new KMSClient(options), new RDSClient(options)];
    const {KeyMetadata} = await kms.send(new CreateKeyCommand({Description: 'orders'}));
    const KeyId = KeyMetadata?.KeyId;
    await kms.send(new CreateAliasCommand({AliasName: 'alias/orders', TargetKeyId: KeyId}));
    await rds.send(
      new CreateDBInstanceCommand({
        ...{DBInstanceIdentifier: 'orders-db', DBInstanceClass: 'db.t3.medium'},
        ...{Engine: 'postgres', AllocatedStorage: 100, BackupRetentionPeriod: 7},
        ...{MasterUsername: 'orders', MasterUserPassword: 'made-up-for-moto'},
        ...{StorageEncrypted: true, KmsKeyId: KeyMetadata?.Arn},
      }),
    );
    await rds.send(
      new CreateDBSnapshotCommand({
        ...{DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'orders-db-before'},
      }),
    );
    await kms.send(new DisableKeyCommand({KeyId}));
    kms.destroy();
    rds.destroy();
  }, 90_000);

  afterAll(() => moto.end());

  /** What `diagnose --save` wrote; read once. */
  async function evidence(): Promise<string> {
    if (text !== '') return text;
    const file = path.join(temporaryFolder(), 'evidence.json');
    const {code} = await latchkey(
      ['diagnose', 'orders-db', '--save', file, '--endpoint-url', moto.endpoint],
      {
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_REGION: 'eu-west-1',
      },
    );
    expect(code).toBe(3);
    text = fs.readFileSync(file, 'utf8');
    return text;
  }

  /** Rehearses a text as a file. */
  async function rehearsed(content: string, ...flags: readonly string[]) {
    const home = temporaryFolder();
    const file = path.join(home, 'evidence.json');
    fs.writeFileSync(file, content);
    return latchkey(['rehearse', '--from', file, ...flags, ...recommended], {LATCHKEY_HOME: home});
  }

  test('the database that still runs gets its key back, in an account with another id', async () => {
    const real = await evidence();
    expect(real).toContain(account);
    const {code, stdout, stderr} = await rehearsed(real, '--mask');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('at risk, cause certain');
    expect(stdout).toContain('kms:EnableKey');
    expect(stdout).toContain('RECOVERED');
    expect(stdout).toContain('100000000001');
    expect(stdout + stderr).not.toContain(account);
  });

  test('edited as AWS would answer: locked out, reads denied, members of a newer API', async () => {
    const saved = JSON.parse(await evidence());
    const user = `arn:aws:iam::${account}:user/team/mara`;
    saved.facts.identity.value.Arn = user;
    const [instance] = saved.facts.instance.value.DBInstances;
    instance.DBInstanceStatus = 'inaccessible-encryption-credentials-recoverable';
    instance.SomethingFromNextYear = {Kind: 'new'};
    for (const one of saved.facts.regionInstances.value.DBInstances) {
      if (one.DBInstanceIdentifier === 'orders-db')
        one.DBInstanceStatus = instance.DBInstanceStatus;
    }
    const {KeyMetadata} = saved.facts.key.value;
    // moto lists no grant of RDS, where AWS has one: here both reads are denied instead.
    for (const [fact, action] of [
      ['keyPolicy', 'kms:GetKeyPolicy'],
      ['grants', 'kms:ListGrants'],
    ] as const) {
      saved.facts[fact] = {
        ...{call: action, at: saved.facts.key.at, requestId: '', status: 'denied', needs: action},
        code: 'AccessDeniedException',
        message: `User: ${user} is not authorized to perform: ${action} on resource: ${KeyMetadata.Arn} because no identity-based policy allows the ${action} action`,
      };
    }
    const {code, stdout, stderr} = await rehearsed(JSON.stringify(saved), '--mask');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('locked out, cause certain');
    expect(stdout).toMatch(/rds:StartDBInstance/);
    expect(stdout).toContain('RECOVERED');
    expect(stdout + stderr).not.toContain(account);
  });

  test.each([
    ['key', 'KeyMetadata', 'facts.key.value.KeyMetadata'],
    ['instance', 'DBInstances', 'facts.instance.value.DBInstances'],
  ])(
    'edited by hand so that %s is no answer of AWS: said with its place',
    async (fact, name, at) => {
      const saved = JSON.parse(await evidence());
      saved.facts[fact].value[name] = 'none';
      const {code, stderr} = await rehearsed(JSON.stringify(saved));
      expect(code).toBe(64);
      expect(stderr).toContain(at);
    },
  );
});
