/** What is waited for is deleted meanwhile: the wait ends, and every way on is open. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {FailureQuestion} from '../../src/core/question.ts';
import type {SimulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';

/** The shipped night, with a database that may be deleted. */
function unprotected(): string {
  const folder = path.join(temporaryFolder(), 'scenarios');
  mkdirSync(folder);
  const file = 'only-a-point-in-time.yaml';
  const text = readFileSync(new URL(`../../runbooks/scenarios/${file}`, import.meta.url), 'utf8');
  writeFileSync(
    path.join(folder, file),
    text.replace('DeletionProtection: true', 'DeletionProtection: false'),
  );
  return folder;
}

test('a restored database that somebody deletes is no wait without a way out', async () => {
  const asked: FailureQuestion[] = [];
  const made: string[] = [];
  let world: SimulatedWorld | undefined;
  const {closed, entries} = await rehearse('only-a-point-in-time', {
    state: temporaryFolder(),
    scenarios: unprotected(),
    prepare: (simulated) => {
      world = simulated;
    },
    onEntry: (entry) => {
      if (entry.type !== 'waiting' || !entry.seen.startsWith('creating') || made.length > 0) return;
      made.push(entry.step);
      const target = {DBInstanceIdentifier: 'orders-db-restored', SkipFinalSnapshot: true};
      // Between two looks it becomes available and is deleted.
      world?.simulator.advance(3_600_000);
      expect(
        world?.simulator.byHand({as: 'deploy', call: 'rds:DeleteDBInstance', with: target}),
      ).toBeUndefined();
      world?.simulator.advance(3_600_000);
    },
    answer: (_, question) => {
      if (question.kind !== 'failure') return undefined;
      asked.push(question);
      return 'hand-over';
    },
  });
  expect(made).toHaveLength(1);
  expect(asked[0]?.message).toContain('DBInstanceNotFound');
  expect(asked[0]?.options.map(({id}) => id)).toEqual([
    'retry',
    'diagnose',
    'way',
    'hand-over',
    'stop',
  ]);
  expect(closed.outcome).toBe('handed-over');
  const restores = entries.filter(
    (entry) => entry.type === 'called' && entry.call === 'rds:RestoreDBInstanceToPointInTime',
  );
  expect(restores).toHaveLength(1);
});
