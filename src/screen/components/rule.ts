/** Rules: row 3 with the page's title in the mode's own character, and the thin lower one. */
import type {Mode} from '../../core/incident.ts';
import {clipText, type Line, text, widthOf} from '../text/line.ts';
import {modes} from '../theme.ts';

/** `━━ Diagnosis ━━━━`: thin before a session exists. */
export function titleRule(title: string, mode: Mode | undefined, columns: number): Line {
  const stroke = mode === undefined ? '─' : modes[mode].rule;
  const tone = mode === 'LIVE' ? 'danger' : (mode ?? 'muted');
  const shown = clipText(title, columns - 6);
  const rest = Math.max(0, columns - 4 - widthOf(shown));
  return [
    text(`${stroke.repeat(2)} `, tone),
    text(shown, 'strong'),
    text(` ${stroke.repeat(rest)}`, tone),
  ];
}

/** `── saved 02:14:41 ───── 1–8 of 31 ──`. */
export function lowerRule(status: string, position: string, columns: number): Line {
  const right = position === '' ? '' : ` ${position} ──`;
  const shown = clipText(status, columns - 6 - widthOf(right));
  if (shown === '' && right === '') return [text('─'.repeat(columns), 'muted')];
  const left = shown === '' ? '──' : `── ${shown} `;
  const rest = Math.max(0, columns - widthOf(left) - widthOf(right));
  return [text(left + '─'.repeat(rest) + right, 'muted')];
}
