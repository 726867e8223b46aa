/** The coach's band: below a dotted rule, as high at every moment, so that nothing moves above it. */
import type {TrainingView} from '../../engine/training-view.ts';
import {padRows} from '../components/stack.ts';
import {bodyRows, type Size} from '../size.ts';
import {clipLine, type Line, lineOf, text} from '../text/line.ts';
import {proseColumns, wrapLines} from '../text/wrap.ts';
import {modes} from '../theme.ts';

/** Below this many rows the band folds to one line. */
export const roomy = 24;

const lines = 3;

/** Rows that the band takes; none where the coach keeps quiet. */
export function bandRows({isQuiet}: TrainingView, {rows}: Size): number {
  if (isQuiet) return 0;
  return rows < roomy ? 1 : lines + 1;
}

/** The body of a page with the band beneath it; the page was made for that much less room. */
export function withBand(
  body: readonly Line[],
  training: TrainingView,
  size: Size,
): readonly Line[] {
  const height = bandRows(training, size);
  const above = padRows(body, bodyRows(size) - height).slice(0, bodyRows(size) - height);
  return height === 0 ? above : [...above, ...bandLines(training.coach, size, height)];
}

function bandLines(coach: string, {columns}: Size, height: number): readonly Line[] {
  const words = coach === '' ? 'No points hang on the coach. Key h asks for a hint.' : coach;
  if (height === 1) {
    return [clipLine(lineOf(text(' △ Coach: ', 'TRAINING'), words), columns)];
  }
  const head = ' △ Coach ';
  const stroke = modes.TRAINING.rule.repeat(Math.max(0, columns - head.length));
  const rows = wrapLines(words, Math.min(columns - 2, proseColumns)).slice(0, lines);
  return [
    lineOf(text(head + stroke, 'TRAINING')),
    ...padRows(
      rows.map((row) => lineOf(' ', ...row)),
      lines,
    ),
  ];
}
