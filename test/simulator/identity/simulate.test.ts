/** The policy simulator of IAM says what the call itself would say, as far as identity goes. */
import * as iam from '@aws-sdk/client-iam';
import {describe, expect, it} from 'vitest';
import {ordersKeyArn} from '../support.ts';
import {configOf, home, management, policy, type Setting, statement, world} from './account.ts';

const PolicySourceArn = `arn:aws:iam::${home}:role/OnCall`;
const mara = (more: object): Setting => ({
  principals: {mara: {role: 'OnCall', session: 'mara', ...more}},
});

async function simulate(setting: Setting, input: Partial<iam.SimulatePrincipalPolicyCommandInput>) {
  const simulator = world(setting);
  const client = new iam.IAMClient(configOf(simulator, simulator.administrator));
  const command = new iam.SimulatePrincipalPolicyCommand({
    PolicySourceArn,
    ActionNames: ['kms:EnableKey'],
    ResourceArns: [ordersKeyArn],
    ...input,
  });
  return (await client.send(command)).EvaluationResults ?? [];
}

describe('SimulatePrincipalPolicy', () => {
  it('shows the statement that allows, with its place in the text', async () => {
    const keys = policy(statement('Allow', 'kms:*'));
    const [result] = await simulate(mara({policies: {Keys: keys}}), {});
    expect(result).toMatchObject({
      EvalActionName: 'kms:EnableKey',
      EvalResourceName: ordersKeyArn,
      EvalDecision: 'allowed',
      MatchedStatements: [
        {
          SourcePolicyId: 'role_OnCall_Keys',
          SourcePolicyType: 'IAM Policy',
          StartPosition: {Line: 1, Column: expect.any(Number)},
          EndPosition: {Line: 1, Column: expect.any(Number)},
        },
      ],
      ResourceSpecificResults: [{EvalResourceName: ordersKeyArn, EvalResourceDecision: 'allowed'}],
    });
    expect(result?.OrganizationsDecisionDetail).toBeUndefined();
    expect(result?.PermissionsBoundaryDecisionDetail).toBeUndefined();
  });

  it('takes a choice that it does not know without a fault of its own', async () => {
    const [result] = await simulate(mara({}), {
      PolicyExclusionList: [{$unknown: ['Later', 'text']}],
    });
    expect(result).toMatchObject({EvalDecision: 'implicitDeny'});
  });

  it.each<readonly [string, Setting, Partial<iam.SimulatePrincipalPolicyCommandInput>, object]>([
    ['nothing allows', mara({}), {}, {EvalDecision: 'implicitDeny', MatchedStatements: []}],
    [
      'a statement denies',
      mara({allow: ['kms:*'], deny: ['kms:Enable*']}),
      {},
      {EvalDecision: 'explicitDeny'},
    ],
    [
      'the boundary does not allow',
      mara({allow: ['*'], boundary: policy(statement('Allow', 'rds:*'))}),
      {},
      {
        EvalDecision: 'implicitDeny',
        PermissionsBoundaryDecisionDetail: {AllowedByPermissionsBoundary: false},
      },
    ],
    [
      'an SCP denies',
      {
        ...mara({allow: ['*']}),
        organization: {
          managementAccount: management,
          serviceControlPolicies: [
            {name: 'Freeze', document: policy(statement('Deny', 'kms:*')), targets: ['Root']},
          ],
        },
      },
      {},
      {EvalDecision: 'explicitDeny', OrganizationsDecisionDetail: {AllowedByOrganizations: false}},
    ],
    [
      'a policy of the request allows',
      mara({}),
      {PolicyInputList: [JSON.stringify(policy(statement('Allow', 'kms:EnableKey')))]},
      {EvalDecision: 'allowed', MatchedStatements: [{SourcePolicyId: 'PolicyInputList.1'}]},
    ],
    [
      'a condition key is not given',
      mara({
        policies: {
          Via: policy(
            statement('Allow', 'kms:EnableKey', {
              Condition: {StringEquals: {'kms:ViaService': 'rds.eu-west-1.amazonaws.com'}},
            }),
          ),
        },
      }),
      {},
      {EvalDecision: 'implicitDeny', MissingContextValues: ['kms:ViaService']},
    ],
  ])('where %s', async (_what, setting, input, expected) => {
    expect((await simulate(setting, input))[0]).toMatchObject(expected);
  });

  it('takes the condition keys it is given', async () => {
    const Condition = {StringEquals: {'aws:PrincipalTag/team': 'shop', 'kms:CallerAccount': home}};
    const setting = mara({
      tags: {team: 'shop'},
      policies: {Via: policy(statement('Allow', 'kms:EnableKey', {Condition}))},
    });
    expect((await simulate(setting, {}))[0]?.EvalDecision).toBe('allowed');
  });

  it('answers every action for every resource, in pages', async () => {
    const ActionNames = ['kms:EnableKey', 'kms:DisableKey', 'rds:StartDBInstance'];
    const setting = mara({allow: ['kms:*']});
    const all = await simulate(setting, {ActionNames, ResourceArns: ['*', ordersKeyArn]});
    expect(all.map(({EvalDecision}) => EvalDecision)).toEqual([
      ...Array.from({length: 4}, () => 'allowed'),
      'implicitDeny',
      'implicitDeny',
    ]);
    expect(await simulate(setting, {ActionNames, MaxItems: 2})).toHaveLength(2);
  });

  it('knows no grants and no key policy unless it is given one', async () => {
    const ResourcePolicy = JSON.stringify(
      policy(statement('Deny', 'kms:EnableKey', {Principal: '*'})),
    );
    const denied = await simulate(mara({allow: ['*']}), {ResourcePolicy});
    expect(denied[0]).toMatchObject({EvalDecision: 'explicitDeny'});
  });

  it('of a role that is not there is NoSuchEntity', async () => {
    const nobody = `arn:aws:iam::${home}:role/Nobody`;
    await expect(simulate({}, {PolicySourceArn: nobody})).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });
});

describe('SimulateCustomPolicy', () => {
  it('needs nobody to exist', async () => {
    const simulator = world();
    const client = new iam.IAMClient(configOf(simulator, simulator.administrator));
    const {EvaluationResults} = await client.send(
      new iam.SimulateCustomPolicyCommand({
        PolicyInputList: [JSON.stringify(policy(statement('Allow', 'kms:Describe*')))],
        ActionNames: ['kms:DescribeKey', 'kms:EnableKey'],
      }),
    );
    expect(EvaluationResults?.map(({EvalDecision}) => EvalDecision)).toEqual([
      'allowed',
      'implicitDeny',
    ]);
  });
});
