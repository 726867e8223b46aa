/** A policy that IAM's list names and nobody read leaves the caller's rights unknown, not denied. */
import {expect, test} from 'vitest';
import {identityPoliciesOf} from '../../src/causes/access/policies-of.ts';
import type {Evidence} from '../../src/core/evidence.ts';

const source = {at: '2026-03-02T02:14:19.000Z', requestId: 'r', milliseconds: 0};
const document = encodeURIComponent(
  JSON.stringify({Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: 'kms:*'}]}),
);

function evidenceOf(facts: {readonly [name: string]: object}): Evidence {
  const written = Object.entries(facts).map(([name, value]) => [
    name,
    {status: 'known', call: 'iam:GetRole', ...source, value},
  ]);
  return Object.fromEntries(written);
}

const lists = {
  callerRole: {Role: {RoleName: 'OnCall'}},
  callerRolePolicies: {PolicyNames: ['Keys']},
  callerRoleAttached: {AttachedPolicies: []},
};

test.each([
  ['an inline policy', lists],
  [
    'a managed policy',
    {
      ...lists,
      callerRolePolicies: {PolicyNames: []},
      callerRoleAttached: {AttachedPolicies: [{PolicyArn: 'arn:aws:iam::aws:policy/ReadOnly'}]},
    },
  ],
])('%s that is only listed is unread', (_what, facts) => {
  expect(identityPoliciesOf(evidenceOf(facts)).status).toBe('unread');
});

test('one that was read counts', () => {
  const read = identityPoliciesOf(
    evidenceOf({...lists, 'rolePolicy:Keys': {PolicyDocument: document}}),
  );
  expect(read.status === 'read' && read.value.map(({name}) => name)).toEqual(['Keys']);
});
