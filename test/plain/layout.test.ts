/** Layout: 80 columns, hanging indents, nothing lost, nothing hostile; and the same for the ear. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {aloud} from '../../src/plain/aloud.ts';
import {harmless} from '../../src/plain/harmless.ts';
import {spoken} from '../../src/plain/spoken.ts';
import {columns, wrap, wrapCommand} from '../../src/plain/wrap.ts';
import {written} from '../../src/plain/written.ts';

describe('wrapping', () => {
  const words = fc.array(fc.stringMatching(/^[a-z:/]{1,100}$/), {maxLength: 40});

  test('loses no character and keeps to 80 columns where a word allows it', () => {
    fc.assert(
      fc.property(words, fc.nat(20), (list, indent) => {
        const lines = wrap(list.join(' '), ' '.repeat(indent));
        expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''));
        const room = columns - indent;
        const isBreakable = list.every((word) =>
          word.split(/(?<=[/:,])/).every((piece) => piece.length <= room),
        );
        if (isBreakable) {
          expect(lines.every((line) => line.length <= columns)).toBe(true);
        }
      }),
    );
  });

  test('hangs further lines under the first', () => {
    const lines = wrap('word '.repeat(20), '  Why:  ');
    expect(lines[0]).toMatch(/^ {2}Why: {2}word/);
    expect(lines[1]).toMatch(/^ {8}word/);
  });

  test('an empty text is one empty line', () => {
    expect(wrap('')).toEqual(['']);
  });

  test('a command breaks only between arguments', () => {
    const value = `'${'a b '.repeat(30)}'`;
    const lines = wrapCommand(`aws rds start-db-instance --x ${value} --y 1`, 2);
    expect(lines).toEqual(['  aws rds start-db-instance --x \\', `    ${value} \\`, '    --y 1']);
  });
});

describe('for the eye', () => {
  test('a line about the world is stamped with mode and time', () => {
    const says = [{type: 'event', at: '2026-03-02T02:14:19.851Z', text: 'Started.'}] as const;
    expect(written(says, 'LIVE')).toEqual(['LIVE 02:14:19  Started.']);
    expect(written(says, 'DRY RUN')).toEqual(['DRY RUN 02:14:19  Started.']);
  });
});

describe('for the ear', () => {
  test.each([
    ['about 6 d 23 h left', 'about 6 days and 23 hours left'],
    ['after 12 min 12 s.', 'after 12 minutes and 12 seconds.'],
    ['1 min of 2 h', '1 minute of 2 hours'],
    ['9 Mar 01:52 UTC', '9 March at 1 hour 52, U T C'],
    ['1 Mar 23:41:07 UTC', '1 March at 23 hours 41, U T C'],
    ['2 May 10:00 UTC', '2 May at 10 hours 0, U T C'],
    ['account 111122223333', 'account 1111 2222 3333'],
    ['kms:EnableKey, status = available', 'kms EnableKey, status is available'],
    ['says AWS', 'says A W S'],
    ['db.r6g.large and 3 s3 buckets', 'db.r6g.large and 3 s3 buckets'],
  ])('"%s" is said as "%s"', (text, said) => {
    expect(aloud(text)).toBe(said);
  });

  test('a question says how many choices it has', () => {
    const choice = {detail: '', recommended: false};
    const says = [
      {type: 'head', word: 'STEP 1 of 2', text: 'Was it on purpose?'},
      {
        type: 'choices',
        choices: [
          {...choice, number: 1, label: 'No', detail: 'a mistake', recommended: true},
          {...choice, number: 2, label: 'Yes'},
        ],
      },
    ] as const;
    expect(spoken(says, 'LIVE')).toEqual([
      'Step 1 of 2. Was it on purpose?',
      '2 choices. 1, recommended: No, a mistake. 2: Yes.',
    ]);
  });

  test('long values are offered, not read out', () => {
    const rows = [
      {label: 'Call', lines: ['kms:EnableKey']},
      {label: 'With', lines: ['KeyId arn:aws:kms:…'], isLong: true},
    ];
    expect(spoken([{type: 'rows', rows}], 'LIVE')).toEqual(['Call: kms EnableKey.']);
  });
});

test('nothing that drives a terminal passes the last net, blanks stay as they are', () => {
  expect(harmless('  a  \u001B[31mb\u009B2J\u202Ec')).toBe('  a  b2Jc');
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), (line) => {
      expect(harmless(line)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
  );
});
