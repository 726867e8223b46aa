/** What the shipped ways cost: typed, with sources, measured where it was measured. */
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {ladder} from '../../src/runbook/ladder.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';
import {instance, key, keyDisabled, known, opened, recoverable, sessionOf} from './sessions.ts';
import {shippedFolder} from './shipped.ts';

const library = await loadRunbooks([shippedFolder]);
const rungs = Array.from(library.values()).flatMap(({id, rung}) => (rung ? [{id, rung}] : []));
const facts = readFileSync(new URL('../../docs/facts/aws.md', import.meta.url), 'utf8');

test.each(rungs)('$id says what it takes part by part, and what it breaks if wrong', ({rung}) => {
  expect(rung.risk).toMatch(/./);
  expect(rung.time).toBeInstanceOf(Array);
});

test('every section that a time is drawn from is in the facts', () => {
  const sections = rungs.flatMap(({rung}) =>
    typeof rung.time === 'string' ? [] : rung.time.flatMap(({section}) => section ?? []),
  );
  expect(new Set(sections)).toEqual(new Set(['2.11', '6.4', '7']));
  for (const section of sections) {
    expect(facts).toMatch(new RegExp(`^#{2,3} ${section.replace('.', '\\.')}\\.? `, 'm'));
  }
});

test('a restore stands last, and what can be undone at once before it', () => {
  const order = [...rungs].sort((a, b) => a.rung.order - b.rung.order);
  expect(order.at(-1)?.id).toBe('restore-from-backup');
  const isDone = order.map(({rung}) => rung.undo === 'yes' || rung.undo === 'nothing is changed');
  expect(isDone.lastIndexOf(true)).toBeLessThan(order.length - 1);
  expect(order.filter((_, at) => !isDone[at]).map(({id}) => id)).toEqual([
    'replace-lost-grant',
    'restore-from-backup',
  ]);
});

test('what was measured here takes the place of the estimate', () => {
  const measured = known('measurements', {
    Restores: [
      {call: 'rds:StartDBInstance', gibibytes: 0, minutes: 11.2, at: ''},
      {call: 'rds:StartDBInstance', gibibytes: 9_000, minutes: 13.8, at: ''},
      {call: 'kms:ScheduleKeyDeletion', gibibytes: 0, minutes: 1, at: ''},
    ],
  });
  const [enable] = ladder(library, keyDisabled(measured));
  expect(enable?.time).toBe('12–19 min, estimate + measured here');
  expect(enable?.parts?.map(({of, from, times}) => [of, from, times])).toEqual([
    ['the key', 'estimate', undefined],
    ['the start', 'measured', 2],
  ]);
});

test('a restore is measured by databases of a like size alone', () => {
  const call = 'rds:RestoreDBInstanceFromDBSnapshot';
  const restoreOf = (gibibytes: number) => {
    const session = sessionOf(
      opened(),
      instance({DBInstanceStatus: recoverable, AllocatedStorage: 100}),
      key({KeyState: 'Enabled'}),
      known('measurements', {Restores: [{call, gibibytes, minutes: 40, at: ''}]}),
    );
    return ladder(library, session).find(({runbook}) => runbook === 'restore-from-backup')?.time;
  };
  expect(restoreOf(150)).toBe('40–50 min, measured here + AWS says');
  expect(restoreOf(500)).toBe('15 min–8 h, estimate + AWS says');
});

test('a database that still runs needs no start', () => {
  const session = sessionOf(
    opened(),
    instance({DBInstanceStatus: 'available'}),
    key({KeyState: 'Disabled'}),
  );
  const enable = ladder(library, session).find(({runbook}) => runbook === 'enable-key');
  expect(enable?.time).toBe('up to 5 min, estimate');
});
