import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {paint} from '../../src/screen/paint.ts';
import {asciiLine} from '../../src/screen/text/ascii.ts';
import {clipClauses} from '../../src/screen/text/clip-clauses.ts';
import {
  characters,
  clipText,
  fitText,
  lineOf,
  lineWidth,
  plainText,
  spread,
  text,
  widthOf,
} from '../../src/screen/text/line.ts';
import {wrap} from '../../src/screen/text/wrap.ts';
import {commandRows} from '../../src/screen/words/command-lines.ts';
import {paragraphsOf} from '../../src/screen/words/prose.ts';

const anyText = fc.oneof(
  fc.string({unit: 'grapheme', maxLength: 60}),
  fc.lorem({maxCount: 12}),
  fc.stringMatching(/^[a-z…→│ ❯]{0,40}$/),
);

describe('text', () => {
  test('that could act on the terminal is stripped where it becomes a span', () => {
    const hostile = 'key\u001B[2J\u001B]0;owned\u0007\u009B31m\u202Etxt\r\n';
    expect(text(hostile).text).toBe('key31mtxt');
  });

  test('is stripped once more where it is painted', () => {
    const line = [{text: 'key\u001B[2J\u202Etxt\n', tone: 'plain'}] as const;
    expect(paint(line, {color: true, ascii: false})).toBe('keytxt');
  });

  test('counts wide characters as two columns', () => {
    expect(widthOf('日本')).toBe(4);
    expect(clipText('日本語の鍵', 6)).toBe('日本…');
    expect(fitText('日本', 5)).toBe('日本 ');
  });

  test('is as wide as a terminal makes it, however its width is found', () => {
    const known = Array.from({length: 0x2800}, (_, code) => String.fromCharCode(code));
    const other = known.filter((character) => widthOf(character) !== stringWidth(character));
    expect(other).toEqual([]);
    // Signs of the screen beside what joins them into one cluster, or makes them a picture.
    const beside = ['a', '#', '·', '…', '→', '↔', '▪', '❯', '\u0301', '\u200D', '\uFE0F', '\u20E3'];
    const shown = fc
      .array(fc.constantFrom(...beside), {maxLength: 12})
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(shown, fc.string({unit: 'grapheme'})), (content) => {
        expect(widthOf(content)).toBe(stringWidth(content));
        expect(characters(content).join('')).toBe(content);
      }),
    );
  });

  test('is never wider than its place', () => {
    fc.assert(
      fc.property(anyText, fc.integer({min: 1, max: 50}), (content, columns) => {
        const safe = text(content).text;
        expect(widthOf(clipText(safe, columns))).toBeLessThanOrEqual(columns);
        expect(widthOf(fitText(safe, columns))).toBe(columns);
      }),
    );
  });

  test('at both ends of a row never overlaps: the left end is cut', () => {
    const row = spread(lineOf('orders-db'), lineOf('about 6 d left'), 20);
    expect(plainText(row)).toBe('orde… about 6 d left');
  });
});

describe('cutting between clauses', () => {
  test('never leaves half a statement that reads as its opposite', () => {
    const policy = '2 statements, the account is not in it, no Deny';
    expect(clipClauses(policy, 30)).toBe('2 statements, …');
    expect(clipClauses(policy, 44)).toBe('2 statements, the account is not in it, …');
    expect(clipClauses('locked out (inaccessible)', 20)).toBe('locked out …');
  });

  test('cuts a first clause that is too long itself, and is never wider than its place', () => {
    expect(clipClauses('restorable to 01:47:55, later', 12)).toBe('restorable …');
    fc.assert(
      fc.property(anyText, fc.integer({min: 1, max: 50}), (content, columns) => {
        expect(widthOf(clipClauses(text(content).text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('wrapping', () => {
  test('breaks a long value after a slash or a colon and loses nothing', () => {
    const arn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const rows = wrap(arn, 40);
    expect(rows).toEqual([
      'arn:aws:kms:eu-west-1:111122223333:key/',
      '1234abcd-12ab-34cd-56ef-1234567890ab',
    ]);
    expect(rows.join('')).toBe(arn);
  });

  test('keeps every word and every width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({min: 8, max: 60}), (content, columns) => {
        const safe = text(content).text;
        const rows = wrap(safe, columns);
        for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(columns);
        expect(rows.join('').replaceAll(/\s/g, '')).toBe(safe.replaceAll(/\s/g, ''));
      }),
    );
  });
});

describe('ASCII', () => {
  test('shows the signs of the storyboard', () => {
    const line = lineOf(' ■ LIVE  orders-db  ✗ locked out · ❯ 1  ─│╭╰█░');
    expect(plainText(asciiLine(line))).toBe(' [LIVE]  orders-db  x locked out . > 1  -|++#.');
  });

  test('takes the room for dots from the letters that were cut anyway', () => {
    const cell = lineOf('customer-orde…-prod-01  available');
    expect(plainText(asciiLine(cell))).toBe('customer-or...-prod-01  available');
  });

  test('takes the room for an arrow from the blanks behind it', () => {
    expect(plainText(asciiLine(lineOf('old → new   next')))).toBe('old -> new  next');
  });

  test('is plain ASCII and never wider than the same line before', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const line = lineOf(content);
        const shown = asciiLine(line);
        expect(plainText(shown)).toMatch(/^[\x20-\x7e]*$/);
        expect(lineWidth(shown)).toBeLessThanOrEqual(lineWidth(line));
      }),
    );
  });
});

describe('a command', () => {
  test('breaks only between arguments', () => {
    const command = `aws kms put-key-policy --policy '{"a": "b c"}' --key-id alias/orders`;
    expect(commandRows(command, 40)).toEqual([
      'aws kms put-key-policy --policy \\',
      `  '{"a": "b c"}' --key-id alias/orders`,
    ]);
  });
});

describe('prose of a runbook', () => {
  test('loses the marks of Markdown and keeps its paragraphs', () => {
    expect(paragraphsOf('A **stopped** one\nstays `stopped`.\n\n- first\n- second')).toEqual([
      'A stopped one stays stopped.',
      '– first',
      '– second',
    ]);
  });
});
