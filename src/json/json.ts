/** The JSON front end: each journal entry as one line of NDJSON, answers only from `--answers`. */
import {type AnswerSource, answeredBy, scriptedAnswer} from '../engine/answers.ts';
import type {FrontEnd} from '../engine/front-end.ts';

export type JsonOptions = {
  readonly output: (line: string) => void;
  readonly answers?: AnswerSource;
};

// Inside JSON these are written as escapes, so that a terminal obeys none of them.
const unprintable = /[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/** Prints what the journal holds, no more and no less; a question without an answer is an error. */
export function createJson({output, answers}: JsonOptions): FrontEnd {
  return {
    show: (entry) => output(JSON.stringify(entry).replace(unprintable, escaped)),
    ask: async (step, question) => ({
      type: 'answer',
      answer: scriptedAnswer(answers, step, question),
      by: answeredBy,
    }),
    // A scripted answer was checked before it was given; what the runner refuses stands in no entry.
    refuse: () => undefined,
  };
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
