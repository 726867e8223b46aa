/** Scripted answers (`--answers`): where they come from, and what happens when one does not fit. */
import {parseDocument} from 'yaml';
import {UsageError} from '../core/errors.ts';
import {type Question, recommendedAnswer, refusalOf} from '../core/question.ts';

/** Answers without a person. `undefined`: there is none for this step. */
export type AnswerSource = {
  answerFor(step: string, question: Question): string | undefined;
};

/** Who gave a scripted answer, as the journal names it. */
export const answeredBy = '--answers';

/** Every recommended answer; where no way back is recommended, the session stops. */
export function recommendedAnswers(): AnswerSource {
  return recommendedExcept(new Map());
}

/** These answers, and the recommended one to every other question. */
export function recommendedExcept(answers: ReadonlyMap<string, string>): AnswerSource {
  return stoppingInCircles({
    answerFor: (step, question) =>
      answers.get(step) ??
      recommendedAnswer(question) ??
      (question.kind === 'way' ? 'stop' : undefined),
  });
}

/**
 * A script does not see that the same answer changes nothing: given to the same question about the
 * way or a failed step once more, it becomes `stop`. Otherwise it would send and write for ever. A
 * way that the engine itself recommends once more is no circle: it does so for a restore given up.
 */
function stoppingInCircles(source: AnswerSource): AnswerSource {
  const given = new Set<string>();
  return {
    answerFor: (step, question) => {
      const answer = source.answerFor(step, question);
      if (question.kind !== 'way' && question.kind !== 'failure') return answer;
      const isAdvised = question.kind === 'way' && answer === recommendedAnswer(question);
      const isAgain = given.has(`${step} ${answer}`) && !isAdvised;
      given.add(`${step} ${answer}`);
      return isAgain ? 'stop' : answer;
    },
  };
}

/**
 * Answers from a YAML text: step id → answer; the answer `recommended` takes the recommended one.
 * With `steps`, an id that is none of them is refused. Throws UsageError.
 */
export function answersFromFile(text: string, steps?: ReadonlySet<string>): AnswerSource {
  const answers = readAnswers(text);
  for (const step of answers.keys()) {
    const isKnown = steps === undefined || steps.has(step.replace(/\.failed$/, ''));
    if (isKnown) continue;
    throw new UsageError(`The answers file names a step that does not exist: ${step}.`, [
      `Steps: ${[...steps].join(', ')}.`,
    ]);
  }
  return stoppingInCircles({
    answerFor: (step, question) => {
      const answer = answers.get(step);
      return answer === 'recommended' ? recommendedAnswer(question) : answer;
    },
  });
}

function readAnswers(text: string): ReadonlyMap<string, string> {
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem) throw new UsageError(`The answers file is not YAML: ${problem.message}`);
  const value: unknown = document.toJS();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError('The answers file must be a map: step id → answer.', [
      'For example: "way: enable-key", "enable: yes".',
    ]);
  }
  const entries = Object.entries(value).map(([step, answer]): [string, string] => {
    if (typeof answer === 'object') {
      throw new UsageError(`The answer for the step ${step} must be one word or text.`);
    }
    return [step, String(answer)];
  });
  return new Map(entries);
}

/**
 * The scripted answer to a question. Throws UsageError, with nothing sent, when there is none or
 * it does not fit; a scripted answer is never asked for twice.
 */
export function scriptedAnswer(
  answers: AnswerSource | undefined,
  step: string,
  question: Question,
): string {
  const possible = `Possible answers to "${step}": ${possibleAnswers(question).join(', ')}.`;
  if (!answers) {
    throw new UsageError(`"${question.title}" needs an answer, and nobody can be asked.`, [
      'Answer with --answers recommended, or --answers FILE (YAML: step id → answer).',
      possible,
      'Nothing was sent.',
    ]);
  }
  const answer = answers.answerFor(step, question);
  if (answer === undefined) {
    throw new UsageError(`--answers has no answer for the step "${step}": ${question.title}`, [
      possible,
    ]);
  }
  const refusal = misfit(question, answer);
  if (refusal !== undefined) {
    throw new UsageError(`--answers does not fit the step "${step}". ${refusal}`, [possible]);
  }
  return answer;
}

/** A confirmation is the expected text or `no`; anything else would be a typing error. */
function misfit(question: Question, answer: string): string | undefined {
  if (question.kind !== 'confirm') return refusalOf(question, answer);
  if (answer === question.expected || answer === 'no') return undefined;
  return `"${answer}" is not "${question.expected}".`;
}

function possibleAnswers(question: Question): readonly string[] {
  switch (question.kind) {
    case 'confirm':
      return [question.expected, 'no'];
    case 'text':
      return ['any text'];
    case 'approval':
      return ['the code that latchkey approve prints', 'no'];
    case 'way':
      return [
        ...question.ways.filter(({applies}) => applies !== 'no').map(({runbook}) => runbook),
        'stop',
        'look-again',
      ];
    case 'choice':
    case 'failure':
      return question.options.filter(({dead}) => dead === undefined).map(({id}) => id);
  }
}
