/** The steps of a way, as many as there is room for: the changes first, then what leads to them. */
import type {StepOutline} from '../../core/plan.ts';
import {rightMark} from '../../core/words/right.ts';
import {counted} from '../../core/words/text.ts';
import {durationWords} from '../../core/words/time.ts';
import {wrappedRow} from '../components/table.ts';
import {layoutOf} from '../size.ts';
import {clipLine, fitText, type Line, lineOf, type Span, text, widthOf} from '../text/line.ts';
import {signs} from '../theme.ts';

/** The rows of one step. */
type Group = readonly Line[];

/** All steps where they fit into `most` rows; else the changes, and how many others there are. */
export function wayStepLines(
  steps: readonly StepOutline[],
  columns: number,
  most: number,
): readonly Line[] {
  if (layoutOf({columns, rows: 40}) !== 'wide') {
    return fitting(steps, narrowSteps(steps, columns), most);
  }
  // With room: why, what it does to others, and the longest wait as well.
  const widths = wideWidths(columns);
  const head = wrappedRow(wideHead, widths).map((cells) =>
    lineOf(text(`   ${cells.join('')}`, 'muted')),
  );
  const groups = steps.map((step, index) => wideStep(step, index + 1, widths));
  return [...head, ...fitting(steps, groups, most - head.length)];
}

function fitting(
  steps: readonly StepOutline[],
  groups: readonly Group[],
  most: number,
): readonly Line[] {
  if (groups.flat().length <= most) return groups.flat();
  const changes = groups.filter((_, index) => steps[index]?.kind === 'change');
  const others = steps.length - changes.length;
  if (changes.length > 0 && changes.flat().length < most) {
    return [
      ...changes.flat(),
      moreLine(
        `${counted(others, 'step')} that ${others === 1 ? 'changes' : 'change'} nothing in AWS`,
      ),
    ];
  }
  const chosen = changes.length > 0 ? changes : groups;
  const shown = chosen.filter((_, index) => chosen.slice(0, index + 1).flat().length < most);
  return [...shown.flat(), moreLine(`${counted(steps.length - shown.length, 'more step')}`)];
}

function moreLine(words: string): Line {
  return lineOf(text(`   … and ${words}`, 'muted'));
}

/** `✓ you may` beside a step; empty where nothing is sent. */
function rightCell({right}: StepOutline): readonly Span[] {
  if (!right) return [];
  const {role, word} = rightMark(right);
  return [text(`${signs[role]} `, role), text(word, right.may === 'no' ? 'strong' : 'plain')];
}

const rightColumns = 14;

/** Number, kind, title, call, right and undo; what does not fit beside the rest leaves from the end. */
function narrowSteps(steps: readonly StepOutline[], columns: number): readonly Group[] {
  const sent = steps.filter((step) => step.call !== '');
  const title = Math.min(44, Math.max(10, ...sent.map((step) => widthOf(step.title)))) + 2;
  const call = Math.max(0, ...sent.map((step) => widthOf(step.call))) + 2;
  const undo = Math.max(0, ...sent.map((step) => widthOf(undoWords(step))));
  const right = sent.some((step) => step.right) ? rightColumns : 0;
  const digits = String(steps.length).length;
  const front = 11 + digits + title;
  const hasUndo = front + call + right + undo <= columns - 1;
  const hasCall = front + call + right <= columns - 1;
  return steps.map((step, index) => {
    const start = `   ${String(index + 1).padStart(digits)} ${step.kind.padEnd(6)} `;
    if (step.call === '') return [clipLine(lineOf(start, step.title), columns - 1)];
    const cell = rightCell(step);
    const width = cell.reduce((sum, span) => sum + widthOf(span.text), 0);
    const line = [
      text(start + fitText(step.title, title)),
      ...(hasCall ? [text(fitText(step.call, call), 'muted')] : []),
      ...(right === 0 ? [] : [...cell, text(' '.repeat(Math.max(1, right - width)))]),
      ...(hasUndo ? [text(undoWords(step), 'muted')] : []),
    ];
    return [clipLine(line, columns - 1)];
  });
}

function undoWords({undo}: StepOutline): string {
  return undo === '' ? '' : `undo ${undo}`;
}

/** The columns of the table that there is room for. */
function wideWidths(columns: number): readonly number[] {
  const rest = columns - 4 - 27 - 21 - rightColumns - 19 - 8;
  const why = Math.floor(rest / 2);
  return [27, 21, rightColumns, why, rest - why, 19, 8];
}

const wideHead = ['Step', 'Call', 'May you?', 'Why', 'Effect', 'Undo', 'At most'];

function wideStep(step: StepOutline, number: number, widths: readonly number[]): Group {
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
