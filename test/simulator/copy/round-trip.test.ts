/** Evidence saved, and a copy of the account built from it: the same findings, the same end. */
import {readdirSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {Entry} from '../../../src/core/entry.ts';
import {type Question, recommendedAnswer} from '../../../src/core/question.ts';
import {sourceId, sourceStep} from '../../../src/core/source-id.ts';
import {sourcesOf} from '../../../src/recovery/sources/gather.ts';
import {copySimulator} from '../../../src/simulator/simulator.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {performed, rehearse, rehearseCopy} from '../../support/rehearsal.ts';
import {scenarios, simulatorOf} from '../support.ts';
import {withoutWhatLiesAhead} from './ahead.ts';
import {nights, simulatorOfNight} from './nights.ts';
import {judged, savedFrom} from './saved.ts';

const ids = readdirSync(scenarios)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''));

test.each(ids)('%s is diagnosed in its copy as it was', async (scenario) => {
  const saved = await savedFrom(await simulatorOf(scenario));
  expect(judged(await savedFrom(copySimulator(saved).simulator))).toEqual(judged(saved));
});

/** Where no runbook of ours leads back, the operator leaves: in the copy as well. */
const answer = (_step: string, question: Question) => recommendedAnswer(question) ?? 'leave';

test.each(ids)('%s ends in its copy as it does itself', async (scenario) => {
  const folder = withoutWhatLiesAhead(scenario);
  const own = await rehearse(scenario, {state: temporaryFolder(), scenarios: folder, answer});
  const saved = await savedFrom(await simulatorOf(scenario));
  const {gaps} = copySimulator(saved);
  // What a key store stands on outside AWS is in no evidence: there the copy says what it assumed.
  if (gaps.some((gap) => gap.includes('cannot be seen'))) return;
  const copied = await rehearseCopy(saved, {state: temporaryFolder(), answer});
  const backup = backupTaken(own.entries);
  const read = sourcesOf(saved.facts).map(sourceId);
  if (backup !== undefined && !read.includes(backup)) {
    // The night ends with a backup from where a diagnosis does not look: the copy says so, has not
    // made it up, and what lies in the Region's own lists is never such a one.
    expect(gaps).toContainEqual(expect.stringContaining('has no backup from there'));
    expect(backup).toMatch(
      /^((cluster-)?(replica|replicated|copy)@|(cluster-)?copy\/|recovery-point\/)/,
    );
    expect(backupTaken(copied.entries)).not.toBe(backup);
    return;
  }
  expect(copied.closed.outcome).toBe(own.closed.outcome);
  expect(performed(copied.entries)).toEqual(performed(own.entries));
});

function backupTaken(entries: readonly Entry[]): string | undefined {
  const answered = entries.findLast(
    (entry) => entry.type === 'answered' && entry.step === sourceStep && entry.answer !== 'none',
  );
  return answered?.type === 'answered' ? answered.answer : undefined;
}

test.each(Object.keys(nights))('a night is diagnosed in its copy as it was: %s', async (name) => {
  const night = nights[name];
  if (!night) throw new Error(`no night ${name}`);
  const saved = await savedFrom(simulatorOfNight(night));
  expect(judged(await savedFrom(copySimulator(saved).simulator))).toEqual(judged(saved));
});
