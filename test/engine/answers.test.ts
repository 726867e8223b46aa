/** Scripted answers: what fits is given, what does not is named, and nobody is asked twice. */
import {describe, expect, test} from 'vitest';
import {UsageError} from '../../src/core/errors.ts';
import type {ChoiceQuestion, WayQuestion} from '../../src/core/question.ts';
import {answersFromFile, recommendedAnswers, scriptedAnswer} from '../../src/engine/answers.ts';
import {confirmation, failure, wayQuestion} from '../core/tale.ts';

const choice: ChoiceQuestion = {
  kind: 'choice',
  title: 'Which snapshot?',
  prose: '',
  options: [
    {id: 'old', label: 'old', dead: 'its key is Disabled'},
    {id: 'new', label: 'new'},
    {id: 'stop', label: 'stop', recommended: true},
  ],
};
const ways: WayQuestion = {
  ...wayQuestion,
  ways: ['yes', 'no', 'later'].map((applies) => ({
    runbook: `way-${applies}`,
    title: '',
    applies: applies === 'yes' || applies === 'no' ? applies : 'later',
    because: 'so',
    undo: '',
    time: '',
    recommended: false,
    unless: '',
    steps: [],
  })),
};

function refusalOf(run: () => unknown): UsageError {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('without --answers', () => {
  test('a question is an error that names the flag, the answers, and that nothing was sent', () => {
    const error = refusalOf(() => scriptedAnswer(undefined, 'enable', confirmation));
    expect(error.exitCode).toBe(64);
    expect(error.message).toContain('Enable the key?');
    expect(error.nextSteps).toEqual([
      'Answer with --answers recommended, or --answers FILE (YAML: step id → answer).',
      'Possible answers to "enable": yes, no.',
      'Nothing was sent.',
    ]);
  });
});

describe('--answers recommended', () => {
  const answers = recommendedAnswers();

  test('types what a confirmation expects', () => {
    const typed = {...confirmation, expected: 'alias/orders'};
    expect(scriptedAnswer(answers, 'enable', typed)).toBe('alias/orders');
  });

  test('takes the recommended option', () => {
    expect(scriptedAnswer(answers, 'snapshot', choice)).toBe('stop');
  });

  test('stops where no way is recommended', () => {
    expect(scriptedAnswer(answers, 'way', ways)).toBe('stop');
  });

  test('does not make up an answer where nothing is recommended', () => {
    const none = {...choice, options: choice.options.slice(0, 2)};
    const error = refusalOf(() => scriptedAnswer(answers, 'snapshot', none));
    expect(error.nextSteps).toEqual(['Possible answers to "snapshot": new.']);
    expect(refusalOf(() => scriptedAnswer(answers, 'x', failure)).exitCode).toBe(64);
  });
});

describe('--answers FILE', () => {
  test('gives the answer of the step, also where YAML has a word of its own for it', () => {
    const answers = answersFromFile('way: way-yes\nenable: yes\nports: 5432\nflag: true\n');
    expect(scriptedAnswer(answers, 'way', ways)).toBe('way-yes');
    expect(scriptedAnswer(answers, 'enable', confirmation)).toBe('yes');
    const text = {kind: 'text', title: '', prose: ''} as const;
    expect(scriptedAnswer(answers, 'ports', text)).toBe('5432');
    expect(scriptedAnswer(answers, 'flag', text)).toBe('true');
  });

  test('takes the recommended answer where it says so', () => {
    const answers = answersFromFile('enable: recommended\nsnapshot: recommended');
    expect(scriptedAnswer(answers, 'enable', confirmation)).toBe('yes');
    expect(scriptedAnswer(answers, 'snapshot', choice)).toBe('stop');
  });

  test.each([
    ['way: enable', 'way', ways, 'There is no way "enable".'],
    ['way: way-no', 'way', ways, 'That way does not apply: so.'],
    ['snapshot: old', 'snapshot', choice, 'its key is Disabled'],
    ['enable: y', 'enable', confirmation, '"y" is not "yes".'],
  ] as const)('%s does not fit', (text, step, question, reason) => {
    const error = refusalOf(() => scriptedAnswer(answersFromFile(text), step, question));
    expect(error.message).toBe(`--answers does not fit the step "${step}". ${reason}`);
    expect(error.nextSteps[0]).toContain('Possible answers');
  });

  test('names a step that it has no answer for', () => {
    const error = refusalOf(() => scriptedAnswer(answersFromFile('{}'), 'enable', confirmation));
    expect(error.message).toBe('--answers has no answer for the step "enable": Enable the key?');
  });

  test('names a step that does not exist, where the steps are known', () => {
    const steps = new Set(['way', 'enable']);
    expect(() => answersFromFile('way: x\nenable.failed: retry', steps)).not.toThrow();
    const error = refusalOf(() => answersFromFile('enabel: yes', steps));
    expect(error.message).toBe('The answers file names a step that does not exist: enabel.');
    expect(error.nextSteps).toEqual(['Steps: way, enable.']);
  });

  test.each([
    ['a list', '- yes'],
    ['a word', 'yes'],
    ['nothing', ''],
    ['broken YAML', 'a: [1'],
    ['an answer that is a list', 'enable: [yes]'],
    ['an answer that is empty', 'enable:'],
  ])('refuses %s', (_what, text) => {
    expect(refusalOf(() => answersFromFile(text)).exitCode).toBe(64);
  });
});
