/** A change whose check does not hold by its deadline: what was seen, and four ways on. */
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import {refusalOf} from '../../src/core/question.ts';
import {failureQuestion} from '../../src/engine/steps/failure.ts';
import type {SimulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';
import {shippedFolder} from '../runbook/shipped.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse, resume} from '../support/rehearsal.ts';

const runbooks = new URL('../../runbooks/', import.meta.url);
const library = await loadRunbooks([shippedFolder]);
const at = '2026-03-02T04:15:00.000Z';

/** Every change of every runbook that ships, each once where it stands. */
const changes = Array.from(library.values()).flatMap(({id, steps}) =>
  steps.filter(({kind}) => kind === 'change').map((step) => ({name: `${id}: ${step.id}`, step})),
);

describe('after the deadline of its check', () => {
  it.each(changes)('$name', ({step}) => {
    const state = {
      status: 'TimedOut',
      attempt: 1,
      isOpen: false,
      outcome: 'ok',
      isTaken: true,
      sightings: [{at, seen: 'starting'}],
      reason: 'last seen: starting',
      firstIntendedAt: '2026-03-02T02:15:00.000Z',
    } as const;
    const question = failureQuestion(step, state, {at, region: 'eu-west-1'});
    expect(question.means).toBe('It took longer than Latchkey waits. Last seen: starting.');
    expect(question.tried).toBe('1 time in 2 h');
    expect(question.changed).toBe('AWS accepted the change and may still be at work on it');
    // It is no word of AWS's, and no failure: AWS took it on.
    expect([question.title, question.code, question.message]).toEqual([
      `Not seen in time: ${step.title}`,
      '',
      '',
    ]);
    expect(question.options.map(({id}) => id)).toEqual([
      'retry',
      'send-again',
      'diagnose',
      'way',
      'hand-over',
      'stop',
    ]);
    expect(question.options.filter(({recommended}) => recommended)).toHaveLength(1);
    for (const {id} of question.options) expect(refusalOf(question, id)).toBeUndefined();
  });
});

describe('going on waiting for a change that AWS accepted', () => {
  /** The key shows as Disabled for so long, whatever AWS does; the failure question is answered so. */
  const slow = (seconds: number, answers: readonly string[]) => {
    const left = [...answers];
    return rehearse('key-disabled', {
      state: temporaryFolder(),
      prepare: ({simulator}) => simulator.inject({fault: 'lag', call: 'kms:DescribeKey', seconds}),
      answer: (_, question) => (question.kind === 'failure' ? left.shift() : undefined),
    });
  };
  const sent = (entries: readonly Entry[]) =>
    entries.filter((e) => e.type === 'called' && e.call === 'kms:EnableKey').length;
  const confirmed = (entries: readonly Entry[]) =>
    entries.filter((e) => e.type === 'asked' && e.step === 'enable').length;

  it('neither asks for it nor sends it once more, and recovers when it shows', async () => {
    const {closed, entries} = await slow(12 * 60, ['retry', 'retry', 'retry']);
    expect(closed.outcome).toBe('recovered');
    expect([confirmed(entries), sent(entries)]).toEqual([1, 1]);
    const late = entries.filter((e) => e.type === 'settled' && e.status === 'TimedOut');
    expect(late.length).toBeGreaterThanOrEqual(2);
  });

  it('can be left for sending it once more, which is asked first and says that it was sent', async () => {
    const {entries} = await slow(7 * 60, ['send-again']);
    const again = entries.flatMap((entry) =>
      entry.type === 'asked' && entry.step === 'enable' && entry.question.kind === 'confirm'
        ? [entry.question.again]
        : [],
    );
    expect(again).toEqual([
      undefined,
      expect.stringMatching(/^Sent at \d\d:\d\d:\d\d UTC and accepted; it does not hold now\.$/),
    ]);
    expect([confirmed(entries), sent(entries)]).toEqual([2, 2]);
  });

  it('can be given up for a new look, which finds the key as AWS shows it', async () => {
    const {entries} = await slow(12 * 60, ['retry', 'diagnose', 'stop']);
    expect(entries.filter((e) => e.type === 'diagnosed').length).toBeGreaterThanOrEqual(2);
  });

  it('outlives the process: whoever goes on waits too, and sends nothing', async () => {
    const state = temporaryFolder();
    const first = await rehearse('key-disabled', {
      state,
      prepare: ({simulator}) =>
        simulator.inject({fault: 'lag', call: 'kms:DescribeKey', seconds: 12 * 60}),
      answer: (_, question, live) => {
        if (question.kind !== 'failure') return undefined;
        return live.session.answers['enable.failed'] === undefined ? 'retry' : 'leave';
      },
    });
    const {closed, entries} = await resume(first.id, {
      state,
      answer: (_, question) => (question.kind === 'failure' ? 'retry' : undefined),
    });
    expect(closed.outcome).toBe('recovered');
    expect([confirmed(entries), sent(entries)]).toEqual([1, 1]);
  });
});

it('a change that ended otherwise is asked for once more, and says that it was sent', async () => {
  const scenarios = temporaryFolder();
  const shipped = await readFile(new URL('scenarios/key-disabled.yaml', runbooks), 'utf8');
  const unverified = 'unverified: {startWithUnusableKey: fall-back}\n';
  await writeFile(path.join(scenarios, 'key-disabled.yaml'), `${shipped}\n${unverified}`);
  const choices = ['retry', 'stop'];
  let simulator: SimulatedWorld['simulator'] | undefined;
  const {entries} = await rehearse('key-disabled', {
    state: temporaryFolder(),
    scenarios,
    prepare: (world) => {
      simulator = world.simulator;
    },
    answer: (step, question) => {
      // Somebody switches the key off again before the start is sent; RDS takes it and gives up.
      const key = {KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab'};
      if (step === 'start')
        simulator?.byHand({as: 'ci-cleanup', call: 'kms:DisableKey', with: key});
      return question.kind === 'failure' ? choices.shift() : undefined;
    },
  });
  const asked = entries.flatMap((entry) =>
    entry.type === 'asked' && entry.question.kind === 'confirm' && entry.step === 'start'
      ? [entry.question.again]
      : [],
  );
  expect(asked.slice(0, 2)).toEqual([
    undefined,
    expect.stringMatching(/^Sent at \d\d:\d\d:\d\d UTC and accepted; it does not hold now\.$/),
  ]);
});

it('handing over ends the session with what was seen and what was changed', async () => {
  const played = await rehearse('key-disabled', {
    state: temporaryFolder(),
    prepare: ({simulator}) => simulator.inject({fault: 'deny', call: 'rds:StartDBInstance'}),
    answer: (_, question) => (question.kind === 'failure' ? 'hand-over' : undefined),
  });
  expect(played.closed.outcome).toBe('handed-over');
  expect(played.closed.summary).toMatch(
    /^Handed over at the step start \(rds:StartDBInstance, AccessDenied\w*\): .+\. Changed by it: nothing: AWS refused it\.$/,
  );
});
