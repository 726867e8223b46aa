import {expect, test} from 'vitest';
import {backupKeyReads} from '../../../src/aws/observe/backups.ts';
import {gatheringNames} from '../../../src/aws/observe/gather.ts';
import {sourceKeyReads, sourceReads} from '../../../src/aws/observe/sources.ts';
import type {DBSnapshot} from '../../../src/core/aws-shapes.ts';
import type {Evidence} from '../../../src/core/evidence.ts';
import {sourcesOf} from '../../../src/recovery/sources/gather.ts';
import {computations} from '../../../src/remedies/computations.ts';
import {aliases, instance, key, known, opened, sessionOf} from '../../recovery/night.ts';

const arnOf = (region: string, letter: string) =>
  `arn:aws:kms:${region}:111122223333:key/${letter.repeat(8)}-0000-4000-8000-000000000000`;

/** 500 snapshots on five keys, one of which lies in another Region. */
function manySnapshots(): {readonly here: DBSnapshot[]; readonly there: DBSnapshot[]} {
  const keys = ['a', 'b', 'c', 'd'].map((letter) => arnOf('eu-west-1', letter));
  const snapshot = (number: number, KmsKeyId: string): DBSnapshot => ({
    DBSnapshotIdentifier: `s-${number}`,
    DBSnapshotArn: `arn:aws:rds:eu-west-1:111122223333:snapshot:s-${number}`,
    SnapshotCreateTime: '2026-03-01T03:10:00.000Z',
    SnapshotType: 'manual',
    Status: 'available',
    Encrypted: true,
    KmsKeyId,
  });
  return {
    here: Array.from({length: 400}, (_, number) => snapshot(number, keys[number % 4] ?? '')),
    there: Array.from({length: 100}, (_, number) =>
      snapshot(400 + number, arnOf('eu-central-1', 'e')),
    ),
  };
}

test('500 candidates on five keys cost one DescribeKey for each key, in its own Region', () => {
  const {here, there} = manySnapshots();
  const {evidence} = sessionOf(
    opened(),
    instance(),
    aliases,
    key({KeyState: 'Enabled'}),
    known('snapshots', {DBSnapshots: here}),
    known('snapshotsIn:eu-central-1', {DBSnapshots: there}),
  );
  expect(sourcesOf(evidence).length).toBeGreaterThanOrEqual(500);
  const first = backupKeyReads(evidence);
  const facts = first.map(({name}) => [
    name,
    {status: 'known', call: 'kms:DescribeKey', at: '', value: {}},
  ]);
  const after: Evidence = {...evidence, ...Object.fromEntries(facts)};
  const second = sourceKeyReads(after).filter(({name}) => name.startsWith('key:'));
  const asked = [...first, ...second].map(({name, region}) => `${name} ${region}`);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).toHaveLength(5);
  expect(asked).toContain(`key:${arnOf('eu-central-1', 'e')} eu-central-1`);
});

test('another Region is read only where something points there, or where it was asked for', () => {
  const regionsOf = (evidence: Evidence, asked: readonly string[] = []) => [
    ...new Set(sourceReads(evidence, asked).flatMap(({region}) => region ?? [])),
  ];
  const plain = sessionOf(opened(), instance()).evidence;
  expect(regionsOf(plain)).toEqual([]);
  expect(regionsOf(plain, ['eu-central-1', 'not a region', 'eu-west-1'])).toEqual(['eu-central-1']);
  const arn = 'arn:aws:rds:us-east-1:111122223333:db:orders-replica';
  const replicated = sessionOf(opened(), instance({ReadReplicaDBInstanceIdentifiers: [arn]}));
  expect(regionsOf(replicated.evidence)).toEqual(['us-east-1']);
});

test('every gathering has its checks, and every check its gathering', () => {
  expect(Object.keys(computations.checks ?? {}).sort()).toEqual([...gatheringNames].sort());
});
