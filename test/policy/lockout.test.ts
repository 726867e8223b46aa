/** The lockout check: may whoever puts a key policy put the next one too? */
import {describe, expect, test} from 'vitest';
import {afterPutKeyPolicy, keyPolicyKeepsCaller} from '../../src/policy/lockout.ts';
import {noPolicies, read} from '../../src/policy/policies.ts';
import type {Request} from '../../src/policy/request.ts';
import {cast, defaultKeyPolicy, home, keyArn} from './cast.ts';
import {documentOf} from './stage.ts';

const root = {AWS: `arn:aws:iam::${home}:root`};
const all = {Action: 'kms:*', Resource: '*'};

function requestOf(name: string): Request {
  const principal = cast[name];
  if (!principal) throw new Error(name);
  const context = {keys: {}, others: {status: 'absent'}} as const;
  return {action: 'kms:GetKeyPolicy', resource: {arn: keyArn, accountId: home}, principal, context};
}

describe('what AWS asks of the policy itself', () => {
  test.each([
    ['the account decides', defaultKeyPolicy, 'yes'],
    [
      'the role is named',
      [{Effect: 'Allow', Principal: {AWS: `arn:aws:iam::${home}:role/Operator`}, ...all}],
      'yes',
    ],
    [
      'somebody else is named',
      [{Effect: 'Allow', Principal: {AWS: `arn:aws:iam::${home}:role/Other`}, ...all}],
      'no',
    ],
    [
      'only reading is left',
      [{Effect: 'Allow', Principal: root, Action: 'kms:Get*', Resource: '*'}],
      'no',
    ],
    [
      'an explicit Deny',
      [...defaultKeyPolicy, {Effect: 'Deny', Principal: '*', Action: 'kms:Put*', Resource: '*'}],
      'no',
    ],
    ['nothing', [], 'no'],
  ])('%s: %#', (_name, statements, expected) => {
    expect(keyPolicyKeepsCaller(documentOf(statements), requestOf('operator'))).toBe(expected);
  });

  test('a condition on what is not known leaves it open', () => {
    const Condition = {StringEquals: {'aws:SourceVpce': 'vpce-1'}};
    const document = documentOf([{Effect: 'Allow', Principal: root, ...all, Condition}]);
    const others = {status: 'unknown', because: 'not known'} as const;
    const request = {...requestOf('operator'), context: {keys: {}, others}};
    expect(keyPolicyKeepsCaller(document, request)).toBe('unknown');
  });
});

test('after the change the caller’s own policies count too', () => {
  const policies = {...noPolicies, identity: read([])};
  const analysis = afterPutKeyPolicy(documentOf(defaultKeyPolicy), requestOf('operator'), policies);
  expect(analysis).toMatchObject({decision: 'implicitly-denied', decidedBy: 'identity'});
  expect(analysis.request.action).toBe('kms:PutKeyPolicy');
});
