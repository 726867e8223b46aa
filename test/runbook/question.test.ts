import {beforeAll, describe, expect, it} from 'vitest';
import {BugError} from '../../src/core/errors.ts';
import type {PlannedStep} from '../../src/core/plan.ts';
import type {ConfirmQuestion} from '../../src/core/question.ts';
import type {Session} from '../../src/core/session.ts';
import {recoveryComputations} from '../../src/recovery/computations.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';
import {planOf} from '../../src/runbook/plan.ts';
import {type QuestionContext, questionFor} from '../../src/runbook/question.ts';
import type {Library} from '../../src/runbook/runbook.ts';
import {checkWords, undoWords} from '../../src/runbook/words.ts';
import {
  answered,
  instance,
  key,
  keyArn,
  keyDisabled,
  opened,
  sessionOf,
  terminal,
} from './sessions.ts';
import {shippedFolder} from './shipped.ts';

let library: Library;
beforeAll(async () => {
  library = await loadRunbooks([shippedFolder]);
});

const context: QuestionContext = {
  computations: recoveryComputations,
  cliCommand: (call, input) => `aws ${call} ${JSON.stringify(input)}`,
  proofs: [],
};

function stepOf(runbook: string, id: string): PlannedStep {
  const step = planOf(library, runbook).steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`${runbook} has no step ${id}`);
  return step;
}

function confirmation(step: PlannedStep, session: Session): ConfirmQuestion {
  const question = questionFor(step, session, context);
  if (question?.kind !== 'confirm') throw new Error('this step asks for no confirmation');
  return question;
}

/** Id, recommendation and consequence of each option of a choice. */
function choices(step: PlannedStep) {
  const question = questionFor(step, keyDisabled(), context);
  if (question?.kind !== 'choice') throw new Error('this step asks for no choice');
  return question.options.map((option) => [option.id, option.recommended, option.then]);
}

describe('questionFor a change', () => {
  it('shows account, call, reason, effect, undo and check, and takes only yes', () => {
    const question = confirmation(stepOf('enable-key', 'enable'), keyDisabled());
    expect(question).toEqual({
      kind: 'confirm',
      title: 'Enable the key alias/orders?',
      prose: expect.stringMatching(/^RDS needs the key/),
      call: 'kms:EnableKey',
      input: {KeyId: keyArn},
      command: `aws kms:EnableKey {"KeyId":"${keyArn}"}`,
      accountId: '111122223333',
      region: 'eu-west-1',
      mode: 'LIVE',
      why: 'RDS cannot read orders-db while the key is Disabled.',
      effect:
        'Every user of the key gets it back; besides orders-db: billing-db, sessions-db. ' +
        'A stopped database does not start by itself.',
      risk: expect.stringMatching(/call security\.$/),
      undo: 'yes: kms:DisableKey, same KeyId',
      undoCommand: `aws kms:DisableKey {"KeyId":"${keyArn}"}`,
      check: 'kms:DescribeKey until Enabled, at most 5 min',
      confirm: 'yes',
      expected: 'yes',
      evidence: [],
    });
  });

  it('asks for the name of the new database before a restore', () => {
    const session = sessionOf(
      opened(),
      instance({DBInstanceStatus: terminal}),
      key({KeyState: 'Enabled'}),
      ...answered('source', 'snapshot/orders-db-2026-03-01'),
    );
    const question = confirmation(stepOf('restore-database', 'restore'), session);
    expect(question).toMatchObject({
      title: 'Restore the snapshot as a new instance orders-db-restored?',
      expected: 'orders-db-restored',
      undo:
        'yes: aws rds modify-db-instance --region eu-west-1 ' +
        '--db-instance-identifier orders-db-restored --no-deletion-protection ' +
        '--apply-immediately, then aws rds delete-db-instance --region eu-west-1 ' +
        '--db-instance-identifier orders-db-restored --skip-final-snapshot --no-delete-automated-backups',
      undoCommand: '',
      check:
        'rds:DescribeDBInstances until available or storage-optimization or ' +
        'storage-initialization or backing-up, at most 6 h',
    });
    expect(question.why).toContain('orders-db-2026-03-01');
  });

  it('never expects the empty text, which a lone Enter would match', () => {
    const nameless = {...stepOf('restore-database', 'restore'), name: '{{ key.nothing }}'};
    expect(confirmation(nameless, keyDisabled()).expected).toBe('orders-db');
    expect(confirmation(nameless, sessionOf()).expected).toBe('yes');
  });

  it('says why it asks again', () => {
    const again = 'The answer was lost.';
    const step = stepOf('enable-key', 'enable');
    expect(questionFor(step, keyDisabled(), {...context, again})).toMatchObject({again});
  });

  it('is our bug when a change names no call', () => {
    const step: PlannedStep = {...stepOf('enable-key', 'enable'), call: undefined};
    expect(() => questionFor(step, keyDisabled(), context)).toThrow(BugError);
  });
});

describe('questionFor the other kinds', () => {
  const plain: PlannedStep = {id: 'x', runbook: 'r', title: 'T', kind: 'ask', prose: 'P'};

  it('hands over to security when the key was switched off on purpose', () => {
    expect(choices(stepOf('enable-key', 'on-purpose'))).toEqual([
      ['no', true, undefined],
      ['yes', undefined, 'stop'],
      ['not-known', undefined, undefined],
    ]);
  });

  it('asks for a text where an ask has no options', () => {
    expect(questionFor(plain, keyDisabled(), context)).toEqual({
      kind: 'text',
      title: 'T',
      prose: 'P',
    });
  });

  it('offers done and stop where a manual step has no options', () => {
    expect(choices({...plain, kind: 'manual'})).toEqual([
      ['done', true, undefined],
      ['stop', undefined, 'stop'],
    ]);
  });

  it('takes options and columns from the computation', () => {
    const step = stepOf('restore-database', 'source');
    expect(questionFor(step, keyDisabled(), context)).toMatchObject({
      columns: [
        'Back to (UTC)',
        'Data lost',
        'Kind',
        'Key',
        'Engine',
        'Size',
        'Takes',
        'First',
        'Verdict',
      ],
    });
    expect(choices(step)).toEqual([
      ['elsewhere', undefined, undefined],
      ['none', true, 'stop'],
    ]);
  });

  it('fills templates in options', () => {
    const options = [{id: 'a', label: 'For {{ database.identifier }}', detail: '{{ key.name }}'}];
    expect(questionFor({...plain, options}, keyDisabled(), context)).toMatchObject({
      options: [{label: 'For orders-db', detail: 'alias/orders'}],
    });
  });

  it.each(['read', 'wait', 'stop', 'run'] as const)('asks nothing for a %s', (kind) => {
    expect(questionFor({...plain, kind}, keyDisabled(), context)).toBeUndefined();
  });
});

describe('words', () => {
  it('names what differs in the undo from the change', () => {
    const undo = {call: 'kms:ScheduleKeyDeletion', with: {}} as const;
    expect(undoWords(undo, {KeyId: 'k', PendingWindowInDays: 30}, {KeyId: 'k'})).toBe(
      'yes: kms:ScheduleKeyDeletion, same KeyId, PendingWindowInDays 30',
    );
  });

  it('says when there is no way back', () => {
    expect(undoWords({words: 'the key is gone'}, {}, {})).toBe('cannot be undone: the key is gone');
    expect(undoWords(undefined, {}, {})).toMatch(/^cannot be undone/);
  });

  it('leaves words that tell a way back by hand as they are', () => {
    expect(undoWords({words: 'yes: delete it again'}, {}, {})).toBe('yes: delete it again');
    expect(undoWords({words: 'yesterday is gone'}, {}, {})).toMatch(/^cannot be undone: yesterday/);
  });

  it.each([
    ["A.B == 'Enabled'", 'until Enabled,'],
    ["A.B != 'PendingDeletion'", 'until no longer PendingDeletion,'],
    ["contains(['a', 'b'], S)", 'until a or b,'],
    ['contains(`["a"]`, S)', 'until a,'],
    ['length(A) > `0`', 'until length(A) > `0`,'],
    ['A.B', 'until A.B,'],
  ])('puts %s in words', (until, words) => {
    const verify = {read: 'kms:DescribeKey', with: {}, until, within: 90, every: 15} as const;
    expect(checkWords(verify)).toBe(`kms:DescribeKey ${words} at most 1 min 30 s`);
  });
});
