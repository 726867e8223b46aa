import {expect, test} from 'vitest';
import {measurementsOf} from '../../src/engine/measurements.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';

test('a restore of an earlier rehearsal is measured, for rehearsals alone', async () => {
  const state = temporaryFolder();
  expect(measurementsOf(state, true)).toEqual([]);
  await rehearse('only-a-point-in-time', {state});
  const [restore, ...more] = measurementsOf(state, true);
  expect(more).toEqual([]);
  expect(restore).toMatchObject({call: 'rds:RestoreDBInstanceToPointInTime', gibibytes: 500});
  expect(restore?.minutes).toBeGreaterThan(1);
  expect(measurementsOf(state, false)).toEqual([]);
});
