/** Words for hostile and for long text. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  counted,
  principalWords,
  printable,
  shortKeyId,
  shortName,
} from '../../../src/core/words/text.ts';

const hostile: readonly (readonly [name: string, text: string, shown: string])[] = [
  ['a colour', '\u001B[31mred\u001B[0m', 'red'],
  ['a cleared screen', 'a\u001B[2J\u001B[Hb', 'ab'],
  ['a window title (OSC, bell)', '\u001B]0;owned\u0007shown', 'shown'],
  ['a link (OSC 8, string terminator)', '\u001B]8;;https://x.example\u001B\\click', 'click'],
  ['a clipboard write (OSC 52) without an end', 'a\u001B]52;c;ZXZpbA==', 'a'],
  ['an 8-bit CSI', 'a\u009B31mb', 'a31mb'],
  ['a lone escape at the end', 'a\u001B', 'a'],
  ['a bell and a backspace', 'a\u0007\u0008b', 'ab'],
  ['text turned round', 'abc\u202Edcba\u202C', 'abcdcba'],
  ['isolated direction', '\u2066abc\u2069', 'abc'],
  ['invisible characters', 'pay\u200Bpal\u00AD\uFEFF', 'paypal'],
  ['tags that nobody sees', 'a\u{E0061}\u{E007F}b', 'ab'],
  ['half a character', 'a\uD83Db', 'ab'],
  ['line breaks of all kinds', 'a\r\nb\u2028c\u0085d', 'a b cd'],
];

describe('printable', () => {
  test.each(hostile)('takes %s out of a text', (_name, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('cuts at 200 characters and says so', () => {
    expect(printable('x'.repeat(200))).toHaveLength(200);
    expect(printable('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
    expect(printable('abcdef', 4)).toBe('abc…');
  });

  test('does not cut a character in half', () => {
    expect(printable('ab😀cd', 4)).toBe('ab…');
  });

  test('leaves no control, format or surrogate character of any text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 400}), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(shown.length).toBeLessThanOrEqual(200);
      }),
    );
  });

  test('leaves one space where what stood between two is gone', () => {
    expect(printable('a\t\u0000\tb \u200b c')).toBe('a b c');
  });

  test('changes nothing about a printable text a second time', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 100}), (text) => {
        expect(printable(printable(text))).toBe(printable(text));
      }),
    );
  });
});

describe('long names', () => {
  test('lose their middle: endings tell names apart', () => {
    expect(shortName('customer-orders-archive-prod-01', 22)).toBe('customer-orde…-prod-01');
    expect(shortName('orders-db', 22)).toBe('orders-db');
  });

  test('never grow past what was allowed, and keep both ends', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9-]{1,63}$/),
        fc.integer({min: 5, max: 40}),
        (name, most) => {
          const short = shortName(name, most);
          expect(short.length).toBe(Math.min(name.length, most));
          expect(short[0]).toBe(name[0]);
          expect(short.at(-1)).toBe(name.at(-1));
        },
      ),
    );
  });

  test('key IDs are shown as eight and four; other text stays', () => {
    expect(shortKeyId('1234abcd-12ab-34cd-56ef-1234567890ab')).toBe('1234abcd…90ab');
    expect(shortKeyId('alias/orders')).toBe('alias/orders');
    expect(shortKeyId('mrk-1234abcd12ab34cd56ef1234567890ab')).toBe(
      'mrk-1234abcd12ab34cd56ef1234567890ab',
    );
  });
});

test.each([
  ['arn:aws:sts::1:assumed-role/ci-cleanup/nightly-4711', 'role ci-cleanup, session nightly-4711'],
  ['arn:aws:iam::1:user/mara', 'user mara'],
  ['arn:aws:iam::1:root', 'arn:aws:iam::1:root'],
  ['AWS Internal', 'AWS Internal'],
  ['arn:aws:sts::1:assumed-role/a/b\u001B[31m', 'role a, session b'],
  ['', ''],
])('the principal %s reads "%s"', (arn, words) => {
  expect(principalWords(arn)).toBe(words);
});

test.each([
  [1, '1 snapshot'],
  [0, '0 snapshots'],
  [10_214, '10,214 snapshots'],
])('%i is counted as "%s"', (count, words) => {
  expect(counted(count, 'snapshot')).toBe(words);
});

test('a plural of its own can be given', () => {
  expect(counted(2, 'entry', 'entries')).toBe('2 entries');
});
