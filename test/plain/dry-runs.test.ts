/** Two dry runs of one plan, in two sessions, give the same text: one can be held against the other. */
import {expect, test} from 'vitest';
import {recommendedAnswers} from '../../src/engine/answers.ts';
import {createPlain} from '../../src/plain/plain.ts';
import {temporaryFolder} from '../support/folder.ts';
import {scenarioIds} from '../support/scenarios.ts';
import {playWith} from './play.ts';

/** What stands on stdout, and the folder of the session's state. */
async function dryRun(scenario: string) {
  const lines: string[] = [];
  const state = temporaryFolder();
  const frontEnd = createPlain({
    output: (line) => lines.push(line),
    messages: () => undefined,
    answers: recommendedAnswers(),
    accessible: false,
    localOffsetMinutes: 0,
  });
  await playWith(scenario, frontEnd, {state, readOnly: true});
  return {text: lines.join('\n'), state};
}

test.each(scenarioIds)('%s', async (scenario) => {
  const [first, second] = [await dryRun(scenario), await dryRun(scenario)];
  expect(first.state).not.toBe(second.state);
  expect(first.text.replace(/\s+/g, ' ')).toMatch(/Dry run to the end of the plan: \d changes?/);
  expect(second.text).toBe(first.text);
  // Long paths are wrapped: no folder of this machine is named by any of its parts.
  expect(first.text.replace(/\s+/g, '')).not.toContain(first.state);
});

test('the command that puts a key policy back names the file that was kept', async () => {
  const {text} = await dryRun('policy-denies');
  expect(text).toMatch(/^ {4}file:\/\/key-policy-before-[0-9a-f-]+\.json$/m);
});
