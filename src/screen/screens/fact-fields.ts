/** An answer of AWS, field by field, in AWS's own names. */
import {printable} from '../../core/words/text.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';

const mostRows = 60;

/** `KeyMetadata.KeyState   Disabled`, one member a row, values wrapped. */
export function fieldRows(value: object, columns: number): readonly Line[] {
  const fields = flatten(value, '').slice(0, mostRows);
  const indent = Math.min(34, Math.max(8, ...fields.map(([path]) => path.length))) + 2;
  return fields.flatMap(([path, words]) => {
    const room = Math.max(10, columns - indent - 2);
    const rows = wrap(printable(words, 400), room);
    return (rows.length === 0 ? ['""'] : rows.slice(0, 3)).map((row, index) =>
      lineOf(
        '   ',
        text((index === 0 ? clipPath(path, indent - 2) : '').padEnd(indent), 'muted'),
        row,
      ),
    );
  });
}

/** Paths lose their beginning: the last name tells them apart. */
function clipPath(path: string, most: number): string {
  return path.length <= most ? path : `…${path.slice(path.length - most + 1)}`;
}

function flatten(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => flatten(item, `${path}[${index}]`)).slice(0, mostRows);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, member]) => [printable(name), member] as const)
      .flatMap(([name, member]) => flatten(member, path === '' ? name : `${path}.${name}`))
      .slice(0, mostRows);
  }
  return value === undefined ? [] : [[path, String(value)]];
}
