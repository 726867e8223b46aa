/** Documents in plain lines: a change as a diff, a text to send to somebody. */
import type {BoundInput} from '../core/plan.ts';
import type {DiffLine, Review} from '../core/question.ts';
import {printable} from '../core/words/text.ts';
import type {Say} from './say.ts';

const longestLine = 2_000;

/** The diff as everybody knows it: a sign in front, the line's number, the line. */
export function diffSays({diff}: Review): readonly Say[] {
  const count = (type: DiffLine['type']) => diff.filter((line) => line.type === type).length;
  const width = Math.max(...diff.map(({number}) => String(number).length), 1);
  const lines = diff.map(({type, number, text}) => {
    if (type === 'gap') return `${' '.repeat(width + 2)} …`;
    const sign = {in: '+', out: '-', same: ' '}[type];
    return `${sign} ${String(number).padStart(width)} ${indented(text)}`;
  });
  const about = `The change, ${count('in')} lines in, ${count('out')} lines out`;
  return [
    {type: 'text', text: `${about}:`},
    {type: 'verbatim', lines, about},
  ];
}

/** A text to send, word for word. */
export function textSays(text: string): readonly Say[] {
  return [{type: 'verbatim', lines: text.split('\n').map(indented), about: 'The text to send'}];
}

/** A policy stands above as a diff; its text in one line would tell nobody anything. */
export function shownInput(input: BoundInput, review: Review | undefined): BoundInput {
  if (!review) return input;
  const {Policy, ...others} = input;
  return others;
}

function indented(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return indent + printable(line.slice(indent.length), longestLine);
}
