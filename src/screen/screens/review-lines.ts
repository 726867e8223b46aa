/** A change of a document: its diff by signs and numbers, readable without colour, and what was tried. */
import type {DiffLine, Review} from '../../core/question.ts';
import {type Line, lineOf, spread, type Tone, text} from '../text/line.ts';
import {verbatimRows} from '../text/verbatim.ts';
import {signs} from '../theme.ts';

const marks: {readonly [Type in DiffLine['type']]: readonly [string, Tone]} = {
  in: ['+', 'good'],
  out: ['−', 'danger'],
  same: [' ', 'plain'],
  gap: [' ', 'muted'],
};

/** The diff under its heading: what is kept where, and how many lines come and go. */
export function diffLines({diff, kept}: Review, columns: number): readonly Line[] {
  const count = (type: DiffLine['type']) => diff.filter((line) => line.type === type).length;
  const width = Math.max(3, ...diff.map(({number}) => String(number).length));
  const saved =
    kept === '' ? 'Old policy → new policy' : 'Old policy (saved, see Undo) → new policy';
  return [
    spread(lineOf(text(saved, 'strong')), lineOf(`+${count('in')} −${count('out')}`), columns),
    ...diff.flatMap((line) => lineRows(line, width, columns)),
  ];
}

function lineRows({type, number, text: content}: DiffLine, width: number, columns: number) {
  const [mark, tone] = marks[type];
  const shown = type === 'gap' ? '' : String(number);
  return verbatimRows(content, columns - width - 4).map((row, index) =>
    lineOf(text(`${mark} ${(index === 0 ? shown : '').padStart(width)}  ${row}`, tone)),
  );
}

/** One line for each trial, with its sign. */
export function triedContent({tried}: Review): readonly string[] {
  return tried.map(({isGood, text: words}) => `${isGood ? signs.good : signs.caution} ${words}`);
}
