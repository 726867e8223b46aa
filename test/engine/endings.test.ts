/** How sessions end: left, declined, handed over, without a change in a dry run. */
import {describe, expect, test} from 'vitest';
import {listSessions} from '../../src/engine/sessions.ts';
import {temporaryFolder} from '../support/folder.ts';
import {performed, rehearse, resume} from '../support/rehearsal.ts';

describe('leaving', () => {
  test('at a question cancels; nothing runs, and resume goes on', async () => {
    const state = temporaryFolder();
    const left = await rehearse('key-disabled', {
      state,
      answer: (step) => (step === 'enable' ? 'leave' : undefined),
    });
    expect(left.closed.outcome).toBe('cancelled');
    expect(performed(left.entries)).toEqual([]);
    expect(listSessions(state)).toMatchObject([{isUnfinished: true, isRunning: false}]);
    const again = await resume(left.id, {state});
    expect(again.closed.outcome).toBe('recovered');
  });

  test('in a wait says that AWS goes on, and resume sends nothing again', async () => {
    const state = temporaryFolder();
    let isWaiting = false;
    const left = await rehearse('key-disabled', {
      state,
      onEntry: (entry, live) => {
        if (entry.type === 'waiting' && entry.seen === 'starting' && !isWaiting) {
          isWaiting = true;
          live.leave();
        }
      },
    });
    expect(left.closed.outcome).toBe('waiting');
    expect(left.closed.summary).toContain('rds:StartDBInstance');
    const again = await resume(left.id, {state});
    expect(again.closed.outcome).toBe('recovered');
    expect(performed(again.entries)).toEqual(['kms:EnableKey', 'rds:StartDBInstance']);
  });
});

describe('declining', () => {
  test('a change sends nothing, and stopping there is a cancellation', async () => {
    const declined = await rehearse('key-disabled', {
      state: temporaryFolder(),
      answer: (step, question) => {
        if (step === 'enable') return 'no';
        return question.kind === 'failure' ? 'stop' : undefined;
      },
    });
    expect(declined.closed.outcome).toBe('cancelled');
    expect(performed(declined.entries)).toEqual([]);
  });

  test('a key that was switched off on purpose is handed over before any change', async () => {
    const handed = await rehearse('key-disabled', {
      state: temporaryFolder(),
      answer: (step) => (step === 'on-purpose' ? 'yes' : undefined),
    });
    expect(handed.closed.outcome).toBe('handed-over');
    expect(performed(handed.entries)).toEqual([]);
  });
});

test.each(['key-disabled', 'restored-not-started', 'recoverable-window-passed'])(
  'a dry run of %s reads to the end of its plan and sends no change at all',
  async (scenario) => {
    const dry = await rehearse(scenario, {state: temporaryFolder(), readOnly: true});
    expect(dry.closed.outcome).toBe('nothing-to-do');
    const changes = dry.world.simulator.requests().filter(({mode}) => mode === 'change');
    expect(changes).toEqual([]);
    const wouldCall = dry.entries.filter((e) => e.type === 'called' && e.outcome === 'would-call');
    expect(wouldCall.length).toBeGreaterThan(0);
  },
);

test('a change is refused for a while after a repair and then sent once more', async () => {
  const played = await rehearse('restored-not-started', {
    state: temporaryFolder(),
    prepare: ({simulator}) => {
      simulator.inject({
        fault: 'error',
        call: 'rds:StartDBInstance',
        times: 2,
        code: 'KMSKeyNotAccessibleFault',
        message: 'The specified KMS key is not accessible.',
      });
    },
  });
  expect(played.closed.outcome).toBe('recovered');
  expect(performed(played.entries)).toEqual(['rds:StartDBInstance']);
  const attempts = played.entries.filter((e) => e.type === 'intended');
  expect(attempts.map((e) => e.attempt)).toEqual([1, 2, 3]);
});

test('an answer that is lost after the change took effect is looked up, not sent again', async () => {
  const played = await rehearse('key-disabled', {
    state: temporaryFolder(),
    prepare: ({simulator}) => {
      simulator.inject({fault: 'reset', call: 'rds:StartDBInstance', times: 1, after: true});
    },
  });
  expect(played.closed.outcome).toBe('recovered');
  const started = played.world.simulator
    .requests()
    .filter(({operation}) => operation === 'StartDBInstance');
  expect(started).toHaveLength(1);
});
