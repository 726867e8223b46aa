/** The decision ladder in plain lines: each way with why, how long, what if it is wrong, its rights. */
import type {Way} from '../core/plan.ts';
import type {WayQuestion} from '../core/question.ts';
import {rightMark} from '../core/words/right.ts';
import {printable} from '../core/words/text.ts';
import {partWords} from '../core/words/way-time.ts';
import type {Numbered, Row, Say} from './say.ts';

/** Every way that may be taken, and the way out. */
export function wayChoices({ways}: WayQuestion): readonly Numbered[] {
  const stop = {answer: 'stop', label: 'Stop here', detail: '', recommended: false};
  const open = ways.filter(({applies}) => applies !== 'no').map(wayChoice);
  return [...open, stop].map((choice, index) => ({...choice, number: index + 1}));
}

/** What each way rests on stands before the choice, and what does not apply behind it. */
export function waySays(question: WayQuestion): readonly Say[] {
  const choices = wayChoices(question);
  const out = question.ways.filter(({applies}) => applies === 'no');
  return [
    {type: 'head', word: 'QUESTION', text: printable(question.title)},
    {type: 'choices', choices},
    ...choices.flatMap(({answer, number, label}): readonly Say[] => {
      const way = question.ways.find(({runbook}) => runbook === answer);
      if (!way) return [];
      return [
        {type: 'text', text: printable(`About ${number}, ${label}`)},
        {type: 'rows', rows: adviceRows(way)},
      ];
    }),
    ...rightsSays(question),
    ...out.map(
      (way): Say => ({
        type: 'text',
        text: printable(`Does not apply: ${way.title} (${way.because}).`, 2000),
      }),
    ),
  ];
}

/** Why, how long with the origin of each figure, price, undo, risk, and what would change the advice. */
function adviceRows(way: Way): readonly Row[] {
  const {applies, because, time, parts = [], undo, price = '', risk = '', unless, login} = way;
  const rows: readonly Row[] = [
    row('Applies', `${applies}, ${because}`),
    {label: 'Takes', lines: parts.length === 0 ? [printable(time)] : parts.map(partLine)},
    row('Login', login?.words ?? ''),
    row('Price', price),
    row('Undo', undo),
    row('If wrong', risk),
    row('Advice', unless === '' ? '' : `changes if: ${unless}`),
  ];
  return rows.filter(({lines}) => lines.some((line) => line !== ''));
}

function partLine(part: NonNullable<Way['parts']>[number]): string {
  return printable(partWords(part), 500);
}

/** May the role make the changes of the recommended way? Asked now, not at step 4. */
function rightsSays({ways}: WayQuestion): readonly Say[] {
  const steps = ways.find(({recommended}) => recommended)?.steps ?? [];
  const rows = steps.flatMap(({call, right}): readonly Row[] =>
    right ? [row(rightMark(right).word, `${call} (${right.because})`)] : [],
  );
  // A restore sets several things by one call: it is said once.
  const once = new Map(rows.map((each) => [each.lines.join(), each]));
  if (once.size === 0) return [];
  return [
    {type: 'text', text: 'May your role make the changes of the recommended way?'},
    {type: 'rows', rows: [...once.values()]},
  ];
}

function wayChoice(way: Way): Omit<Numbered, 'number'> {
  const {runbook, title, applies, because, time, undo, recommended} = way;
  const detail =
    applies === 'yes' ? `${because}; ${time}, ${undoWords(undo)}` : `${applies}, ${because}`;
  return {answer: runbook, label: printable(title), detail: printable(detail), recommended};
}

function undoWords(undo: string): string {
  if (undo === 'yes') return 'can be undone';
  if (undo === 'no') return 'cannot be undone';
  return undo.startsWith('yes, ') ? `can be undone, ${undo.slice('yes, '.length)}` : undo;
}

function row(label: string, text: string): Row {
  return {label, lines: [printable(text, 1000)]};
}
