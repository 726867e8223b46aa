/** A key that was made with its policy, and put once with a bad one: the text of its making comes back. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {GetKeyPolicyCommand, KMSClient, ListKeysCommand} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand, RDSClient} from '@aws-sdk/client-rds';
import {describe, expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import type {Question} from '../../src/core/question.ts';
import {simulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {requestHandler} from '../../src/simulator/request-handler.ts';
import {temporaryFolder} from '../support/folder.ts';
import {type Played, rehearse} from '../support/rehearsal.ts';

const shipped = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));
const oldKey = '1234abcd-12ab-34cd-56ef-1234567890ab';
const replicaId = 'mrk-99990000999900009999000099990000';
const replicaArn = `arn:aws:kms:eu-west-1:111122223333:key/${replicaId}`;

/** More than the default, so that a text that was made up here would not be taken for it. */
const good = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'AccountDecides',
      Effect: 'Allow',
      Principal: {AWS: 'arn:aws:iam::111122223333:root'},
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'SecurityAdministers',
      Effect: 'Allow',
      Principal: {AWS: 'arn:aws:iam::111122223333:role/security-baseline'},
      Action: ['kms:Describe*', 'kms:PutKeyPolicy'],
      Resource: '*',
    },
  ],
});

type Call = {readonly at: string; readonly call: string; readonly with: object; region?: string};

/** The night of the hardened policy, on a key of this year: these calls come before its own. */
function nightOf(calls: readonly Call[], key: string, more: readonly [string, string][] = []) {
  const folder = path.join(temporaryFolder(), 'scenarios');
  mkdirSync(folder);
  const lines = calls.map((each) => `  - ${JSON.stringify({as: 'platform', ...each})}`);
  const edits: readonly [string, string][] = [
    ['DeletionProtection: true', 'DeletionProtection: false'],
    // Whoever could not put a policy any more would have to hand over.
    ['"kms:List*"', '"kms:List*", "kms:PutKeyPolicy"'],
    [
      'principals:\n',
      'principals:\n  platform: {role: platform, session: p, allow: ["rds:*", "kms:*"]}\n',
    ],
    ['\ntimeline:\n', `\ntimeline:\n${lines.join('\n')}\n`],
    ...more,
  ];
  let text = readFileSync(path.join(shipped, 'policy-lost-delegation.yaml'), 'utf8');
  // What happens that night happens to the new key.
  text = text.replaceAll(`with: {KeyId: ${oldKey}}`, `with: {KeyId: "${key}"}`);
  text = text.replace(
    `      KeyId: ${oldKey}\n      PolicyName`,
    `      KeyId: "${key}"\n      PolicyName`,
  );
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  writeFileSync(path.join(folder, 'policy-lost-delegation.yaml'), text);
  return folder;
}

const gone: Call = {
  at: '2026-01-10T08:00:00Z',
  call: 'rds:DeleteDBInstance',
  with: {DBInstanceIdentifier: 'orders-db', SkipFinalSnapshot: true},
};
const made: Call = {
  at: '2026-01-10T10:00:00Z',
  call: 'kms:CreateKey',
  with: {Description: 'Orders databases, 2026', Policy: good},
};
const again = (key: string): Call => ({
  at: '2026-01-10T11:00:00Z',
  call: 'rds:CreateDBInstance',
  with: {
    DBInstanceIdentifier: 'orders-db',
    Engine: 'postgres',
    DBInstanceClass: 'db.r6g.large',
    AllocatedStorage: 500,
    MasterUsername: 'postgres',
    MasterUserPassword: 'not-a-secret-1',
    StorageEncrypted: true,
    KmsKeyId: key,
    BackupRetentionPeriod: 14,
  },
});

function clientsOf({simulator}: Played['world']) {
  const options = {
    region: simulator.region,
    credentials: simulator.operator,
    requestHandler: requestHandler(simulator),
  };
  return {kms: new KMSClient(options), rds: new RDSClient(options)};
}

/** The repairs that were offered, and who put the text from before, when. */
function offersIn(entries: readonly Entry[]) {
  const asked = entries.flatMap((entry): readonly Question[] =>
    entry.type === 'asked' && entry.step === 'repair' ? [entry.question] : [],
  )[0];
  return asked?.kind === 'choice' ? asked.options : [];
}

/** Plays it by the recommended answers; the text of the making is put and the database answers. */
async function comesBack(scenarios: string, key: string, putAt: string) {
  const played = await rehearse('policy-lost-delegation', {state: temporaryFolder(), scenarios});
  const [first, ...rest] = offersIn(played.entries);
  expect(first).toMatchObject({id: 'previous', recommended: true});
  expect(first?.detail).toContain(`the text of ${putAt} UTC by`);
  expect(rest.map(({id}) => id)).toContain('hand-over');
  const {kms, rds} = clientsOf(played.world);
  const {Policy = ''} = await kms.send(new GetKeyPolicyCommand({KeyId: key}));
  expect(JSON.parse(Policy)).toEqual(JSON.parse(good));
  const {DBInstances = []} = await rds.send(new DescribeDBInstancesCommand({}));
  expect(DBInstances).toMatchObject([
    {DBInstanceIdentifier: 'orders-db', DBInstanceStatus: 'available', KmsKeyId: key},
  ]);
  expect(played.closed.outcome).toBe('recovered');
}

describe('the text from before, where the policy was put once since', () => {
  test('is the one of CreateKey', async () => {
    // Ids follow from the seed: the key has the same one in every world that is made so far alike.
    const once = await simulatedWorld(nightOf([gone, made], oldKey), 'policy-lost-delegation', {
      readOnly: true,
      pace: 0,
      onCall: () => undefined,
    });
    const {kms} = clientsOf(once);
    const {Keys = []} = await kms.send(new ListKeysCommand({}));
    const arn = Keys.find(({KeyId}) => KeyId !== oldKey)?.KeyArn ?? '';
    expect(arn).toMatch(/^arn:aws:kms:eu-west-1:111122223333:key\/[0-9a-f-]{36}$/);
    await comesBack(nightOf([gone, made, again(arn)], arn), arn, '10 Jan 10:00:00');
  });

  test('of a replica is the one of ReplicateKey, in the Region of its primary', async () => {
    const replicated: Call = {
      at: '2026-01-10T10:00:00Z',
      call: 'kms:ReplicateKey',
      region: 'us-east-1',
      with: {KeyId: replicaId, ReplicaRegion: 'eu-west-1', Policy: good},
    };
    const primary = `  keys:\n    - {KeyId: ${replicaId}, region: us-east-1, created: 2024-05-28T08:11:40Z}\n`;
    const folder = nightOf([gone, replicated, again(replicaArn)], replicaArn, [
      ['  keys:\n', primary],
    ]);
    await comesBack(folder, replicaArn, '10 Jan 10:00:00');
  });
});
