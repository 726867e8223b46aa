/** The pages of a lesson in the three sizes: list, brief, coach, question, hint, debrief. */
import {describe, expect, test} from 'vitest';
import type {TrainingPage, TrainingView} from '../../src/engine/training-view.ts';
import type {LessonItem} from '../../src/screen/lesson-items.ts';
import {expectFrame} from '../support/frames.ts';
import {keys, openScreen, openSession, type SizeName} from '../support/screen.ts';
import {type State, states} from '../support/states.ts';

const sizes: readonly SizeName[] = ['60x20', '80x24', '120x40'];

const training: TrainingView = {
  lesson: {id: 'key-switched-off', order: 3, title: 'The key was switched off'},
  isQuiet: false,
  join: [],
  coach:
    'The trail names who: DisableKey. That a call was made is known now; whether it was meant is not.',
  hints: {
    count: 3,
    shown: [{level: 1, price: 5, text: 'Ask the key for its state before the policy.'}],
    next: {
      level: 2,
      about: 'what comes after the key',
      price: 10,
      isLast: false,
      now: 95,
      after: 85,
    },
  },
};

const brief: TrainingPage = {
  kind: 'brief',
  says: [
    'Checkout fails for everyone since about two. The shop says: could not connect to orders-db, timeout expired. Nobody deployed anything. Can you look?',
  ],
  caller: 'Priya, shop team',
  operator: 'OnCallResponder/mara',
  accountId: '111122223333',
  goal: 'orders-db answers again, and you can say who switched its key off.',
  judged: [
    {name: 'safety', points: 50, of: 50, words: 'nothing irreversible without need'},
    {name: 'recovery', points: 30, of: 30, words: 'the database answers; data kept'},
    {name: 'hand-over', points: 20, of: 20, words: 'cause, times and follow-ups named'},
  ],
  background: [
    'A database on RDS reads its storage with a data key that only its KMS key opens. Where KMS refuses, RDS stops the database within hours.',
  ],
  join: [],
  clock: 'waits are skipped: one minute here may be an hour there',
  attempt: 'Best of 1 attempt: 88.',
  choices: [
    {id: 'begin', label: 'Begin'},
    {id: 'let-in', label: 'Let the AWS CLI join too: shows how, then begin'},
    {id: 'leave', label: 'Another time'},
  ],
};

const quiz: TrainingPage = {
  kind: 'quiz',
  id: 'what-next',
  number: 2,
  of: 3,
  title:
    'kms:EnableKey was accepted and the key is Enabled. You do nothing more. What does orders-db do?',
  points: 5,
  isLast: false,
  choices: [
    {id: 'by-itself', label: 'It becomes available by itself within some minutes'},
    {id: 'stays', label: 'It stays stopped until someone starts it'},
    {id: 'restore', label: 'It must be restored, the lock cannot be lifted'},
    {id: 'nobody', label: 'Nobody can know; AWS does not say'},
  ],
};

const answered: TrainingPage = {
  ...quiz,
  chosen: 'restore',
  choices: quiz.choices.map((choice) => ({
    ...choice,
    because: `About "${choice.id}": one sentence why, with what AWS says.`,
    isRight: choice.id === 'stays',
  })),
};

const debrief: TrainingPage = {
  kind: 'debrief',
  lesson: training.lesson,
  solved: true,
  points: 60,
  minutes: 21,
  classes: [
    {name: 'safety', points: 40, of: 50, words: 'nothing irreversible without need'},
    {name: 'recovery', points: 30, of: 30, words: 'the database answers; data kept'},
    {name: 'hand-over', points: 20, of: 20, words: 'cause, times and follow-ups named'},
  ],
  hints: {levels: [1, 2], cost: 15},
  caps: [
    {
      title: 'the key policy was replaced without need',
      cap: 60,
      cost: 'a policy put in haste can lock out everybody.',
    },
  ],
  missed: [
    {title: 'the key policy is as it was', points: 10, why: 'The policy was never the fault.'},
  ],
  path: [
    {
      ...{at: '02:14', own: 'diagnosis: key-disabled', isAmiss: false, cost: ''},
      ...{referenceAt: '02:14', reference: 'Diagnosis: the key'},
    },
    {
      ...{at: '02:15', own: 'kms:PutKeyPolicy', isAmiss: true, referenceAt: '', reference: ''},
      cost: 'the text that stood there is gone unless somebody kept it.',
    },
    {
      ...{at: '02:16', own: 'kms:EnableKey', isAmiss: false, cost: ''},
      ...{referenceAt: '02:15', reference: 'The key is enabled again'},
    },
    {
      ...{at: '', own: '', isAmiss: true, cost: ''},
      ...{referenceAt: '02:15', reference: 'The database is started'},
    },
  ],
  evidence: [{call: 'kms:ListGrants', why: 'It shows whether RDS could use the key.'}],
  runbooks: ['enable-key', 'start-database'],
  takeaway: 'An Enabled key does not start a database.',
  progress: 'Best of 2 attempts: 88.',
  next: {
    word: 'next',
    lesson: {id: 'deletion-is-running', order: 4, title: 'A deletion is running'},
  },
};

const joined: TrainingPage = {
  ...brief,
  join: [
    'export AWS_ACCESS_KEY_ID=AKIAEXAMPLE',
    'export AWS_SECRET_ACCESS_KEY=example+of+forty+characters+as+AWS+makes',
    'export AWS_DEFAULT_REGION=eu-west-1',
    'aws rds describe-db-instances --endpoint-url http://127.0.0.1:4566',
  ],
  clock: 'runs 60 × as fast as yours while others may join, also while you read',
  choices: [
    {id: 'begin', label: 'Begin'},
    {id: 'leave', label: 'Another time'},
  ],
};

const pages: {readonly [name: string]: {page?: TrainingPage; press?: string; says: string}} = {
  brief: {page: brief, says: 'Checkout fails for everyone'},
  joined: {page: joined, says: 'export AWS_SECRET_ACCESS_KEY='},
  coach: {says: 'The trail names who'},
  reading: {page: {kind: 'reading', questions: 3}, says: 'to 3 questions'},
  quiz: {page: quiz, says: 'It stays stopped until someone starts it'},
  answered: {page: answered, says: 'wrong, your answer'},
  hint: {press: 'h', says: '95 of 100 possible now, 85 after it'},
  debrief: {page: debrief, says: 'Solved. 60 of 100 points'},
};

const {story: night, time} = states['confirm/yes'] as State;

/** The same night as a lesson. */
const story = night.map((happening) => {
  const [at, body] = happening;
  const lesson = 'key-switched-off';
  return body.type === 'opened'
    ? ([at, {...body, world: 'simulated', rehearsal: true, lesson}] as const)
    : happening;
});

describe.each(Object.entries(pages))('%s', (name, {page, press, says}) => {
  test.each(sizes)('at %s', async (size) => {
    const session = await openSession(size, story, time, {
      training: {...training, ...(page ? {page} : {})},
    });
    // A confirmation has a field, which owns the letters until Tab.
    if (press) await session.press(keys.tab, press);
    const frame = session.frame();
    await session.close();
    expect(frame.replaceAll(/[\s│]+/g, ' ')).toContain(says);
    expect(frame).toContain('Lesson 3 · ');
    expect(frame).toContain('TRAINING');
    expectFrame(`training/${name}`, size, frame);
  });
});

const items: readonly LessonItem[] = Array.from({length: 13}, (_, index) => ({
  id: `lesson-${index + 1}`,
  order: index + 1,
  title: ['What the status means', 'Envelope encryption in five minutes', 'A deletion is running'][
    index % 3
  ] as string,
  minutes: 5 + index,
  learns: 'why an Enabled key is not the end, and what starts again',
  needs: index === 0 ? '' : `lesson ${index}`,
  points: '100 points: 50 safety, 30 recovery, 20 hand-over',
  hints: '3 hints: 5, 10 and 15 points off, only if you solve it',
  ...(index < 3 ? {best: 92 - index * 4, safety: 'kept' as const, took: 6 + index} : {}),
}));

test.each(sizes)('the list at %s begins with the first lesson that is not solved', async (size) => {
  const {screen, frame, settled, press, close} = await openScreen(size);
  const chosen = screen.chooseLesson(items);
  await settled();
  const shown = frame();
  await press(keys.enter);
  expect(await chosen).toBe('lesson-4');
  await close();
  expectFrame('training/lessons', size, shown);
});

test('a hint is bought only by going to it and Enter; Enter alone leaves it', async () => {
  const {press, store, close} = await openSession('80x24', story, time, {
    training,
  });
  await press(keys.tab, 'h', keys.enter);
  expect(store.wishes).toEqual([]);
  await press('h', keys.down, keys.enter);
  expect(store.wishes).toEqual(['hint']);
  await press(keys.enter);
  expect(store.wishes).toEqual(['hint']);
  await close();
});
