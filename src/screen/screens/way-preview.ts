/** The way under the cursor: its steps, whether you may, how long, what if it is wrong. */
import type {StepOutline, Way} from '../../core/plan.ts';
import {rightMark} from '../../core/words/right.ts';
import {printable} from '../../core/words/text.ts';
import {partWords} from '../../core/words/way-time.ts';
import {air, type Block} from '../components/stack.ts';
import {layoutOf} from '../size.ts';
import {blank, type Line, lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {wayStepLines} from './way-steps.ts';

/** So many rows of steps stay where all the rest has room too. */
const fewestSteps = 4;

/** Below the ladder, in about `rows` rows; `number` is the way's place on it. */
export function previewBlocks(
  way: Way,
  number: number,
  columns: number,
  rows: number,
): readonly Block[] {
  const changes = way.steps.filter((step) => step.kind === 'change').length;
  const count = way.steps.length === 1 ? '1 step' : `${way.steps.length} steps`;
  const effect =
    changes === 0 ? 'none changes anything' : `${changes} of them change something in AWS`;
  const layout = layoutOf({columns, rows: 40});
  // The narrow ladder has no column for it, and scrolls rather than leave anything out.
  if (layout === 'narrow') {
    const steps = wayStepLines(way.steps, columns, Number.POSITIVE_INFINITY);
    const all = [...adviceBlocks({...way, parts: []}, columns), {lines: steps}];
    return [
      {lines: [lineOf(` Way ${number}: ${count}, ${effect}`)]},
      {lines: all.flatMap(({lines}) => lines)},
      {lines: reasonLines(way.steps, columns)},
    ];
  }
  // A wide ladder has columns for price and undo.
  const advice = adviceBlocks(layout === 'wide' ? {...way, price: '', undo: ''} : way, columns);
  const taken = advice.reduce((sum, {lines}) => sum + lines.length, 1);
  return [
    {lines: [lineOf(` Way ${number}: ${count}, ${effect}`)]},
    {lines: wayStepLines(way.steps, columns, Math.max(fewestSteps, rows - taken)), leaves: 2},
    {lines: reasonLines(way.steps, columns), leaves: 4},
    air,
    ...advice,
    {lines: [blank], leaves: 9},
  ];
}

/** What the choice of a way rests on. */
function adviceBlocks(way: Way, columns: number): readonly Block[] {
  const parts = (way.parts ?? []).map(partWords);
  const takes = parts.length === 0 ? [way.time] : parts;
  return [
    {lines: labelled('Takes', takes.join('; '), columns), leaves: 3},
    {lines: loginLines(way, columns), leaves: way.login?.isEnough ? 5 : 1},
    {lines: labelled('Price', way.price ?? '', columns), leaves: 1},
    {lines: labelled('Undo', way.undo, columns), leaves: 6},
    {lines: labelled('If wrong', way.risk ?? '', columns), leaves: 1},
    {lines: labelled('What would change this advice', way.unless, columns), leaves: 1},
  ];
}

function loginLines({login}: Way, columns: number): readonly Line[] {
  if (!login) return [];
  const role = login.isEnough ? 'good' : 'caution';
  return wrap(printable(`login ${login.words}`, 400), columns - 6).map((line, row) =>
    lineOf(text(row === 0 ? `   ${signs[role]} ` : '     ', role), line),
  );
}

function labelled(label: string, words: string, columns: number): readonly Line[] {
  if (words === '') return [];
  return wrap(printable(`${label}: ${words}`, 1000), columns - 3).map((row) => lineOf(` ${row}`));
}

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
