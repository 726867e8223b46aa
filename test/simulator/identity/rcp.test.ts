/** Resource control policies reach services too (facts/aws.md §4 C11). */
import {ListGrantsCommand} from '@aws-sdk/client-kms';
import {describe, expect, it} from 'vitest';
import {locked, ordersKeyArn, statusOf} from '../support.ts';
import {clients, home, management, policy, type Setting, statement, world} from './account.ts';

describe('a resource control policy', () => {
  const fence = (Condition: object): Setting => ({
    organization: {
      id: 'o-exampleorgid',
      managementAccount: management,
      resourceControlPolicies: [
        {
          name: 'Fence',
          id: 'p-fence00001',
          document: policy(statement('Deny', 'kms:*', {Principal: '*', Condition})),
        },
      ],
    },
    principals: {
      mara: {role: 'OnCall', session: 'mara', allow: ['*']},
      landlord: {role: 'Landlord', session: 'l', accountId: management, allow: ['*']},
    },
    timeline: [
      {
        at: '2026-03-01T08:00:00Z',
        as: 'landlord',
        region: 'us-east-1',
        call: 'organizations:AttachPolicy',
        with: {PolicyId: 'p-fence00001', TargetId: home},
      },
    ],
  });

  it.each<readonly [string, object, string]>([
    [
      'cuts RDS off although key, policy and grant are perfect',
      {Bool: {'aws:PrincipalIsAWSService': 'true'}},
      locked,
    ],
    [
      'for services of other organizations leaves RDS alone',
      {
        StringNotEqualsIfExists: {'aws:SourceOrgID': 'o-exampleorgid'},
        Bool: {'aws:PrincipalIsAWSService': 'true'},
      },
      'available',
    ],
  ])('%s', async (_what, condition, status) => {
    const simulator = world(fence(condition));
    expect(await statusOf(simulator)).toBe(status);
    const {Grants = []} = await clients(simulator).kms.send(
      new ListGrantsCommand({KeyId: ordersKeyArn}),
    );
    expect(Grants).toHaveLength(1);
  });
});
