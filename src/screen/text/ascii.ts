/** The same screen for terminals that show only ASCII: every sign has a twin of the same width. */
import {type Line, lineWidth, type Span} from './line.ts';

const modeLabels: readonly (readonly [string, string])[] = [
  ['■ LIVE', '[LIVE]'],
  ['□ DRY RUN', '(DRY RUN)'],
  ['◇ REHEARSAL', '<REHEARSAL>'],
  ['△ TRAINING', '{TRAINING}'],
  ['╌╌', '- '],
];

const twins: {readonly [sign: string]: string} = {
  '✗': 'x',
  '✓': '+',
  '○': 'o',
  '·': '.',
  '–': '-',
  '❯': '>',
  '▪': '*',
  '•': '*',
  '□': '~',
  '─': '-',
  '━': '#',
  '╌': '-',
  '═': '=',
  '┄': '.',
  '│': '|',
  '╭': '+',
  '╮': '+',
  '╰': '+',
  '╯': '+',
  '█': '#',
  '░': '.',
  '×': 'x',
  '↑': '^',
  '↓': 'v',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
};

const longer: {readonly [sign: string]: string} = {'…': '...', '→': '->', '←': '<-'};

const beyondAscii = /[^\x20-\x7e]/u;

/** A line in ASCII, as wide as before: what grows takes its room from blanks, or from letters cut anyway. */
export function asciiLine(line: Line): Line {
  if (!line.some((span) => beyondAscii.test(span.text))) return line;
  const columns = lineWidth(line);
  let debt = 0;
  const spans: Span[] = line.map((span) => {
    const result = asciiText(span.text, debt);
    debt = result.debt;
    return {...span, text: result.text};
  });
  return cutTo(spans, columns);
}

function asciiText(content: string, owed: number): {text: string; debt: number} {
  let rest = content;
  for (const [label, twin] of modeLabels) rest = rest.replaceAll(label, twin);
  let debt = owed;
  let out = '';
  for (const character of rest) {
    if (character === '…' && /[^ ]{3}$/.test(out)) {
      // The letters before the dots are the ones that a narrower cut would have taken.
      out = `${out.slice(0, -2)}...`;
      continue;
    }
    const grown = longer[character];
    if (grown) {
      debt += grown.length - 1;
      out += grown;
    } else if (character === ' ' && debt > 0 && out.endsWith('  ')) {
      debt -= 1;
    } else {
      out += asciiCharacter(character);
    }
  }
  return {text: out, debt};
}

function asciiCharacter(character: string): string {
  if (!beyondAscii.test(character)) return character;
  return twins[character] ?? '?'.repeat(lineWidth([{text: character, tone: 'plain'}]));
}

function cutTo(spans: readonly Span[], columns: number): Line {
  const kept: Span[] = [];
  let room = columns;
  for (const span of spans) {
    kept.push({...span, text: span.text.slice(0, room)});
    room -= Math.min(room, span.text.length);
  }
  return kept;
}
