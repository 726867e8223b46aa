/** Whole sentences of denials and refusals as boto3 reads them, one world for each policy type. */
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Served, type Simulator, serve} from '../../src/simulator/simulator.ts';
import {
  credentialsOf,
  delegating,
  home,
  management,
  other,
  policy,
  type Setting,
  statement,
  world,
} from '../simulator/identity/account.ts';
import {ordersKey as KeyId, ordersKeyArn} from '../simulator/support.ts';
import {type Boto3, hasPython, type Seen, startBoto3} from './boto3.ts';

type Case = readonly [what: string, setting: Setting, call: string, input: object, text: string];

const mara = (more: object) => ({mara: {role: 'OnCall', session: 'mara', ...more}});
const denied = (action: string, on: string, why: string): string =>
  `User: arn:aws:sts::${home}:assumed-role/OnCall/mara is not authorized to perform: ${action} on resource: ${on}${why}`;
const onKey = (why: string): string => denied('kms:DescribeKey', ordersKeyArn, ` ${why}`);
const guard = policy(statement('Deny', ['kms:Describe*', 'rds:Describe*'], {Sid: 'Guard'}));
const rdsOnly = policy(statement('Allow', 'rds:*'));
const everything = statement('Allow', '*');
const ofType = (type: string): string =>
  `arn:aws:organizations::${management}:policy/o-exampleorgid/${type}/p-guard00001`;
const organization = (more: object) => ({
  organization: {id: 'o-exampleorgid', managementAccount: management, ...more},
});
const controlled = (list: string, document: object) =>
  organization({[list]: [{name: 'Guard', id: 'p-guard00001', document, targets: ['Root']}]});
const roleArn = (name: string, account = home): string => `arn:aws:iam::${account}:role/${name}`;

const key: readonly (readonly [string, Setting, string])[] = [
  [
    'a silent identity policy',
    {principals: mara({allow: ['rds:*']})},
    'because no identity-based policy allows the kms:DescribeKey action',
  ],
  [
    'an inline policy',
    {principals: mara({allow: ['*'], policies: {guard}})},
    'with an explicit deny in an identity-based policy',
  ],
  [
    'a managed policy',
    {principals: mara({allow: ['*'], managedPolicies: {Guard: guard}})},
    `with an explicit deny in an identity-based policy: arn:aws:iam::${home}:policy/Guard`,
  ],
  [
    'a silent boundary',
    {principals: mara({allow: ['*'], boundary: rdsOnly})},
    'because no permissions boundary allows the kms:DescribeKey action',
  ],
  [
    'a silent session policy',
    {principals: mara({allow: ['*'], sessionPolicy: rdsOnly})},
    'because no session policy allows the kms:DescribeKey action',
  ],
  [
    'a session policy',
    {
      principals: mara({
        allow: ['*'],
        sessionPolicy: {...guard, Statement: [everything, ...guard.Statement]},
      }),
    },
    'with an explicit deny in a session policy',
  ],
  [
    'a silent key policy',
    {
      keyPolicy: policy(
        statement('Allow', 'kms:*', {Principal: {AWS: `arn:aws:iam::${home}:user/k`}}),
      ),
    },
    'because no resource-based policy allows the kms:DescribeKey action',
  ],
  [
    'a key policy',
    {keyPolicy: delegating(statement('Deny', 'kms:DescribeKey', {Principal: '*'}))},
    'with an explicit deny in a resource-based policy',
  ],
  [
    'no SCP',
    organization({withoutFullAccess: [home]}),
    'because no service control policy allows the kms:DescribeKey action',
  ],
  [
    'an SCP',
    controlled('serviceControlPolicies', guard),
    `with an explicit deny in a service control policy: ${ofType('service_control_policy')}`,
  ],
  [
    'an RCP',
    controlled(
      'resourceControlPolicies',
      policy(statement('Deny', 'kms:Describe*', {Principal: '*'})),
    ),
    `with an explicit deny in a resource control policy: ${ofType('resource_control_policy')}`,
  ],
];

const trusting = (Principal: object) => ({
  Version: '2012-10-17',
  Statement: [{Effect: 'Allow', Action: 'sts:AssumeRole', Principal}],
});
const assume = (name: string, account = home) => ({
  RoleArn: roleArn(name, account),
  RoleSessionName: 'peer',
});
const strangers = {trust: trusting({AWS: `arn:aws:iam::${home}:user/nobody`})};
const noWord = (name: string, account = home) =>
  denied('sts:AssumeRole', roleArn(name, account), '');

const cases: readonly Case[] = [
  ...key.map(
    ([what, setting, why]): Case => [what, setting, 'kms:DescribeKey', {KeyId}, onKey(why)],
  ),
  [
    'an inline policy, RDS',
    {principals: mara({allow: ['*'], policies: {guard}})},
    'rds:DescribeDBInstances',
    {DBInstanceIdentifier: 'orders-db'},
    denied(
      'rds:DescribeDBInstances',
      `arn:aws:rds:eu-west-1:${home}:db:orders-db`,
      ' with an explicit deny in an identity-based policy',
    ),
  ],
  [
    'a silent identity policy, IAM',
    {principals: mara({allow: ['kms:*']})},
    'iam:GetRole',
    {RoleName: 'OnCall'},
    denied(
      'iam:GetRole',
      roleArn('OnCall'),
      ' because no identity-based policy allows the iam:GetRole action',
    ),
  ],
  [
    'a trust policy that names somebody else',
    {principals: {...mara({allow: ['*']}), fixer: {role: 'Fixer', allow: ['*'], ...strangers}}},
    'sts:AssumeRole',
    assume('Fixer'),
    noWord('Fixer'),
  ],
  [
    'an identity policy without AssumeRole',
    {principals: {...mara({allow: ['kms:*']}), fixer: {role: 'Fixer', allow: ['*']}}},
    'sts:AssumeRole',
    assume('Fixer'),
    noWord('Fixer'),
  ],
  [
    'an explicit deny of AssumeRole',
    {
      principals: {
        ...mara({allow: ['*'], deny: ['sts:AssumeRole']}),
        fixer: {role: 'Fixer', allow: ['*']},
      },
    },
    'sts:AssumeRole',
    assume('Fixer'),
    `${noWord('Fixer')} with an explicit deny in an identity-based policy`,
  ],
  ['a role that does not exist', {}, 'sts:AssumeRole', assume('Nobody'), noWord('Nobody')],
  [
    'a role of another account that trusts its own alone',
    {principals: {...mara({allow: ['*']}), far: {role: 'Far', accountId: other, allow: ['*']}}},
    'sts:AssumeRole',
    assume('Far', other),
    noWord('Far', other),
  ],
];

describe.skipIf(!hasPython('boto3'))('boto3 is told', {timeout: 60_000}, () => {
  let boto3: Boto3;
  let served: Served | undefined;
  beforeAll(() => {
    boto3 = startBoto3();
  });
  afterAll(() => boto3.end());

  async function ask(
    simulator: Simulator,
    name: string,
    input: object,
    who = 'mara',
  ): Promise<Seen> {
    const [service = '', operation = ''] = name.split(':');
    served = await serve(simulator, {port: 0, speed: 0});
    const {endpoint} = served;
    try {
      return await boto3.call({
        service,
        operation,
        input,
        endpoint,
        credentials: credentialsOf(simulator, who),
      });
    } finally {
      await served.close();
    }
  }

  it.each(cases)('why it is denied by %s', async (_what, setting, call, input, text) => {
    const {error, failure} = await ask(world(setting), call, input);
    expect(failure).toBeUndefined();
    const isQuery = /^(rds|iam|sts):/.test(call);
    expect(error).toMatchObject({
      code: isQuery ? 'AccessDenied' : 'AccessDeniedException',
      message: text,
      status: isQuery ? 403 : 400,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  const inOrganization: Setting = {
    ...controlled('serviceControlPolicies', policy(statement('Deny', 'ec2:*'))),
    principals: {
      ...mara({allow: ['*']}),
      landlord: {role: 'Landlord', session: 'l', accountId: management, allow: ['*']},
    },
  };

  it.each([
    [
      'mara',
      'ListPolicies',
      {Filter: 'SERVICE_CONTROL_POLICY'},
      'AccessDeniedException',
      "You don't have permissions to access this resource.",
    ],
    [
      'landlord',
      'DescribePolicy',
      {PolicyId: 'p-nothing0001'},
      'PolicyNotFoundException',
      "We can't find a policy with the PolicyId that you specified.",
    ],
    [
      'landlord',
      'ListPoliciesForTarget',
      {TargetId: '123456789012', Filter: 'SERVICE_CONTROL_POLICY'},
      'TargetNotFoundException',
      "We can't find a root, OU, or account with the TargetId that you specified.",
    ],
    [
      'landlord',
      'ListPolicies',
      {Filter: 'NOTHING'},
      'InvalidInputException',
      'You specified an invalid value.',
    ],
    [
      'landlord',
      'CreatePolicy',
      {
        Name: 'Guard',
        Description: '',
        Type: 'SERVICE_CONTROL_POLICY',
        Content: JSON.stringify(policy(everything)),
      },
      'DuplicatePolicyException',
      'A policy with the same name already exists.',
    ],
  ])('by Organizations, %s, %s', async (who, operation, input, code, message) => {
    const {error, failure} = await ask(
      world(inOrganization),
      `organizations:${operation}`,
      input,
      who,
    );
    expect(failure).toBeUndefined();
    expect(error).toMatchObject({code, message, status: 400});
  });

  it('which policies bind an account, and what they say', async () => {
    const simulator = world(inOrganization);
    const list = {TargetId: home, Filter: 'SERVICE_CONTROL_POLICY'};
    const {output} = await ask(simulator, 'organizations:ListPoliciesForTarget', list, 'landlord');
    expect(output).toMatchObject({Policies: [{Name: 'FullAWSAccess', AwsManaged: true}]});
    const one = {PolicyId: 'p-guard00001'};
    const described = await ask(simulator, 'organizations:DescribePolicy', one, 'landlord');
    expect(described.output).toMatchObject({
      Policy: {
        PolicySummary: {Name: 'Guard', Arn: ofType('service_control_policy'), AwsManaged: false},
      },
    });
    const targets = await ask(simulator, 'organizations:ListTargetsForPolicy', one, 'landlord');
    expect(targets.output).toMatchObject({Targets: [{Type: 'ROOT', Name: 'Root'}]});
  });
});
