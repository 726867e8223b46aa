/** Lines of at most 80 columns, with a hanging indent. */

/** No line of ours is wider; a word that cannot be broken is left whole. */
export const columns = 80;

/** The text behind `first`, further rows indented by `hang` blanks. Breaks after `/` or `:` too. */
export function wrap(text: string, first = '', hang = first.length): readonly string[] {
  const rows: string[] = [];
  let row = first;
  let isEmpty = true;
  for (const {piece, isGlued} of piecesOf(text, columns - Math.max(first.length, hang))) {
    const joined = isEmpty || isGlued ? row + piece : `${row} ${piece}`;
    if (!isEmpty && joined.length > columns) {
      rows.push(row);
      row = ' '.repeat(hang) + piece;
    } else {
      row = joined;
    }
    isEmpty = false;
  }
  return [...rows, row.trimEnd()];
}

/** A command for reading: it breaks only between arguments, with `\` at the end. */
export function wrapCommand(command: string, indent: number): readonly string[] {
  const margin = ' '.repeat(indent);
  const rows: string[] = [];
  let row = '';
  for (const argument of argumentsOf(command)) {
    const joined = row === '' ? `${margin}${argument}` : `${row} ${argument}`;
    if (row !== '' && joined.length > columns - 2) {
      rows.push(`${row} \\`);
      row = `${margin}  ${argument}`;
    } else {
      row = joined;
    }
  }
  return row === '' ? rows : [...rows, row];
}

type Piece = {readonly piece: string; readonly isGlued: boolean};

function piecesOf(text: string, room: number): readonly Piece[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) =>
      word.length <= room
        ? [{piece: word, isGlued: false}]
        : word.split(/(?<=[/:,])/).map((piece, index) => ({piece, isGlued: index > 0})),
    );
}

/** Splits at blanks outside of quotes; the quotes stay. */
function argumentsOf(command: string): readonly string[] {
  return command.match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g) ?? [];
}
