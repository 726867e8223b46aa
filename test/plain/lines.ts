/** A plain front end whose lines are kept, with a reader that types what it was given. */
import {fold} from '../../src/core/apply.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import type {Question} from '../../src/core/question.ts';
import type {Session} from '../../src/core/session.ts';
import type {Reply} from '../../src/engine/front-end.ts';
import {createPlain, type PlainOptions} from '../../src/plain/plain.ts';
import {tale} from '../core/tale.ts';

/** The front end and what it said; `prompts` are what stood before each typed line. */
export function plainWith(typed: readonly string[], change: Partial<PlainOptions> = {}) {
  const lines: string[] = [];
  const prompts: string[] = [];
  const messages: string[] = [];
  const left = [...typed];
  const frontEnd = createPlain({
    output: (line) => lines.push(line),
    messages: (line) => messages.push(line),
    input: {
      read: async (prompt) => {
        prompts.push(prompt);
        return left.shift();
      },
    },
    accessible: false,
    localOffsetMinutes: 0,
    ...change,
  });
  return {frontEnd, lines, prompts, messages};
}

/** What stands before the prompts of a question, and what came of it. */
export async function ask(
  question: Question,
  typed: readonly string[],
  change: Partial<PlainOptions> = {},
  session: Session = fold(tale()),
): Promise<{readonly reply: Reply; readonly lines: string[]; readonly prompts: string[]}> {
  const {frontEnd, lines, prompts} = plainWith(typed, change);
  const reply = await frontEnd.ask('enable', question, session);
  return {reply, lines, prompts};
}

/** The lines of a tale, entry by entry. */
export function told(bodies: readonly EntryBody[], change: Partial<PlainOptions> = {}): string[] {
  const {frontEnd, lines} = plainWith([], change);
  const entries = tale(...bodies);
  entries.forEach((entry, index) => {
    frontEnd.show(entry, fold(entries.slice(0, index + 1)));
  });
  return lines;
}
