/** A dry run reads the whole plan through: what it would call is what the live run then sends. */
import {expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import type {BoundInput} from '../../src/core/plan.ts';
import {scenarioIds} from '../support/scenarios.ts';
import {changeRequests, play} from './failures/play.ts';

/** The changes of the first plan, as they were sent or kept back: step → call and input. */
function changesIn(entries: readonly Entry[]): ReadonlyMap<string, readonly [string, BoundInput]> {
  const second = entries.filter(({type}) => type === 'planned')[1];
  const ofFirst = entries.filter(({seq}) => second === undefined || seq < second.seq);
  return new Map(
    ofFirst.flatMap((entry) =>
      entry.type === 'called' && entry.mode === 'change' && entry.step !== undefined
        ? [[entry.step, [entry.call, withoutToken(entry.input ?? {})] as const] as const]
        : [],
    ),
  );
}

/** A token is each session's own: two sessions must not be taken for one. */
function withoutToken({IdempotencyToken: _own, ...input}: BoundInput): BoundInput {
  return input;
}

test.each(scenarioIds)(
  '%s is read to its end, and each request of the live run foretold',
  async (scenario) => {
    const dry = await play(scenario, undefined, true);
    expect(dry.closed.outcome).toBe('nothing-to-do');
    expect(dry.closed.summary).toMatch(/^Dry run to the end of the plan: \d changes? would be/);
    expect(changeRequests(dry)).toEqual([]);
    sayWhatTheyRestOn(dry.entries);
    const foretold = changesIn(dry.entries);
    const live = changesIn((await play(scenario)).entries);
    for (const [step, change] of live) {
      if (isOpen(dry.entries, step)) continue;
      expect([step, foretold.get(step)]).toEqual([step, change]);
    }
  },
);

/** What follows from a restored database, or from a choice among backups that open then. */
function isOpen(entries: readonly Entry[], step: string): boolean {
  const end = entries.find((entry) => entry.type === 'settled' && entry.step === step);
  const reason = end?.type === 'settled' ? end.reason : '';
  return /^not judged: the exact \S+, or that none is needed, follows from (rds:Restore|rds:Promote|backup:StartRestoreJob|the choice)/.test(
    reason,
  );
}

/** Every change stands with its AWS CLI command, and names the changes before it. */
function sayWhatTheyRestOn(entries: readonly Entry[]): void {
  const kept: string[] = [];
  for (const entry of entries) {
    if (entry.type !== 'asked' || entry.question.kind !== 'confirm') continue;
    const {question} = entry;
    expect(question.mode).toBe('DRY RUN');
    expect(question.command).toMatch(/^aws --region [a-z0-9-]+ (kms|rds|backup) [a-z-]+ /);
    for (const call of kept) expect(question.restsOn).toContain(call);
    kept.push(question.call);
  }
}

test('what would end the session for real is said, and the rest is read all the same', async () => {
  const {entries, closed} = await play('key-material-missing', undefined, true);
  const stops = entries.filter((e) => e.type === 'settled' && e.reason.startsWith('for real'));
  expect(stops).toMatchObject([{step: 'material', status: 'Success'}]);
  expect(closed.summary).toContain('For real it stops before that: No: hand over to them.');
  const kept = entries.filter((e) => e.type === 'called' && e.outcome === 'would-call');
  expect(kept).toMatchObject([{call: 'kms:ImportKeyMaterial'}, {call: 'rds:StartDBInstance'}]);
});
