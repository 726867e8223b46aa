import {describe, expect, test} from 'vitest';
import {nextNumber} from '../../src/screen/input/digits.ts';
import {textPresses} from '../../src/screen/input/keys-of.ts';
import {mistakeIn} from '../../src/screen/input/typing.ts';

describe('a typed confirmation', () => {
  test.each([
    ['', 'yes', 'Type yes first. Nothing was sent.'],
    ['   ', 'alias/orders', 'Type alias/orders first. Nothing was sent.'],
    [
      'alias/order',
      'alias/orders',
      'Not the same: one letter is missing at the end. Nothing was sent.',
    ],
    [
      'alias/ord',
      'alias/orders',
      'Not the same: three letters are missing at the end. Nothing was sent.',
    ],
    [
      'alias/orderss',
      'alias/orders',
      'Not the same: one letter is too many at the end. Nothing was sent.',
    ],
    ['alias/Orders', 'alias/orders', 'Not the same: capital O instead of o. Nothing was sent.'],
    ['alias/orders', 'alias/Orders', 'Not the same: small o instead of O. Nothing was sent.'],
    ['YES', 'yes', 'Not the same: capital Y instead of y. Nothing was sent.'],
    ['alias/ordrs', 'alias/orders', 'Not the same: one letter is missing. Nothing was sent.'],
    [
      'alias orders',
      'alias/orders',
      'Not the same: character 6 is a blank instead of /. Nothing was sent.',
    ],
  ])('%o for %o says what is wrong', (typed, expected, words) => {
    expect(mistakeIn(typed, expected)).toBe(words);
  });

  test('forgives blanks around it', () => {
    expect(mistakeIn('  yes ', 'yes')).toBeUndefined();
  });
});

describe('pasted text', () => {
  test('that ends in a line break hands itself in', () => {
    expect(textPresses('delete-me\r')).toEqual([
      {type: 'text', text: 'delete-me'},
      {type: 'key', key: 'enter'},
    ]);
  });

  test('loses everything after its first line', () => {
    expect(textPresses('yes\nrm -rf /\n')).toEqual([
      {type: 'text', text: 'yes'},
      {type: 'key', key: 'enter'},
    ]);
  });
});

describe('digits', () => {
  test('a second one within half a second makes one number', () => {
    expect(nextNumber({number: 1, at: 0}, 2, 500, 31)).toBe(12);
    expect(nextNumber({number: 1, at: 0}, 2, 501, 31)).toBe(2);
  });

  test('a number that there is no row for begins anew with its last digit', () => {
    expect(nextNumber({number: 1, at: 0}, 2, 100, 5)).toBe(2);
  });

  test('zero alone moves nothing', () => {
    expect(nextNumber(undefined, 0, 0, 31)).toBeUndefined();
    expect(nextNumber({number: 1, at: 0}, 0, 100, 31)).toBe(10);
  });
});
