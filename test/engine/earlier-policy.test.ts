/** The repair of a key policy looks for the text from before: in the plan, journaled, also once more. */
import {expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import {temporaryFolder} from '../support/folder.ts';
import {type Played, rehearse, resume, type Script} from '../support/rehearsal.ts';

const scenario = 'policy-lost-delegation';
const lookup = 'trail:CreateKey';

/** Goes as far as the choice of the repair; the answer to every other question is the usual one. */
const upToTheRepair: Pick<Script, 'answer'> = {
  answer: (step) => (step === 'repair' ? 'leave' : undefined),
};

/** `observed trail:CreateKey`, `settled earlier-policy Success …`, `asked repair`, in their order. */
function told({entries}: Pick<Played, 'entries'>, from = 0): readonly string[] {
  return entries.slice(from).flatMap((entry) => wordsOf(entry) ?? []);
}

function wordsOf(entry: Entry): string | undefined {
  switch (entry.type) {
    case 'diagnosed':
      return 'diagnosed';
    case 'observed':
      return entry.fact === lookup ? `observed ${entry.evidence.status}` : undefined;
    case 'settled':
      return entry.step === 'earlier-policy' ? `settled ${entry.status}` : undefined;
    case 'asked':
      return entry.step === 'repair' ? 'asked repair' : undefined;
    case 'noted':
      return entry.step === 'earlier-policy' ? entry.text.split(':')[0] : undefined;
    default:
      return undefined;
  }
}

const gathered = ['observed known', 'caution', 'settled Success'];

test('the diagnosis does not ask for it, the repair does, before its choice', async () => {
  const played = await rehearse(scenario, {state: temporaryFolder(), ...upToTheRepair});
  expect(told(played)).toEqual(['diagnosed', ...gathered, 'asked repair']);
});

test('a dry run reads it too', async () => {
  const played = await rehearse(scenario, {state: temporaryFolder(), readOnly: true});
  expect(told(played).filter((word) => word !== 'diagnosed')).toEqual([
    ...gathered,
    'asked repair',
  ]);
});

test('whoever goes on with the session has it read anew', async () => {
  const state = temporaryFolder();
  const {id, entries} = await rehearse(scenario, {state, ...upToTheRepair});
  const again = await resume(id, {state, ...upToTheRepair});
  expect(told(again, entries.length)).toEqual(['diagnosed', ...gathered, 'asked repair']);
});

test('a look-up that is refused holds nothing up', async () => {
  const {entries, closed} = await rehearse('policy-denies', {
    state: temporaryFolder(),
    prepare: ({simulator}) =>
      simulator.inject({fault: 'deny', call: 'cloudtrail:LookupEvents', skip: 2}),
  });
  expect(told({entries}).slice(0, 5)).toEqual([
    'diagnosed',
    'observed denied',
    'not readable',
    'settled Success',
    'asked repair',
  ]);
  expect(closed.outcome).toBe('recovered');
});
