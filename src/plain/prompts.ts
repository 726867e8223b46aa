/** What stands before the cursor, and what a typed line means. */
import {lookAgain, type Question, recommendedAnswer} from '../core/question.ts';
import {printable} from '../core/words/text.ts';
import type {TimeChange} from '../engine/time-control.ts';
import {numbered} from './questions.ts';

/** What a person may ask for instead of answering. */
export type Aside =
  | 'evidence'
  | 'blast'
  | 'undo'
  | 'command'
  | 'hint'
  | 'show-hint'
  | 'help'
  | 'quit';

/** A typed line: an answer, an aside, or nothing that can be taken (`why` in a sentence). */
export type Typed =
  | {readonly type: 'answer'; readonly answer: string}
  | {readonly type: 'aside'; readonly aside: Aside}
  | {readonly type: 'time'; readonly change: TimeChange}
  | {readonly type: 'refused'; readonly why: string};

/** The typed word that moves a simulated clock; undefined for any other. */
export function timeChange(typed: string): TimeChange | undefined {
  return timeWords.find((word) => word === typed.trim());
}

const timeWords: readonly TimeChange[] = ['pause', 'slower', 'faster', 'jump'];

const asides: {readonly [key: string]: Aside} = {
  e: 'evidence',
  b: 'blast',
  u: 'undo',
  c: 'command',
  h: 'hint',
  hint: 'show-hint',
  '?': 'help',
  q: 'quit',
};

/**
 * The prompt; what is typed follows its last colon. A scripted one names no keys: nobody can
 * press them.
 */
export function promptOf(
  question: Question,
  isSpoken: boolean,
  {isScripted = false, hasHints = false} = {},
): string {
  switch (question.kind) {
    case 'confirm':
      return confirmPrompt(question.expected, question.mode === 'DRY RUN', isSpoken);
    case 'text':
      return isSpoken ? 'Your answer: ' : 'Answer: ';
    case 'approval':
      return isSpoken
        ? 'Paste the code. For a new request type again; to leave it, no: '
        : 'Code, again for a new request, or no to leave it: ';
    case 'way': {
      if (isSpoken) return 'Your choice: ';
      const chosen = defaultNumber(question);
      return isScripted
        ? `Number${chosen}: `
        : `Number, or e evidence, b blast radius, u undo, ${hasHints ? 'h hint, ' : ''}? help, q quit${chosen}: `;
    }
    default:
      return isSpoken ? 'Your choice: ' : `Number${defaultNumber(question)}: `;
  }
}

function confirmPrompt(expected: string, isDryRun: boolean, isSpoken: boolean): string {
  const word = printable(expected);
  if (isSpoken) {
    const call = 'Type c to hear the full call.';
    return isDryRun
      ? `${call} To see what would be called, type ${word}. Nothing is sent. To leave, no: `
      : `${call} To send, type ${word}. To leave, no: `;
  }
  return isDryRun
    ? `Type ${word} to see the call, no to leave it; nothing is sent: `
    : `Type ${word} to send it, no to leave it: `;
}

/** ` [1]` where an empty answer takes the recommended one. */
function defaultNumber(question: Question): string {
  const answer = answerToNothing(question);
  const choice = numbered(question).find((candidate) => candidate.answer === answer);
  return choice ? ` [${choice.number}]` : '';
}

/**
 * An empty answer takes the recommended one only where nothing changes and nothing is claimed:
 * the way back and the next move after a failure, which both ask again before they send.
 */
function answerToNothing(question: Question): string | undefined {
  return question.kind === 'way' || question.kind === 'failure'
    ? recommendedAnswer(question)
    : undefined;
}

/** Reads a typed line. Only the exact word confirms a change; only a number or an id chooses. */
export function readTyped(question: Question, line: string): Typed {
  const typed = line.trim();
  if (question.kind === 'text') return {type: 'answer', answer: typed};
  const change = timeChange(typed);
  if (change) return {type: 'time', change};
  if (question.kind === 'approval') {
    const aside = asides[typed];
    if (aside) return {type: 'aside', aside};
    return typed === ''
      ? {type: 'refused', why: 'No code was typed. Nothing was sent.'}
      : {type: 'answer', answer: typed};
  }
  if (question.kind === 'confirm') return readConfirmation(question.expected, typed);
  const aside = asides[typed];
  if (aside) return {type: 'aside', aside};
  if (question.kind === 'way' && typed === 'r') return {type: 'answer', answer: lookAgain};
  const choices = numbered(question);
  const choice = choices.find(({number, answer}) => typed === String(number) || typed === answer);
  if (choice) return {type: 'answer', answer: choice.answer};
  const answer = typed === '' ? answerToNothing(question) : undefined;
  if (answer !== undefined) return {type: 'answer', answer};
  const why = typed === '' ? 'Nothing was chosen.' : `There is no choice "${printable(typed)}".`;
  return {type: 'refused', why: `${why} Type a number from 1 to ${choices.length}.`};
}

function readConfirmation(expected: string, typed: string): Typed {
  if (typed === expected || typed === 'no') return {type: 'answer', answer: typed};
  const aside = asides[typed];
  if (aside) return {type: 'aside', aside};
  return {type: 'refused', why: `Not sent: "${printable(typed)}" is not "${printable(expected)}".`};
}
