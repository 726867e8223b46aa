/** The theme: every role is a word, a sign and a colour; nothing is told by colour alone. */
import type {Mode} from '../core/incident.ts';
import type {Role} from '../core/words/status.ts';
import type {Tone} from './text/line.ts';

/** What the terminal can show. */
export type Theme = {readonly color: boolean; readonly ascii: boolean};

/** The sign in front of a word; always one column wide and never an emoji. */
export const signs: {readonly [role in Role]: string} = {
  danger: '✗',
  caution: '!',
  good: '✓',
  waiting: '○',
  unknown: '?',
  muted: '·',
  accent: '❯',
  resource: '▪',
};

/** The mode with its sign, and the character of the rule in row 3. */
export const modes: {readonly [mode in Mode]: {readonly label: string; readonly rule: string}} = {
  LIVE: {label: '■ LIVE', rule: '━'},
  'DRY RUN': {label: '□ DRY RUN', rule: '╌'},
  REHEARSAL: {label: '◇ REHEARSAL', rule: '═'},
  TRAINING: {label: '△ TRAINING', rule: '┄'},
};

// Select Graphic Rendition parameters (ECMA-48): the 16 colours every terminal has.
const bold = '1';
const dim = '2';
const underline = '4';
const inverse = '7';
const red = '31';
const green = '32';
const yellow = '33';
const blue = '34';
const magenta = '35';
const cyan = '36';
const grey = '90';

const colored: {readonly [tone in Tone]: readonly string[]} = {
  danger: [red],
  caution: [yellow],
  good: [green],
  waiting: [blue],
  unknown: [magenta],
  muted: [grey],
  accent: [cyan],
  resource: [bold],
  LIVE: [red, inverse],
  'DRY RUN': [cyan],
  REHEARSAL: [magenta],
  TRAINING: [green],
  plain: [],
  strong: [bold],
  typed: [bold],
};

const colorless: {readonly [tone in Tone]: readonly string[]} = {
  danger: [bold],
  caution: [bold],
  good: [],
  waiting: [],
  unknown: [underline],
  muted: [dim],
  accent: [inverse],
  resource: [bold],
  LIVE: [inverse],
  'DRY RUN': [bold],
  REHEARSAL: [bold],
  TRAINING: [bold],
  plain: [],
  strong: [bold],
  typed: [bold],
};

/** The parameters that turn a tone on; empty for plain text. */
export function renditionOf(tone: Tone, theme: Theme): string {
  return (theme.color ? colored : colorless)[tone].join(';');
}
