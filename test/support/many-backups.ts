/** A session in which 500 snapshots of one instance hang on five keys, two of which are of no use. */
import type {DBSnapshot} from '../../src/core/aws-shapes.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import type {ChoiceQuestion} from '../../src/core/question.ts';
import {sourceOptions} from '../../src/recovery/sources/options.ts';
import {aliases, instance, key, keyArn, known, opened, sessionOf} from '../recovery/night.ts';

const account = 'arn:aws:kms:eu-west-1:111122223333:key';

/** The database's own key first; the third is Disabled, the fourth will be deleted. */
export const fiveKeys = [
  keyArn,
  `${account}/22222222-0000-4000-8000-000000000002`,
  `${account}/33333333-0000-4000-8000-000000000003`,
  `${account}/44444444-0000-4000-8000-000000000004`,
  `${account}/55555555-0000-4000-8000-000000000005`,
] as const;

const lock: EntryBody = known('events', {
  Events: [
    {
      Date: '2026-03-02T01:52:11.000Z',
      Message:
        'RDS has been unable to access the KMS encryption key for database instance orders-db and it will be placed into an inaccessible state.',
    },
  ],
});

function snapshot(index: number): DBSnapshot {
  const created = Date.parse('2026-03-02T01:00:00.000Z') - index * 6 * 3_600_000;
  return {
    DBSnapshotIdentifier: `orders-db-${String(index).padStart(3, '0')}`,
    DBInstanceIdentifier: 'orders-db',
    SnapshotCreateTime: new Date(created).toISOString(),
    SnapshotType: index % 3 === 0 ? 'manual' : 'automated',
    Status: 'available',
    AllocatedStorage: 500,
    EngineVersion: '16.6',
    Encrypted: true,
    KmsKeyId: fiveKeys[index % fiveKeys.length],
  };
}

/** The question of the restore with every one of them, as the product computes it. */
export function fiveHundredBackups(): ChoiceQuestion {
  const [, second, third, fourth, fifth] = fiveKeys;
  const session = sessionOf(
    opened(),
    instance({LatestRestorableTime: undefined, BackupRetentionPeriod: 0}),
    aliases,
    key({KeyState: 'Enabled'}),
    lock,
    known('snapshots', {DBSnapshots: Array.from({length: 500}, (_, index) => snapshot(index))}),
    known(`key:${second}`, {KeyMetadata: {KeyState: 'Enabled'}}),
    known(`key:${third}`, {KeyMetadata: {KeyState: 'Disabled'}}),
    known(`key:${fourth}`, {
      KeyMetadata: {KeyState: 'PendingDeletion', DeletionDate: '2026-03-06T10:00:00.000Z'},
    }),
    known(`key:${fifth}`, {KeyMetadata: {KeyState: 'Enabled'}}),
  );
  const {columns, options} = sourceOptions(session);
  return {
    kind: 'choice',
    title: 'Which backup?',
    prose: 'Whether a backup opens is judged by its own key, read a moment ago.',
    ...(columns ? {columns: [...columns]} : {}),
    options: [...options],
  };
}
