/** Why a grant does not help, and how many of thousands are shown. */
import {describe, expect, test} from 'vitest';
import {evaluate} from '../../src/policy/evaluate.ts';
import type {Grant} from '../../src/policy/policies.ts';
import type {CaseRequest} from './case-file.ts';
import {operationsOfRds} from './cast.ts';
import {stageOf} from './stage.ts';

const service = 'rds.us-east-1.amazonaws.com';
const base: Grant = {id: 'g-1', granteePrincipal: service, operations: operationsOfRds};

function looked(grants: readonly Grant[], request: CaseRequest = {}) {
  const stage = stageOf({
    name: 'grants',
    request: {principal: 'rds', ...request},
    expected: {decision: 'allowed'},
  });
  const policies = {...stage.policies, grants: {status: 'read', value: grants}} as const;
  return evaluate(stage.request, policies).grants;
}

describe('a grant that does not help says why', () => {
  test.each<[string, Partial<Grant>, CaseRequest, string]>([
    ['another operation', {operations: ['Encrypt']}, {}, 'it does not list Decrypt'],
    [
      'a pair is missing',
      {encryptionContextSubset: {'aws:rds:db-id': 'db-A', team: 'data'}},
      {},
      'the encryption context would have to include aws:rds:db-id=db-A, team=data',
    ],
    [
      'a pair too many',
      {encryptionContextEquals: {a: '1'}},
      {encryptionContext: {a: '1', b: '2'}},
      'the encryption context would have to be a=1',
    ],
    ['another source', {sourceArn: 'arn:aws:rds:::db:a'}, {}, 'it is only for arn:aws:rds:::db:a'],
    [
      'more than it can pass on',
      {operations: ['CreateGrant']},
      {action: 'kms:CreateGrant', newGrant: {operations: ['Decrypt']}},
      'it cannot pass on Decrypt, which it does not list',
    ],
  ])('%s', (_name, grant, request, because) => {
    expect(looked([{...base, ...grant}], request)).toEqual([
      {grant: {...base, ...grant}, met: 'no', because},
    ]);
  });
});

test('of thousands the one that fits is shown first, and a screenful at most', () => {
  const grants = Array.from({length: 3000}, (_, index) => ({
    ...base,
    id: `g-${index}`,
    encryptionContextSubset: {'aws:rds:db-id': `db-${index}`},
  }));
  const shown = looked(grants, {encryptionContext: {'aws:rds:db-id': 'db-2999'}});
  expect(shown).toHaveLength(20);
  expect(shown[0]).toMatchObject({grant: {id: 'g-2999'}, met: 'yes'});
});

test('grants of others are not shown', () => {
  expect(looked([{...base, granteePrincipal: 'dynamodb.us-east-1.amazonaws.com'}])).toEqual([]);
});
