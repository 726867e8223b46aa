/** A change of a policy's text touches the statement and nothing else. */
import {expect, test} from 'vitest';
import {changedText} from '../../../src/policy/change/apply.ts';
import {parsePolicy} from '../../../src/policy/parse/parse.ts';

const text = `{ "Version":"2012-10-17",
    "Id":   "key-1",
    "Statement": [
      {"Sid": "Root", "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*", "Resource": "*"},
      {"Sid": "Frozen", "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*"}
    ]
}`;
const policyType = 'resource';
const before = {Sid: 'Frozen', Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*'};

function documentOf(written: string) {
  const parsed = parsePolicy(written);
  if (!parsed.ok) throw new Error(parsed.flaw.message);
  return parsed.document;
}

test('an edit keeps what was written around it', () => {
  const after = {Sid: 'Frozen', Effect: 'Deny'};
  const changed = changedText(documentOf(text), {
    type: 'edit',
    policyType,
    index: 1,
    before,
    after,
  });
  const old = text.split('\n')[4] ?? '';
  const edited = '      {\n        "Sid": "Frozen",\n        "Effect": "Deny"\n      }';
  expect(changed).toBe(text.replace(old, edited));
});

test('an addition comes last and keeps the other members', () => {
  const after = {Sid: 'New', Effect: 'Allow'};
  const changed = JSON.parse(changedText(documentOf(text), {type: 'add', policyType, after}));
  expect(Object.keys(changed)).toEqual(['Version', 'Id', 'Statement']);
  expect(changed.Statement).toHaveLength(3);
  expect(changed.Statement[2]).toEqual(after);
});

test('a removal takes just the one', () => {
  const edit = {type: 'remove', policyType, index: 0, before} as const;
  expect(JSON.parse(changedText(documentOf(text), edit)).Statement).toEqual([before]);
});

test('a single statement becomes a list when another joins it', () => {
  const single = JSON.stringify({Statement: before});
  const edit = {type: 'add', policyType, after: {Effect: 'Allow'}} as const;
  expect(JSON.parse(changedText(documentOf(single), edit)).Statement).toHaveLength(2);
});
