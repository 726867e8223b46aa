/** A restore job of AWS Backup: asked by its ID, told while it goes on, and ended in its own words. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {describe, expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import type {FailureQuestion, Question} from '../../src/core/question.ts';
import {requestHandler} from '../../src/simulator/request-handler.ts';
import {temporaryFolder} from '../support/folder.ts';
import {type Played, rehearse, type Script} from '../support/rehearsal.ts';

const shipped = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));

/** A shipped scenario with some of its text replaced, and more at its end. */
function changed(scenario: string, edits: readonly (readonly [string, string])[], more = '') {
  const folder = path.join(temporaryFolder(), 'scenarios');
  mkdirSync(folder);
  let text = readFileSync(path.join(shipped, `${scenario}.yaml`), 'utf8');
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  writeFileSync(path.join(folder, `${scenario}.yaml`), `${text}\n${more}`);
  return folder;
}

function play(scenario: string, scenarios: string, answer?: Script['answer']) {
  return rehearse(scenario, {state: temporaryFolder(), scenarios, ...(answer ? {answer} : {})});
}

const seenIn = (entries: readonly Entry[], step: string) =>
  entries.flatMap((entry) => (entry.type === 'waiting' && entry.step === step ? entry : []));

const jobsBegun = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => (entry.type === 'called' ? (entry.job ?? []) : []));

const asksOf = (entries: readonly Entry[]) =>
  entries.flatMap((entry) =>
    entry.type === 'called' && entry.call === 'backup:DescribeRestoreJob' ? entry : [],
  );

describe('a restore job that goes well', () => {
  test('is asked by the ID that the journal kept, and its status and percent are shown', async () => {
    const {entries, closed} = await play('recovery-point', shipped);
    expect(closed.outcome).toBe('recovered');
    const [job] = jobsBegun(entries);
    expect(job).toMatch(/^[0-9A-F]{8}-[0-9A-F-]{27}$/);
    const asked = asksOf(entries);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.every(({input}) => input?.RestoreJobId === job)).toBe(true);
    const waits = seenIn(entries, 'restore-point');
    // Before RDS knows the instance, the job is all there is to see.
    expect(waits.map(({seen}) => seen)).toContain('AWS Backup job PENDING');
    expect(waits.map(({seen}) => seen)).toContain('creating, AWS Backup job RUNNING');
    expect(waits.map(({percent}) => percent)).toContain(50);
  });

  test('is waited for by what it makes where nobody may read the job', async () => {
    const folder = changed('recovery-point', [['      - backup:DescribeRestoreJob\n', '']]);
    const {entries, closed} = await play('recovery-point', folder);
    expect(closed.outcome).toBe('recovered');
    expect(seenIn(entries, 'restore-point').map(({seen}) => seen)).toContain(
      'creating, the job cannot be read (AccessDeniedException)',
    );
  });
});

/** RDS itself, asked by a client of its own. */
function rdsOf({simulator}: Played['world']): RDSClient {
  return new RDSClient({
    region: simulator.region,
    credentials: simulator.operator,
    requestHandler: requestHandler(simulator),
  });
}

async function databasesOf(world: Played['world']): Promise<readonly string[]> {
  const rds = rdsOf(world);
  const {DBInstances = []} = await rds.send(new DescribeDBInstancesCommand({}));
  return DBInstances.flatMap(({DBInstanceIdentifier: name}) => name ?? []);
}

const insufficient = 'The role may not use the key.';

describe.each([
  ['FAILED', insufficient, insufficient],
  ['ABORTED', undefined, 'AWS gives no reason'],
])('a restore job that ends as %s', (status, message, says) => {
  const words = message === undefined ? '' : `, StatusMessage: "${message}"`;
  const outcomes = `outcomes:\n  - {call: "backup:StartRestoreJob", status: ${status}, times: 9${words}}\n`;

  test('ends the wait in its words, and its backup is not recommended again', async () => {
    const failures: FailureQuestion[] = [];
    const tables: Question[] = [];
    const folder = changed('recovery-point', [], outcomes);
    const {entries, closed, world} = await play('recovery-point', folder, (step, question) => {
      if (question.kind === 'failure') failures.push(question);
      if (step === 'source') tables.push(question);
      return question.kind === 'way' ? 'restore-from-backup' : undefined;
    });
    const [job] = jobsBegun(entries);
    const [failure] = failures;
    expect(failure?.message).toContain(`The AWS Backup job ${job} ended as ${status}: ${says}`);
    expect(failure?.message).toContain('restore from another backup');
    expect(failure?.options.find((option) => option.recommended)?.id).toBe('diagnose');
    // Long before the six hours of the wait are over.
    const settled = entries.find(
      (each) => each.type === 'settled' && each.step === 'restore-point',
    );
    const waits = seenIn(entries, 'restore-point');
    const began = Date.parse(waits[0]?.at ?? '');
    expect(Date.parse(settled?.at ?? '') - began).toBeLessThan(5 * 60_000);
    const again = tables.at(-1);
    expect(tables.length).toBe(2);
    const options = again?.kind === 'choice' ? again.options : [];
    const row = options.find(({id}) => id.startsWith('recovery-point/'));
    expect(row?.detail).toContain(`a job from it failed here: The AWS Backup job ${job}`);
    expect(row?.recommended).toBeUndefined();
    expect(options.find(({recommended}) => recommended)?.id).toBe('none');
    expect(closed.outcome).toBe('handed-over');
    expect(await databasesOf(world)).toEqual(['orders-db']);
  });
});

describe('a recovery point of an Aurora cluster that only AWS Backup reaches', () => {
  const point = `  backupVaults:
    - BackupVaultName: shop
      KmsKeyId: alias/orders-dr
      created: 2025-01-10T08:00:00Z
  recoveryPoints:
    - BackupVaultName: shop
      DBClusterIdentifier: shop
      KmsKeyId: alias/orders-dr
      created: 2026-03-01T05:00:00Z

unverified:`;
  const edits = [
    ['unverified:', point],
    [
      '  deploy:\n',
      `    deny: [rds:DescribeDBClusterSnapshots]
  backup-service:
    role: AWSBackupDefaultServiceRole
    session: job
    allow: ["rds:*", "kms:*"]
  deploy:
`,
    ],
  ] as const;

  test('comes back as a cluster with its instances, under its name', async () => {
    const folder = changed('aurora-snapshot', edits);
    const {entries, closed, world} = await play('aurora-snapshot', folder);
    expect(closed.outcome).toBe('recovered');
    const sent = entries.flatMap((entry) =>
      entry.type === 'intended' && entry.call === 'backup:StartRestoreJob' ? entry : [],
    );
    expect(sent).toMatchObject([
      {
        step: 'restore-cluster-point',
        input: {
          ResourceType: 'Aurora',
          Metadata: {
            DBClusterIdentifier: 'shop-restored',
            Engine: 'aurora-postgresql',
            EngineVersion: '16.4',
          },
        },
      },
    ]);
    expect(seenIn(entries, 'restore-cluster-point').map(({seen}) => seen)).toContain(
      'creating, AWS Backup job RUNNING',
    );
    const rds = rdsOf(world);
    const {DBClusters: [shop] = []} = await rds.send(
      new DescribeDBClustersCommand({DBClusterIdentifier: 'shop'}),
    );
    expect(shop).toMatchObject({
      Status: 'available',
      KmsKeyId: expect.stringContaining('5f0c2a71'),
    });
    expect(shop?.DBClusterMembers).toHaveLength(2);
  });

  test('ends as an instance does where its job fails', async () => {
    const folder = changed(
      'aurora-snapshot',
      edits,
      'outcomes:\n  - {call: "backup:StartRestoreJob", DBClusterIdentifier: shop-restored, status: FAILED}\n',
    );
    const failures: FailureQuestion[] = [];
    await play('aurora-snapshot', folder, (_, question) => {
      if (question.kind !== 'failure') return undefined;
      failures.push(question);
      return 'stop';
    });
    expect(failures[0]?.message).toContain('ended as FAILED: AWS gives no reason');
  });
});
