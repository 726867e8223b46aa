/** Typed lines: only the exact word sends, only a choice chooses, everything else asks again. */
import {describe, expect, test} from 'vitest';
import type {ChoiceQuestion, FailureQuestion, WayQuestion} from '../../src/core/question.ts';
import {confirmation} from '../core/tale.ts';
import {ask} from './lines.ts';

const way: WayQuestion = {
  kind: 'way',
  title: 'Which way back?',
  ways: [
    {
      runbook: 'enable-key',
      title: 'Enable the key, then start',
      applies: 'yes',
      because: 'key is Disabled',
      undo: 'yes',
      time: 'minutes to hours',
      parts: [{of: 'the start', minutes: [12, 14], from: 'measured', times: 3}],
      price: 'all users get the key back',
      risk: 'whoever was meant to lose the key gets it back',
      recommended: true,
      unless: 'it leaked',
      steps: [
        {id: 'enable', kind: 'change', title: '', call: 'kms:EnableKey', undo: 'kms:DisableKey'},
      ],
    },
    {
      runbook: 'start-database',
      title: 'Start the database',
      applies: 'no',
      because: 'the key is Disabled',
      undo: 'yes',
      time: 'minutes',
      recommended: false,
      unless: '',
      steps: [],
    },
    {
      runbook: 'restore',
      title: 'Restore from a snapshot',
      applies: 'later',
      because: 'needs the key too',
      undo: 'the old database stays',
      time: '1 h or more',
      recommended: false,
      unless: '',
      steps: [],
    },
  ],
};
const choice: ChoiceQuestion = {
  kind: 'choice',
  title: 'Was the key switched off on purpose?',
  prose: 'Keys are **also** switched off because they `leaked`.\n\nAsk them.',
  options: [
    {id: 'no', label: 'No', detail: 'a mistake', recommended: true},
    {id: 'gone', label: 'Gone', dead: 'nobody is left to ask'},
    {id: 'yes', label: 'Yes'},
  ],
};
const failure: FailureQuestion = {
  kind: 'failure',
  title: 'Failed: Start orders-db',
  call: 'rds:StartDBInstance',
  code: 'KMSKeyNotAccessibleFault',
  message: 'The key cannot be used.',
  means: 'A late change, or a permission is missing.',
  tried: '4 times in 5 min 2 s',
  changed: 'nothing: AWS refused it',
  options: [
    {id: 'retry', label: 'Try again', recommended: true},
    {id: 'stop', label: 'Stop here'},
  ],
};

describe('a change', () => {
  test.each(['y', 'Yes', 'YES', 'yes please', '', '1', 'enable'])(
    'is not sent by "%s"',
    async (line) => {
      const {reply, prompts} = await ask(confirmation, [line, 'no']);
      expect(reply).toEqual({type: 'answer', answer: 'no'});
      expect(prompts).toEqual([
        'Type yes to send it, no to leave it: ',
        `Not sent: "${line}" is not "yes". Type yes to send it, no to leave it: `,
      ]);
    },
  );

  test('is sent by the exact word, blanks around it aside', async () => {
    const {reply} = await ask(confirmation, ['  yes ']);
    expect(reply).toEqual({type: 'answer', answer: 'yes'});
  });

  test('that asks for a name is not sent by yes', async () => {
    const named = {...confirmation, confirm: 'type', expected: 'alias/orders'} as const;
    const {reply, prompts} = await ask(named, ['yes', 'alias/orders']);
    expect(reply).toEqual({type: 'answer', answer: 'alias/orders'});
    expect(prompts[0]).toBe('Type alias/orders to send it, no to leave it: ');
  });

  test('in a dry run says that nothing is sent', async () => {
    const {prompts} = await ask({...confirmation, mode: 'DRY RUN'}, ['yes']);
    expect(prompts).toEqual(['Type yes to see the call, no to leave it; nothing is sent: ']);
  });

  test('shows everything about itself before the prompt', async () => {
    const {lines} = await ask(
      {
        ...confirmation,
        prose: 'RDS needs the key.',
        why: 'RDS cannot read it.',
        effect: 'Every user gets it back.',
        risk: 'So does a thief.',
        undo: 'yes: kms:DisableKey, same KeyId',
        check: 'kms:DescribeKey until Enabled, at most 5 min',
        login: 'valid until 02:58 UTC, but the wait may last until 04:14 UTC',
        again: 'It was intended at 02:16 and did not arrive.',
        evidence: [
          {
            call: 'kms:DescribeKey',
            at: '',
            requestId: '',
            path: 'KeyMetadata.KeyState',
            value: 'Disabled',
          },
        ],
        input: {KeyId: `arn:aws:kms:eu-west-1:111122223333:key/${'1234-'.repeat(8)}`, Tags: [1]},
      },
      ['no'],
    );
    expect(lines).toEqual([
      'QUESTION: Enable the key?',
      '  RDS needs the key.',
      '  Call:     kms:EnableKey',
      '  With:     KeyId arn:aws:kms:eu-west-1:111122223333:key/',
      '            1234-1234-1234-1234-1234-1234-1234-1234-',
      '            Tags [1]',
      '  Where:    account 111122223333, eu-west-1, LIVE',
      '  Why:      RDS cannot read it.',
      '  Effect:   Every user gets it back.',
      '  Risk:     So does a thief.',
      '  Undo:     yes: kms:DisableKey, same KeyId',
      '  Check:    kms:DescribeKey until Enabled, at most 5 min',
      '  Login:    valid until 02:58 UTC, but the wait may last until 04:14 UTC',
      '  Again:    It was intended at 02:16 and did not arrive.',
      '  Read now: KeyMetadata.KeyState = Disabled',
    ]);
  });

  test('never loses a part of its parameters, however long they are', async () => {
    const policy = 'x'.repeat(40_000);
    const {lines} = await ask({...confirmation, input: {Policy: policy}}, ['no']);
    expect(lines.join('').replaceAll(' ', '')).toContain(policy);
  });
});

describe('a choice', () => {
  test.each([
    ['1', 'no'],
    ['2', 'yes'],
    ['yes', 'yes'],
  ])('"%s" chooses %s', async (line, answer) => {
    expect((await ask(choice, [line])).reply).toEqual({type: 'answer', answer});
  });

  test('claims nothing by an empty line, though one option is recommended', async () => {
    const {reply, prompts} = await ask(choice, ['', '1']);
    expect(reply).toEqual({type: 'answer', answer: 'no'});
    expect(prompts).toEqual([
      'Number: ',
      'Nothing was chosen. Type a number from 1 to 2. Number: ',
    ]);
  });

  test.each(['3', '0', 'gone', '-1', '1.0'])('there is no choice "%s"', async (line) => {
    const {prompts} = await ask(choice, [line, '1']);
    expect(prompts[1]).toBe(`There is no choice "${line}". Type a number from 1 to 2. Number: `);
  });

  test('stands with its prose, its numbers, and what is not possible', async () => {
    const {lines} = await ask(choice, ['1']);
    expect(lines).toEqual([
      'QUESTION: Was the key switched off on purpose?',
      '  Keys are also switched off because they leaked.',
      '  Ask them.',
      '  1  No: a mistake (recommended)',
      '  2  Yes',
      '  Not possible: Gone (nobody is left to ask).',
    ]);
  });

  test('of a table names each cell by its column', async () => {
    const table: ChoiceQuestion = {
      ...choice,
      prose: '',
      columns: ['Back to', 'Data lost', 'Key'],
      options: [{id: 'a', label: 'weekly', detail: '500 GiB', cells: ['1 Mar', '–', 'alias/x']}],
    };
    const {lines} = await ask(table, ['1']);
    expect(lines[1]).toBe('  1  weekly: Back to 1 Mar, Key alias/x');
  });
});

describe('the way back', () => {
  test('numbers what applies and says why the rest does not', async () => {
    const {lines, prompts} = await ask(way, ['1']);
    expect(lines).toEqual([
      'QUESTION: Which way back?',
      '  1  Enable the key, then start: key is Disabled; minutes to hours, can be',
      '     undone (recommended)',
      '  2  Restore from a snapshot: later, needs the key too',
      '  3  Stop here',
      '  About 1, Enable the key, then start',
      '  Applies:  yes, key is Disabled',
      '  Takes:    the start: 12–14 min (measured here, 3 times)',
      '  Price:    all users get the key back',
      '  Undo:     yes',
      '  If wrong: whoever was meant to lose the key gets it back',
      '  Advice:   changes if: it leaked',
      '  About 2, Restore from a snapshot',
      '  Applies: later, needs the key too',
      '  Takes:   1 h or more',
      '  Undo:    the old database stays',
      '  Does not apply: Start the database (the key is Disabled).',
    ]);
    expect(prompts).toEqual([
      'Number, or e evidence, b blast radius, u undo, ? help, q quit [1]: ',
    ]);
  });

  test.each([
    ['', 'enable-key'],
    ['2', 'restore'],
    ['3', 'stop'],
    ['r', 'look-again'],
  ])('"%s" answers %s', async (line, answer) => {
    expect((await ask(way, [line])).reply).toEqual({type: 'answer', answer});
  });

  test('takes no default where none is recommended', async () => {
    const none = {...way, ways: way.ways.map((each) => ({...each, recommended: false}))};
    const {prompts} = await ask(none, ['', '1']);
    expect(prompts[0]).toMatch(/quit: $/);
    expect(prompts[1]).toMatch(/quit: $/);
  });
});

test('after a failure an empty line tries again, which looks first', async () => {
  const {reply, lines, prompts} = await ask(failure, ['']);
  expect(reply).toEqual({type: 'answer', answer: 'retry'});
  expect(prompts).toEqual(['Number [1]: ']);
  expect(lines).toEqual([
    'FAILED: Start orders-db',
    '  Call:     rds:StartDBInstance',
    '  AWS says: KMSKeyNotAccessibleFault, "The key cannot be used."',
    '  Means:    A late change, or a permission is missing.',
    '  Tried:    4 times in 5 min 2 s',
    '  Changed:  nothing: AWS refused it',
    '  1  Try again (recommended)',
    '  2  Stop here',
  ]);
});

test('a free text is taken as it is typed, also a single letter', async () => {
  const text = {kind: 'text', title: 'Who says so?', prose: ''} as const;
  expect((await ask(text, ['q'])).reply).toEqual({type: 'answer', answer: 'q'});
  expect((await ask(text, [' asked Priya '])).reply).toMatchObject({answer: 'asked Priya'});
});
