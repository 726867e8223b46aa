/** What was allowed before is asked anew as soon as a policy, a caller or a condition has a say. */

import * as iam from '@aws-sdk/client-iam';
import {
  DescribeKeyCommand,
  ListGrantsCommand,
  PutKeyPolicyCommand,
  RevokeGrantCommand,
} from '@aws-sdk/client-kms';
import * as org from '@aws-sdk/client-organizations';
import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {evaluate} from '../../../src/policy/evaluate.ts';
import {type Policies, read} from '../../../src/policy/policies.ts';
import type {Request} from '../../../src/policy/request.ts';
import {documentOf} from '../../../src/simulator/authorize/documents.ts';
import {
  evaluateAndRemember,
  isAllowedAsBefore,
} from '../../../src/simulator/authorize/remembered.ts';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {request, world as written} from '../../policy/made-up.ts';
import {
  clients,
  configOf,
  credentialsOf,
  delegating,
  home,
  management,
  policy,
  type Setting,
  statement,
  world,
} from '../identity/account.ts';
import {hour, ordersKey} from '../support.ts';

const KeyId = ordersKey;
const RoleName = 'OnCall';
const nothing = JSON.stringify(policy(statement('Deny', 'kms:Describe*')));
const setting: Setting = {
  organization: {
    managementAccount: management,
    accounts: {[home]: {name: 'shop'}},
    serviceControlPolicies: [],
  },
  principals: {
    mara: {role: RoleName, session: 'mara', allow: ['*']},
    landlord: {role: 'Landlord', session: 'l', accountId: management, allow: ['*']},
  },
};

const iamOf = (simulator: Simulator) =>
  new iam.IAMClient(configOf(simulator, simulator.administrator, 'us-east-1'));
const describeKey = (simulator: Simulator) =>
  clients(simulator).kms.send(new DescribeKeyCommand({KeyId}));

async function attachControl(simulator: Simulator, Type: org.PolicyType): Promise<void> {
  const config = configOf(simulator, credentialsOf(simulator, 'landlord'), 'us-east-1');
  const client = new org.OrganizationsClient(config);
  const isRcp = Type === 'RESOURCE_CONTROL_POLICY';
  const denying = statement('Deny', 'kms:Describe*', isRcp ? {Principal: '*'} : {});
  const {Policy} = await client.send(
    new org.CreatePolicyCommand({
      Name: 'freeze',
      Description: 'Freeze',
      Type,
      Content: JSON.stringify(policy(denying)),
    }),
  );
  await client.send(
    new org.AttachPolicyCommand({PolicyId: Policy?.PolicySummary?.Id, TargetId: home}),
  );
}

const changes: readonly (readonly [what: string, change: (s: Simulator) => Promise<unknown>])[] = [
  [
    'the key policy',
    (simulator) =>
      clients(simulator, simulator.administrator).kms.send(
        new PutKeyPolicyCommand({
          KeyId,
          Policy: JSON.stringify(
            delegating(statement('Deny', 'kms:DescribeKey', {Principal: {AWS: '*'}})),
          ),
        }),
      ),
  ],
  [
    'an inline policy',
    (simulator) =>
      iamOf(simulator).send(
        new iam.PutRolePolicyCommand({RoleName, PolicyName: 'Guard', PolicyDocument: nothing}),
      ),
  ],
  [
    'a managed policy',
    async (simulator) => {
      const client = iamOf(simulator);
      const {Policy} = await client.send(
        new iam.CreatePolicyCommand({PolicyName: 'Guard', PolicyDocument: nothing}),
      );
      await client.send(new iam.AttachRolePolicyCommand({RoleName, PolicyArn: Policy?.Arn}));
    },
  ],
  [
    'a permissions boundary',
    async (simulator) => {
      const client = iamOf(simulator);
      const {Policy} = await client.send(
        new iam.CreatePolicyCommand({
          PolicyName: 'Limit',
          PolicyDocument: JSON.stringify(policy(statement('Allow', 'rds:*'))),
        }),
      );
      await client.send(
        new iam.PutRolePermissionsBoundaryCommand({RoleName, PermissionsBoundary: Policy?.Arn}),
      );
    },
  ],
  ['a service control policy', (simulator) => attachControl(simulator, 'SERVICE_CONTROL_POLICY')],
  ['a resource control policy', (simulator) => attachControl(simulator, 'RESOURCE_CONTROL_POLICY')],
];

describe('a call that was allowed again and again is refused at once', () => {
  it.each(changes)('after a change of %s', async (_, change) => {
    const simulator = world(setting);
    await describeKey(simulator);
    await describeKey(simulator);
    await change(simulator);
    await expect(describeKey(simulator)).rejects.toMatchObject({name: 'AccessDeniedException'});
  });

  it('when the time that a condition sets is over', async () => {
    const until = {DateLessThan: {'aws:CurrentTime': '2026-03-01T13:00:00Z'}};
    const allowing = policy(statement('Allow', 'kms:*', {Condition: until}));
    const simulator = world({
      principals: {mara: {role: RoleName, session: 'mara', allow: ['rds:*'], policies: {allowing}}},
    });
    await describeKey(simulator);
    await describeKey(simulator);
    simulator.advance(hour);
    await expect(describeKey(simulator)).rejects.toMatchObject({name: 'AccessDeniedException'});
  });

  it('when the grant that allowed it is revoked', async () => {
    const simulator = world({
      principals: {
        mara: {role: RoleName, session: 'mara', allow: ['rds:*']},
        landlady: {role: 'Landlady', session: 'l', allow: ['*']},
      },
      timeline: [
        {
          at: '2026-02-01T00:00:00Z',
          call: 'kms:CreateGrant',
          with: {
            KeyId,
            GranteePrincipal: `arn:aws:iam::${home}:role/${RoleName}`,
            Operations: ['DescribeKey'],
          },
          as: 'landlady',
        },
      ],
    });
    await describeKey(simulator);
    await describeKey(simulator);
    const {kms} = clients(simulator, simulator.administrator);
    const {Grants = []} = await kms.send(new ListGrantsCommand({KeyId}));
    const grant = Grants.find(({GranteePrincipal}) => GranteePrincipal?.endsWith(RoleName));
    await kms.send(new RevokeGrantCommand({KeyId, GrantId: grant?.GrantId}));
    await expect(describeKey(simulator)).rejects.toMatchObject({name: 'AccessDeniedException'});
  });
});

const anybody = {Principal: '*'};
// A few documents in every place: the same ones meet again in another layer and another order.
const shelf = [
  policy(statement('Allow', '*', anybody)),
  policy(statement('Allow', 'kms:*', anybody), statement('Deny', 'kms:Decrypt', anybody)),
  policy(statement('Allow', '*', {...anybody, Condition: {Null: {'aws:SourceVpce': 'true'}}})),
  policy(statement('Allow', 'kms:DescribeKey', {Principal: {AWS: home}})),
  policy(),
].map((one) => ({name: 'shelf', document: documentOf(JSON.stringify(one))}));
const some = fc.constantFrom(...shelf);
const open = fc.constantFrom(...shelf.slice(0, 3));
const places = ['identity', 'boundary', 'session', 'levels', 'controls', 'resource'] as const;
const parts = fc.record({
  identity: fc.array(open, {maxLength: 2}),
  boundary: fc.option(open, {nil: undefined}),
  session: fc.array(open, {maxLength: 2}),
  levels: fc.array(fc.array(open, {minLength: 1, maxLength: 2}), {maxLength: 2}),
  controls: fc.array(fc.array(open, {minLength: 1, maxLength: 2}), {maxLength: 2}),
  resource: some,
  grants: written.map(({grants}) => grants),
});

type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

function policiesOf({levels, controls, ...rest}: Parts): Policies {
  return {
    identity: read(rest.identity),
    boundary: read(rest.boundary),
    session: read(rest.session),
    serviceControl: read(levels.map((one) => ({target: 'level', policies: one}))),
    resourceControl: read(controls.map((one) => ({target: 'level', policies: one}))),
    resource: read(rest.resource),
    grants: read(rest.grants),
  };
}

test('what counts as allowed before is what the evaluator allows', () => {
  let hits = 0;
  const check = (asked: Request, under: Policies): void => {
    if (!isAllowedAsBefore(asked, under)) return;
    hits += 1;
    expect(evaluate(asked, under).decision).toBe('allowed');
  };
  fc.assert(
    fc.property(request, parts, parts, fc.constantFrom(...places), (asked, one, other, place) => {
      const under = policiesOf(one);
      const {decision} = evaluateAndRemember(asked, under);
      expect(decision).toBe(evaluate(asked, under).decision);
      check(asked, under);
      check(asked, policiesOf({...one, [place]: other[place]}));
    }),
    {numRuns: 1000},
  );
  expect(hits).toBeGreaterThan(50);
});
