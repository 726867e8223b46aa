/**
 * Paints a line for the terminal. Ink's own `<Text bold>` goes through chalk, which drops bold and
 * inverse together with colour for `--no-color`; the screen has to keep them, so it paints itself.
 */
import {asciiLine} from './text/ascii.ts';
import {type Line, text} from './text/line.ts';
import {renditionOf, type Theme} from './theme.ts';

const esc = String.fromCodePoint(0x1b);

/**
 * The line as a string with SGR sequences; every one is closed on the same line. Nothing looks at a
 * row between here and the terminal, so what would act on it is stripped once more.
 */
export function paint(line: Line, theme: Theme): string {
  let out = '';
  for (const span of theme.ascii ? asciiLine(line) : line) {
    const rendition = renditionOf(span.tone, theme);
    const safe = text(span.text).text;
    out += rendition === '' || safe === '' ? safe : `${esc}[${rendition}m${safe}${esc}[0m`;
  }
  return out;
}
