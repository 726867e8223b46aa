/** An AWS CLI command for reading: it breaks only between arguments, with `\` at the end. */
import {widthOf} from '../text/line.ts';

/** Rows of at most `columns` where the arguments allow it; a wider argument stays whole. */
export function commandRows(command: string, columns: number): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const part of argumentsOf(command)) {
    const joined = row === '' ? part : `${row} ${part}`;
    if (row !== '' && widthOf(joined) > columns - 2) {
      rows.push(`${row} \\`);
      row = `  ${part}`;
    } else {
      row = joined;
    }
  }
  return row === '' ? rows : [...rows, row];
}

/** Splits at blanks outside of quotes; the quotes stay. */
function argumentsOf(command: string): readonly string[] {
  return command.match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g) ?? [];
}
