/** The way under the cursor: its steps, whether you may, how long, what if it is wrong. */
import type {StepOutline, Way} from '../../core/plan.ts';
import {rightMark} from '../../core/words/right.ts';
import {printable} from '../../core/words/text.ts';
import {durationWords} from '../../core/words/time.ts';
import {partWords} from '../../core/words/way-time.ts';
import {air, type Block} from '../components/stack.ts';
import {wrappedRow} from '../components/table.ts';
import {layoutOf} from '../size.ts';
import {
  blank,
  clipLine,
  fitText,
  type Line,
  lineOf,
  type Span,
  text,
  widthOf,
} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** Below the ladder; `number` is the way's place on it. */
export function previewBlocks(way: Way, number: number, columns: number): readonly Block[] {
  const changes = way.steps.filter((step) => step.kind === 'change').length;
  const count = way.steps.length === 1 ? '1 step' : `${way.steps.length} steps`;
  const effect =
    changes === 0 ? 'none changes anything' : `${changes} of them change something in AWS`;
  const layout = layoutOf({columns, rows: 40});
  const steps = layout === 'wide' ? wideSteps(way.steps, columns) : stepLines(way.steps, columns);
  // The narrow ladder has no column for it, and scrolls rather than leave anything out.
  if (layout === 'narrow') {
    const all = [...adviceBlocks({...way, parts: []}, columns), {lines: steps}];
    return [
      {lines: [lineOf(` Way ${number}: ${count}, ${effect}`)]},
      {lines: all.flatMap(({lines}) => lines)},
      {lines: reasonLines(way.steps, columns)},
    ];
  }
  return [
    {lines: [lineOf(` Way ${number}: ${count}, ${effect}`)]},
    {lines: steps, leaves: 2},
    {lines: reasonLines(way.steps, columns), leaves: 4},
    air,
    ...adviceBlocks(way, columns),
    {lines: [blank], leaves: 9},
  ];
}

/** What the choice of a way rests on. */
function adviceBlocks(way: Way, columns: number): readonly Block[] {
  const parts = (way.parts ?? []).map(partWords);
  const takes = parts.length === 0 ? [way.time] : parts;
  return [
    {lines: labelled('Takes', takes.join('; '), columns), leaves: 3},
    {lines: labelled('Undo', way.undo, columns), leaves: 6},
    {lines: labelled('If wrong', way.risk ?? '', columns), leaves: 1},
    {lines: labelled('What would change this advice', way.unless, columns), leaves: 1},
  ];
}

function labelled(label: string, words: string, columns: number): readonly Line[] {
  if (words === '') return [];
  return wrap(printable(`${label}: ${words}`, 1000), columns - 3).map((row) => lineOf(` ${row}`));
}

/** `✓ you may` beside a step; empty where nothing is sent. */
function rightCell({right}: StepOutline): readonly Span[] {
  if (!right) return [];
  const {role, word} = rightMark(right);
  return [text(`${signs[role]} `, role), text(word, right.may === 'no' ? 'strong' : 'plain')];
}

const rightColumns = 14;

/** By which statement, or what would have to be known; said once for equal steps. */
function reasonLines(steps: readonly StepOutline[], columns: number): readonly Line[] {
  const once = new Map(steps.map((step) => [`${step.call} ${step.right?.because}`, step]));
  return [...once.values()].flatMap(({call, right}) => {
    if (!right) return [];
    const {role, word} = rightMark(right);
    const words = wrap(printable(`${word}: ${call} (${right.because})`, 400), columns - 6);
    return words.map((line, row) =>
      lineOf(text(row === 0 ? `   ${signs[role]} ` : '     ', role), line),
    );
  });
}

/** Number, kind, title, call, right and undo; what does not fit beside the rest leaves from the end. */
function stepLines(steps: readonly StepOutline[], columns: number): readonly Line[] {
  const sent = steps.filter((step) => step.call !== '');
  const title = Math.min(44, Math.max(10, ...sent.map((step) => widthOf(step.title)))) + 2;
  const call = Math.max(0, ...sent.map((step) => widthOf(step.call))) + 2;
  const undo = Math.max(0, ...sent.map((step) => widthOf(undoWords(step))));
  const right = sent.some((step) => step.right) ? rightColumns : 0;
  const front = 12 + title;
  const hasUndo = front + call + right + undo <= columns - 1;
  const hasCall = front + call + right <= columns - 1;
  return steps.map((step, index) => {
    const start = `   ${index + 1} ${step.kind.padEnd(6)} `;
    if (step.call === '') return clipLine(lineOf(start, step.title), columns - 1);
    const cell = rightCell(step);
    const width = cell.reduce((sum, span) => sum + widthOf(span.text), 0);
    return clipLine(
      [
        text(start + fitText(step.title, title)),
        ...(hasCall ? [text(fitText(step.call, call), 'muted')] : []),
        ...(right === 0 ? [] : [...cell, text(' '.repeat(Math.max(1, right - width)))]),
        ...(hasUndo ? [text(undoWords(step), 'muted')] : []),
      ],
      columns - 1,
    );
  });
}

function undoWords({undo}: StepOutline): string {
  return undo === '' ? '' : `undo ${undo}`;
}

/** With room: why, what it does to others, and the longest wait as well. */
function wideSteps(steps: readonly StepOutline[], columns: number): readonly Line[] {
  const rest = columns - 4 - 27 - 21 - rightColumns - 19 - 8;
  const why = Math.floor(rest / 2);
  const widths = [27, 21, rightColumns, why, rest - why, 19, 8];
  const head = wrappedRow(
    ['Step', 'Call', 'May you?', 'Why', 'Effect', 'Undo', 'At most'],
    widths,
  ).map((cells) => lineOf(text(`   ${cells.join('')}`, 'muted')));
  return [...head, ...steps.flatMap((step, index) => wideStep(step, index + 1, widths))];
}

function wideStep(step: StepOutline, number: number, widths: readonly number[]): readonly Line[] {
  const {kind, title, call, why = '', effect = '', undo, within} = step;
  const name = `${number} ${kind} ${title}`;
  if (call === '') return [lineOf(`   ${name}`)];
  const most = within === undefined ? '' : durationWords(within * 1000);
  const cell = rightCell(step);
  const rows = wrappedRow([name, call, '', why, effect, undo, most], widths);
  return rows.map(([left = '', sent = '', , ...others], row) => {
    const right = row === 0 ? cell : [];
    const width = right.reduce((sum, span) => sum + widthOf(span.text), 0);
    return [
      text(`   ${left}`),
      text(sent, 'muted'),
      ...right,
      text(' '.repeat(Math.max(0, rightColumns - width))),
      text(others.join(''), 'muted'),
    ];
  });
}
