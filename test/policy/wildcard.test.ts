/** Wildcards against regular expressions, and against patterns made to be slow. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {coversArn} from '../../src/policy/arn.ts';
import {matchesWildcard, patternOf} from '../../src/policy/wildcard.ts';

const letters = fc.string({unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 12});
const texts = fc.string({unit: fc.constantFrom('a', 'b'), maxLength: 16});

test('covers what the same regular expression covers', () => {
  fc.assert(
    fc.property(letters, texts, (pattern, text) => {
      const source = pattern.replaceAll('*', '[^]*').replaceAll('?', '[^]');
      expect(matchesWildcard(pattern, text)).toBe(new RegExp(`^${source}$`).test(text));
    }),
    {numRuns: 2000},
  );
});

test('a pattern of a thousand stars takes no time to speak of', () => {
  const pattern = `${'*a'.repeat(1000)}b`;
  expect(matchesWildcard(pattern, 'a'.repeat(10_000))).toBe(false);
});

test('signs of regular expressions are plain text', () => {
  expect(matchesWildcard('a.c', 'abc')).toBe(false);
  expect(matchesWildcard('(a+)$', '(a+)$')).toBe(true);
});

test.each([
  ['arn:aws:kms:*:111122223333:key/*', 'arn:aws:kms:us-east-1:111122223333:key/a', true],
  ['arn:aws:kms:*', 'arn:aws:kms:us-east-1:111122223333:key/a', true],
  ['arn:aws:kms', 'arn:aws:kms:us-east-1:111122223333:key/a', true],
  ['arn:aws:*:key/a', 'arn:aws:kms:us-east-1:111122223333:key/a', false],
  ['arn:aws:rds:*:*:db:*', 'arn:aws:rds:us-east-1:111122223333:db:a:b', true],
  ['arn:aws:rds:*:*:*:a', 'arn:aws:rds:us-east-1:111122223333:db:a', true],
  ['*', 'no ARN', true],
  ['*:*', 'no ARN', false],
  ['', 'arn:aws:kms:us-east-1:111122223333:key/a', false],
])('the ARN pattern %s and %s', (pattern, arn, expected) => {
  expect(coversArn(patternOf(pattern), arn)).toBe(expected);
});
