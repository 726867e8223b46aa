/** Before and after of a JSON text, line by line, as a unified difference. */
import {diffLines} from 'diff';
import {printable} from '../../core/words/text.ts';

// A key policy may be 32 kB long: what did not change is shown three lines deep.
const context = 3;

/** Lines that begin with `-`, `+` or a blank; unchanged stretches are folded into `…`. */
export function textDifference(before: string, after: string): readonly string[] {
  const parts = diffLines(laidOut(before), laidOut(after));
  return parts.flatMap((part, index) => {
    const lines = part.value.replace(/\n$/, '').split('\n').map(safe);
    if (part.added) return lines.map((line) => `+ ${line}`);
    if (part.removed) return lines.map((line) => `- ${line}`);
    return folded(lines, index === 0, index === parts.length - 1).map((line) => `  ${line}`);
  });
}

function folded(lines: readonly string[], isFirst: boolean, isLast: boolean): readonly string[] {
  const head = isFirst ? 0 : context;
  const tail = isLast ? 0 : context;
  if (lines.length <= head + tail + 1) return lines;
  return [...lines.slice(0, head), '…', ...lines.slice(lines.length - tail)];
}

/** JSON with one member a line; anything else as it is. */
function laidOut(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
  } catch {
    return `${text}\n`;
  }
}

/** The indentation stays, what could drive a terminal does not. */
function safe(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent + printable(line, 500);
}
