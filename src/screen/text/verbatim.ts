/** Text whose lines and indents matter: a policy, a message to send. Nothing is cut. */
import {type Line, type Tone, text} from './line.ts';
import {wrap} from './wrap.ts';

/** Every line with its indent; what is too long goes on below, two columns further in. */
export function verbatim(content: string, columns: number, tone: Tone = 'plain'): readonly Line[] {
  return content
    .split('\n')
    .flatMap((line) => verbatimRows(line, columns).map((row): Line => [text(row, tone)]));
}

/** The rows of one line. */
export function verbatimRows(line: string, columns: number): readonly string[] {
  const [indent = ''] = /^ */.exec(line) ?? [];
  const kept = indent.slice(0, Math.floor(columns / 2));
  const rows = wrap(line.slice(indent.length), Math.max(8, columns - kept.length - 2));
  if (rows.length === 0) return [''];
  return rows.map((row, index) => (index === 0 ? kept : `${kept}  `) + row);
}
