/** Reading a policy: where things stand, what is read around, what cannot be read. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {PolicyDocument} from '../../../src/policy/document.ts';
import {parsePolicy} from '../../../src/policy/parse/parse.ts';

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "Root", "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*", "Resource": "*"},
    {
      "Sid": "OnlyRds",
      "Effect": "Deny",
      "NotPrincipal": {"AWS": ["arn:aws:iam::111122223333:root"], "Service": "rds.amazonaws.com"},
      "NotAction": ["kms:Describe*", "kms:List*"],
      "Resource": "*",
      "Condition": {
        "StringNotEquals": {"kms:ViaService": "rds.us-east-1.amazonaws.com"},
        "Bool": {
          "kms:GrantIsForAWSResource": true
        }
      }
    }
  ]
}`;

function documentOf(written: string): PolicyDocument {
  const parsed = parsePolicy(written);
  if (!parsed.ok) throw new Error(parsed.flaw.message);
  return parsed.document;
}

function flawOf(written: string) {
  const parsed = parsePolicy(written);
  return parsed.ok ? undefined : parsed.flaw;
}

describe('a statement', () => {
  const [root, onlyRds] = documentOf(text).statements;

  test('knows its place in the text', () => {
    expect(root).toMatchObject({index: 0, sid: 'Root', start: {line: 4, column: 5}});
    expect(onlyRds).toMatchObject({
      index: 1,
      start: {line: 5, column: 5},
      end: {line: 17, column: 6},
    });
    const [start, end] = onlyRds?.range ?? [0, 0];
    expect(JSON.parse(text.slice(start, end))).toMatchObject({Sid: 'OnlyRds'});
  });

  test('keeps a single value as a list of one', () => {
    expect(root?.action.patterns).toEqual(['kms:*']);
    expect(root?.principal?.names).toEqual([{type: 'AWS', name: '111122223333'}]);
  });

  test('knows the Not forms', () => {
    expect(onlyRds?.action).toMatchObject({
      isNegated: true,
      patterns: ['kms:Describe*', 'kms:List*'],
    });
    expect(onlyRds?.principal).toMatchObject({
      isNegated: true,
      names: [
        {type: 'AWS', name: 'arn:aws:iam::111122223333:root'},
        {type: 'Service', name: 'rds.amazonaws.com'},
      ],
    });
  });

  test('lists its conditions with their places; values are texts', () => {
    expect(onlyRds?.conditions).toEqual([
      {
        operator: 'StringNotEquals',
        key: 'kms:ViaService',
        values: ['rds.us-east-1.amazonaws.com'],
        place: {line: 12, column: 29},
      },
      {
        operator: 'Bool',
        key: 'kms:GrantIsForAWSResource',
        values: ['true'],
        place: {line: 14, column: 11},
      },
    ]);
  });
});

test('a single statement needs no list', () => {
  expect(documentOf('{"Statement": {"Effect": "Allow"}}').statements).toHaveLength(1);
});

test('without a Version it is the old one', () => {
  expect(documentOf('{"Statement": []}').version).toBe('2008-10-17');
});

describe('what is no policy', () => {
  test.each([
    ['no JSON', '{"Version": "2012-10-17",\n "Statement" [', 'The text is not JSON.', 2, 14],
    ['an empty text', '', 'The text is not JSON.', 1, 1],
    ['a list', '[]', 'The text is no policy: it is no JSON object.', 1, 1],
    ['no Statement', '{"Version": "2012-10-17"}', 'The policy has no Statement.', 1, 1],
    [
      'a statement that is text',
      '{"Statement": ["Allow"]}',
      'This statement is no JSON object.',
      1,
      16,
    ],
    [
      'no Effect',
      '{"Statement": [{}]}',
      'This statement has neither the effect Allow nor Deny.',
      1,
      16,
    ],
    [
      'another Effect',
      '{"Statement": [\n  {"Effect": "allow"}]}',
      'This statement has neither the effect Allow nor Deny.',
      2,
      4,
    ],
  ])('%s', (_name, written, message, line, column) => {
    expect(flawOf(written)).toEqual({message, place: {line, column}});
  });
});

describe('what is read around', () => {
  test.each([
    ['an element nobody knows', '"Comment": "x"', 'Comment is no element of a policy.'],
    ['an element twice', '"Sid": "a", "Sid": "b"', 'Sid stands here twice; the last one counts.'],
    ['both forms', '"Action": "*", "NotAction": "*"', 'Action and NotAction exclude each other.'],
    ['a null', '"Action": null', 'This value is neither text, number nor boolean.'],
    ['an object as a value', '"Resource": [{}]', 'This value is neither text, number nor boolean.'],
    [
      'a principal as text',
      '"Principal": "111122223333"',
      'Principal must be "*" or name its principals by type.',
    ],
    ['a type of principal', '"Principal": {"Group": "x"}', 'Group is no type of principal.'],
    ['a Condition as text', '"Condition": "x"', 'Condition must be a JSON object.'],
    ['an operator without keys', '"Condition": {"Bool": "true"}', 'Bool must be a JSON object.'],
  ])('%s', (_name, member, message) => {
    const {statements, oddities} = documentOf(`{"Statement": [{"Effect": "Deny", ${member}}]}`);
    expect(statements).toHaveLength(1);
    expect(oddities.map((oddity) => oddity.message)).toEqual([message]);
  });
});

test('any JSON at all is a policy or a flaw with a place, never an exception', () => {
  const members = fc.constantFrom('Statement', 'Effect', 'Principal', 'Action', 'Condition', 'x');
  const {value} = fc.letrec((tie) => ({
    value: fc.oneof(
      {maxDepth: 4},
      fc.constantFrom('Allow', 'Deny', '*', 7, null, true),
      fc.array(tie('value'), {maxLength: 3}),
      fc.dictionary(members, tie('value'), {maxKeys: 4}),
    ),
  }));
  fc.assert(
    fc.property(value, (written) => {
      const parsed = parsePolicy(JSON.stringify(written));
      if (!parsed.ok) expect(parsed.flaw.place.line).toBe(1);
    }),
    {numRuns: 500},
  );
});
