import {expect, test} from 'vitest';
import {measurementsOf} from '../../src/engine/measurements.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';

test('the changes of an earlier rehearsal are measured, for rehearsals alone', async () => {
  const state = temporaryFolder();
  expect(measurementsOf(state, true)).toEqual([]);
  await rehearse('only-a-point-in-time', {state});
  const all = measurementsOf(state, true);
  expect(all.map(({call}) => call)).toEqual([
    'kms:EnableKey',
    'rds:RestoreDBInstanceToPointInTime',
    'rds:ModifyDBInstance',
  ]);
  const restore = all[1];
  expect(restore).toMatchObject({call: 'rds:RestoreDBInstanceToPointInTime', gibibytes: 500});
  expect(restore?.minutes).toBeGreaterThan(1);
  expect(measurementsOf(state, false)).toEqual([]);
});
