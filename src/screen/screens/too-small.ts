/** Too small for any question: one sentence, the state and the sign of life. */
import type {Session} from '../../core/session.ts';
import {modeOf} from '../../core/session.ts';
import {deadlineWords} from '../../core/words/deadline.ts';
import {shortName} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import {marked} from '../components/header.ts';
import type {Setting} from '../page.ts';
import {statusOf} from '../session-chrome.ts';
import {least} from '../size.ts';
import {clipLine, type Line, lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {modes} from '../theme.ts';

/** All rows of the terminal. What matters most comes first, so that it survives any height. */
export function tooSmallLines(session: Session | undefined, setting: Setting): readonly Line[] {
  const {columns, rows} = setting.size;
  const need = `${least.columns} × ${least.rows}`;
  if (columns < 30) {
    return [clipLine(lineOf(`too small: ${need}`), columns)].slice(0, rows);
  }
  const state = session
    ? [
        clipLine(
          lineOf(
            ' ',
            text(modes[modeOf(session)].label, modeOf(session)),
            `  ${shortName(session.incident.database.identifier, 20)}  `,
            ...marked(statusOf(session)),
          ),
          columns,
        ),
        lineOf(` ${deadlineWords(session, setting.now).word.replace(/ \(.*$/, '')}`),
        lineOf(` alive ${clockSeconds(setting.now)} UTC`),
      ]
    : [];
  const prose = (words: string): readonly Line[] =>
    wrapLines(words, columns - 1).map((line) => lineOf(' ', ...line));
  return [
    ...prose(`Latchkey needs ${need}, this is ${columns} × ${rows}.`),
    ...prose('Make the window larger or the font smaller; everything goes on where it was.'),
    ...state,
    ...prose(session ? 'q quits; latchkey resume --plain goes on' : 'q quits'),
  ]
    .map((line) => clipLine(line, columns))
    .slice(0, rows);
}
