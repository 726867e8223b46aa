/** The layout for the eye: stamped lines, labels in one column (no signs, no colours). */
import {clockSeconds} from '../core/words/time.ts';
import type {Choice, Layout, Row, Say} from './say.ts';
import {wrap, wrapCommand} from './wrap.ts';

/** Every line about the world is stamped with mode and time, so that a log can be searched. */
export const written: Layout = (says, mode) => says.flatMap((say) => lay(say, mode));

function lay(say: Say, mode: string): readonly string[] {
  switch (say.type) {
    case 'event':
      return wrap(say.text, `${mode} ${clockSeconds(say.at)}  `);
    case 'head':
      return wrap(say.text, `${say.word}: `, 2);
    case 'text':
      return wrap(say.text, '  ');
    case 'rows':
      return rowLines(say.rows);
    case 'choices':
      return say.choices.flatMap(choiceLines);
    case 'verbatim':
      return say.lines.map((line) => `    ${line}`.trimEnd());
    case 'command':
      return wrapCommand(say.text, 2);
  }
}

function rowLines(rows: readonly Row[]): readonly string[] {
  const width = Math.max(...rows.map(({label}) => label.length)) + 4;
  return rows.flatMap(({label, lines}) =>
    lines.flatMap((line, index) =>
      wrap(line, (index === 0 ? `  ${label}:` : '').padEnd(width), width),
    ),
  );
}

function choiceLines({number, label, detail, recommended}: Choice): readonly string[] {
  const mark = recommended ? ' (recommended)' : '';
  const text = detail === '' ? label : `${label}: ${detail}`;
  return wrap(`${text}${mark}`, `  ${String(number).padEnd(2)} `);
}
