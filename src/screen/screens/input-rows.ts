/** The parameters of a call, each in full: values wrap, they are never cut. */
import type {Json} from '../../core/json.ts';
import type {BoundInput} from '../../core/plan.ts';
import {type Line, lineOf, text, widthOf} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';

/** One member after the other, values in one column. */
export function inputRows(input: BoundInput, columns: number): readonly Line[] {
  const members = Object.entries(input).filter(([, value]) => value !== undefined);
  if (members.length === 0) return [lineOf('no parameters')];
  const longest = Math.max(...members.map(([name]) => widthOf(name)));
  const indent = Math.min(longest, Math.floor(columns / 2)) + 2;
  return members.flatMap(([name, value]) => memberRows(name, valueText(value), indent, columns));
}

function memberRows(name: string, value: string, indent: number, columns: number): readonly Line[] {
  // A name too long for the column gets a row of its own, so that the value keeps its place.
  const isLong = widthOf(name) + 2 > indent;
  const rows = wrap(value === '' ? '""' : value, columns - indent);
  const lines = rows.map((row, index) =>
    lineOf((index === 0 && !isLong ? name : '').padEnd(indent), text(row, 'strong')),
  );
  return isLong ? [lineOf(name), ...lines] : lines;
}

function valueText(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
