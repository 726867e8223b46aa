/** Which way is recommended first in every scenario that ships: a change of advice shows itself here. */
import {expect, test} from 'vitest';
import type {WayQuestion} from '../../src/core/question.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';
import {scenarioIds} from '../support/scenarios.ts';

const recommended: {readonly [scenario: string]: string} = {
  'aurora-copy-in-another-region': 'restore-from-backup',
  'aurora-key-disabled': 'enable-key',
  'aurora-nothing-opens': 'restore-from-backup',
  'aurora-point-in-time': 'restore-from-backup',
  'aurora-recovery-point': 'restore-from-backup',
  'aurora-snapshot': 'restore-from-backup',
  'caller-not-authorized': 'ask-for-permission',
  'capacity-missing': 'restore-from-backup',
  'cluster-key-disabled': 'enable-key',
  'cluster-replica-promoted': 'restore-from-backup',
  'copy-in-another-region': 'restore-from-backup',
  'deletion-and-grant-retired': 'cancel-key-deletion',
  'disabled-and-policy-stripped': 'repair-key-policy',
  'external-key-store-failed': 'restore-external-key-store',
  'external-key-store-unreachable': 'restore-external-key-store',
  'grant-missing': 'replace-lost-grant',
  'key-deleted': 'restore-from-backup',
  'key-disabled': 'enable-key',
  'key-in-another-account': 'hand-over-to-key-owner',
  'key-material-missing': 'reimport-key-material',
  'key-off-during-restore': 'restore-from-backup',
  'key-owner-asleep': 'hand-over-to-key-owner',
  'key-pending-deletion': 'cancel-key-deletion',
  'key-store-disconnected': 'reconnect-key-store',
  'key-store-failed': 'reconnect-key-store',
  'lost-with-everything': 'restore-from-backup',
  'multi-az-cluster': 'restore-from-backup',
  'multi-region-key-scheduled': 'cancel-key-deletion',
  'not-the-key': 'not-the-key',
  'nothing-opens': 'restore-from-backup',
  'only-a-point-in-time': 'restore-from-backup',
  'organization-denies': 'hand-over-to-organization',
  'policy-condition-mismatch': 'repair-key-policy',
  'policy-denies': 'repair-key-policy',
  'policy-lost-delegation': 'repair-key-policy',
  'quota-reached': 'restore-from-backup',
  'recoverable-window-passed': 'restore-from-backup',
  'recovery-point': 'restore-from-backup',
  'replica-key': 'recreate-replica-key',
  'replica-promoted': 'restore-from-backup',
  'replicated-backup': 'restore-from-backup',
  'restored-not-started': 'start-database',
  'retained-backup': 'restore-from-backup',
  'shared-snapshot': 'restore-from-backup',
  'start-denied-by-the-organization': 'hand-over-to-organization',
  'storage-full-after-restore': 'restore-from-backup',
};

test('every scenario has its line', () => {
  expect(Object.keys(recommended).sort()).toEqual([...scenarioIds].sort());
});

test.each(scenarioIds)('%s', async (scenario) => {
  const asked: WayQuestion[] = [];
  await rehearse(scenario, {
    state: temporaryFolder(),
    answer: (_, question) => {
      if (question.kind === 'way') asked.push(question);
      return 'leave';
    },
  });
  const ways = asked[0]?.ways ?? [];
  const best = ways.filter((way) => way.recommended);
  expect(best.map(({runbook}) => runbook)).toEqual([recommended[scenario]]);
  // Nothing cheaper that applies stands before it, and a restore stands last.
  expect(best[0]).toBe(ways.find(({applies}) => applies === 'yes'));
  expect(ways.at(-1)?.runbook).toBe('restore-from-backup');
  // What a choice rests on is there for every way that can be taken.
  for (const {because, parts, undo, risk, unless} of ways) {
    expect([because, undo, risk, unless, parts?.length ? 'parts' : '']).not.toContain('');
  }
});
