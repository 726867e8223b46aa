/** What KMS stores as a key policy and what it refuses. */
import {describe, expect, test} from 'vitest';
import {keyPolicyFlaw} from '../../../src/policy/check/key-policy.ts';
import {defaultKeyPolicy} from '../cast.ts';

const good = {
  Sid: 'Good',
  Effect: 'Allow',
  Principal: {AWS: 'arn:aws:iam::111122223333:role/teams/data/Deployer'},
  Action: ['kms:Encrypt', 'kms:Generate*'],
  Resource: '*',
};

function policy(...statements: readonly object[]): string {
  return JSON.stringify({Version: '2012-10-17', Statement: statements}, null, 2);
}

function kindOf(...statements: readonly object[]) {
  return keyPolicyFlaw(policy(...statements))?.kind;
}

test.each([
  ['the default', policy(...defaultKeyPolicy)],
  ['one statement without a list', JSON.stringify({Statement: good})],
  ['an Id', JSON.stringify({Version: '2008-10-17', Id: 'key-default-1', Statement: [good]})],
  ['everybody', policy({...good, Principal: '*'})],
  ['a session', policy({...good, Principal: {AWS: 'arn:aws:sts::111122223333:assumed-role/A/b'}})],
  ['an account by its ID', policy({...good, Principal: {AWS: '111122223333'}})],
  [
    'another partition',
    policy({...good, Principal: {AWS: 'arn:aws-us-gov:iam::111122223333:root'}}),
  ],
  ['a service', policy({...good, Principal: {Service: 'rds.us-east-1.amazonaws.com'}})],
  [
    'NotPrincipal in a Deny',
    policy(good, {...withoutPrincipal('Deny'), NotPrincipal: good.Principal}),
  ],
  ['NotAction', policy({...withoutAction(), NotAction: 'kms:*'})],
  ['a condition', policy({...good, Condition: {StringLike: {'kms:ViaService': 'rds.*'}}})],
])('stores %s', (_name, text) => {
  expect(keyPolicyFlaw(text)).toBeUndefined();
});

describe('refuses', () => {
  test.each([
    ['what is no JSON', '{', 'json'],
    ['what is no object', '[]', 'statement'],
    ['no statement at all', policy(), 'statement'],
    [
      'a Version of its own',
      JSON.stringify({Version: '2026-01-01', Statement: [good]}),
      'statement',
    ],
    ['more than 32 KB', policy({...good, Sid: 'a'.repeat(32_768)}), 'size'],
    ['an element nobody knows', policy({...good, Note: 'x'}), 'statement'],
    [
      'an element twice',
      policy(good).replace('"Sid": "Good"', '"Sid": "A", "Sid": "B"'),
      'statement',
    ],
  ])('%s', (_name, text, kind) => {
    expect(keyPolicyFlaw(text)?.kind).toBe(kind);
  });

  test.each([
    ['a statement without an action', withoutAction(), 'action'],
    ['an action without a service', {...good, Action: 'Decrypt'}, 'action'],
    ['a statement without a resource', {...good, Resource: undefined}, 'resource'],
    ['a statement without a principal', withoutPrincipal('Allow'), 'principal'],
    ['an empty list of principals', {...good, Principal: {AWS: []}}, 'principal'],
    ['NotPrincipal in an Allow', {...withoutPrincipal('Allow'), NotPrincipal: '*'}, 'principal'],
    [
      'a wildcard in a role’s name',
      {...good, Principal: {AWS: 'arn:aws:iam::111122223333:role/*'}},
      'principal',
    ],
    ['a deleted principal', {...good, Principal: {AWS: 'AROA1234567890EXAMPLE'}}, 'principal'],
    ['a group', {...good, Principal: {AWS: 'arn:aws:iam::111122223333:group/dba'}}, 'principal'],
    ['any service', {...good, Principal: {Service: '*'}}, 'principal'],
    ['an identity provider', {...good, Principal: {Federated: 'accounts.google.com'}}, 'principal'],
    [
      'an operator nobody knows',
      {...good, Condition: {StringIs: {'kms:ViaService': 'x'}}},
      'condition',
    ],
    [
      'a condition without a value',
      {...good, Condition: {StringLike: {'kms:ViaService': []}}},
      'condition',
    ],
  ])('%s', (_name, statement, kind) => {
    expect(kindOf(statement)).toBe(kind);
  });

  test('ForAllValues with an encryption context, in AWS’s words', () => {
    const condition = {'ForAllValues:StringEquals': {'kms:EncryptionContext:Team': 'data'}};
    const flaw = keyPolicyFlaw(policy({...good, Condition: condition}));
    expect(flaw?.awsText).toMatch(/^OverlyPermissiveCondition:EncryptionContext: Using the ForAll/);
  });

  test('a principal that does not exist, where that is known', () => {
    const flaw = keyPolicyFlaw(policy(good), (arn) => !arn.endsWith('Deployer'));
    expect(flaw).toMatchObject({kind: 'principal', place: {line: 7, column: 7}});
    expect(flaw?.message).toContain('Deployer does not exist');
  });
});

test('32,768 bytes are stored, one more is not; a letter may be several bytes', () => {
  const text = policy({...good, Sid: ''});
  const room = 32_768 - new TextEncoder().encode(text).length;
  expect(keyPolicyFlaw(policy({...good, Sid: 'a'.repeat(room)}))).toBeUndefined();
  expect(keyPolicyFlaw(policy({...good, Sid: `${'a'.repeat(room - 1)}ü`}))?.kind).toBe('size');
});

test('the first flaw is the one that is told, with its place', () => {
  const flaw = keyPolicyFlaw(policy(good, {...good, Action: []}, {...good, Resource: []}));
  expect(flaw).toEqual({
    kind: 'action',
    message: 'This statement names no action.',
    place: {line: 16, column: 5},
  });
});

function withoutAction(): object {
  const {Action, ...rest} = good;
  return rest;
}

function withoutPrincipal(effect: string): object {
  const {Principal, ...rest} = good;
  return {...rest, Effect: effect};
}
