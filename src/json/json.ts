/** The JSON front end: each journal entry as one line of NDJSON, answers only from `--answers`. */
import {jsonLine} from '../core/json.ts';
import {type AnswerSource, answeredBy, scriptedAnswer} from '../engine/answers.ts';
import type {FrontEnd} from '../engine/front-end.ts';

export type JsonOptions = {
  readonly output: (line: string) => void;
  readonly answers?: AnswerSource;
};

/** Prints what the journal holds, no more and no less; a question without an answer is an error. */
export function createJson({output, answers}: JsonOptions): FrontEnd {
  return {
    show: (entry) => output(jsonLine(entry)),
    ask: async (step, question) => ({
      type: 'answer',
      answer: scriptedAnswer(answers, step, question),
      by: answeredBy,
    }),
    // A scripted answer was checked before it was given; what the runner refuses stands in no entry.
    refuse: () => undefined,
  };
}
