/** Every scenario from its first read to its end, with the recommended answers. */
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {performed, rehearse} from '../support/rehearsal.ts';

test.each([
  ['key-disabled', ['kms:EnableKey', 'rds:StartDBInstance']],
  ['restored-not-started', ['rds:StartDBInstance']],
  ['recoverable-window-passed', ['kms:EnableKey', 'rds:RestoreDBInstanceFromDBSnapshot']],
])('%s ends recovered', async (scenario, changes) => {
  const played = await rehearse(scenario, {state: temporaryFolder()});
  expect(played.closed.outcome).toBe('recovered');
  expect(performed(played.entries)).toEqual(changes);
});
