/** Every policy type can deny a call, in AWS's words, and the log tells which statement it was. */
import {DescribeKeyCommand} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {ordersKey, ordersKeyArn} from '../support.ts';
import {
  clients,
  delegating,
  home,
  latestDenial,
  management,
  policy,
  type Setting,
  statement,
  world,
} from './account.ts';

const who = `arn:aws:sts::${home}:assumed-role/OnCall/mara`;
const sentence = `User: ${who} is not authorized to perform: kms:DescribeKey on resource: ${ordersKeyArn}`;
const describeKey = new DescribeKeyCommand({KeyId: ordersKey});
const deny = (Sid: string, more: object = {}) => statement('Deny', 'kms:Describe*', {Sid, ...more});
const mara = (more: object) => ({mara: {role: 'OnCall', session: 'mara', ...more}});
const organization = (more: object) => ({managementAccount: management, ...more});

type Case = readonly [what: string, setting: Setting, because: RegExp, denial: object];

const cases: readonly Case[] = [
  [
    'an identity policy that is silent',
    {principals: mara({allow: ['rds:*']})},
    /because no identity-based policy allows the kms:DescribeKey action$/,
    {isExplicit: false, policyType: 'identity', unmet: []},
  ],
  [
    'an identity policy that denies',
    {principals: mara({allow: ['*'], policies: {Guard: policy(deny('NoKeys'))}})},
    /with an explicit deny in an identity-based policy$/,
    {isExplicit: true, policyType: 'identity', policyName: 'Guard', sid: 'NoKeys', statement: 0},
  ],
  [
    'a managed policy that denies',
    {principals: mara({allow: ['*'], managedPolicies: {Guard: policy(deny('NoKeys'))}})},
    /with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy\/Guard$/,
    {policyName: 'Guard', policyArn: `arn:aws:iam::${home}:policy/Guard`},
  ],
  [
    'a boundary that is silent',
    {principals: mara({allow: ['*'], boundary: policy(statement('Allow', 'rds:*'))})},
    /because no permissions boundary allows the kms:DescribeKey action$/,
    {isExplicit: false, policyType: 'boundary'},
  ],
  [
    'a boundary that denies',
    {
      principals: mara({
        allow: ['*'],
        boundary: policy(statement('Allow', '*'), deny('Outside')),
      }),
    },
    /with an explicit deny in a permissions boundary/,
    {isExplicit: true, policyType: 'boundary', sid: 'Outside', statement: 1},
  ],
  [
    'a session policy that is silent',
    {principals: mara({allow: ['*'], sessionPolicy: policy(statement('Allow', 'rds:*'))})},
    /because no session policy allows the kms:DescribeKey action$/,
    {isExplicit: false, policyType: 'session'},
  ],
  [
    'a session policy that denies',
    {
      principals: mara({
        allow: ['*'],
        sessionPolicy: policy(statement('Allow', '*'), deny('NotNow')),
      }),
    },
    /with an explicit deny in a session policy$/,
    {isExplicit: true, policyType: 'session', sid: 'NotNow'},
  ],
  [
    'a key policy without the account',
    {
      keyPolicy: policy(
        statement('Allow', 'kms:*', {Principal: {AWS: `arn:aws:iam::${home}:user/keys`}}),
      ),
    },
    /because no resource-based policy allows the kms:DescribeKey action$/,
    {
      isExplicit: false,
      policyType: 'resource',
      unmet: [{part: 'principal', policyName: 'default'}],
    },
  ],
  [
    'a key policy that denies',
    {keyPolicy: delegating(deny('Sealed', {Principal: '*'}))},
    /with an explicit deny in a resource-based policy$/,
    {isExplicit: true, policyType: 'resource', policyName: 'default', sid: 'Sealed', statement: 1},
  ],
  [
    'a key policy with a condition that does not fit',
    {
      keyPolicy: policy(
        statement('Allow', 'kms:*', {
          Sid: 'ThroughRds',
          Principal: {AWS: `arn:aws:iam::${home}:root`},
          Condition: {StringEquals: {'kms:ViaService': 'rds.us-east-1.amazonaws.com'}},
        }),
      ),
    },
    /because no resource-based policy allows the kms:DescribeKey action$/,
    {
      policyType: 'resource',
      unmet: [
        {
          sid: 'ThroughRds',
          part: 'condition',
          key: 'kms:ViaService',
          expected: ['rds.us-east-1.amazonaws.com'],
          actual: [],
        },
      ],
    },
  ],
  [
    'an SCP that denies',
    {
      organization: organization({
        serviceControlPolicies: [
          {name: 'Freeze', document: policy(deny('Freeze')), targets: ['Root']},
        ],
      }),
    },
    /with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy\/o-\w+\/service_control_policy\/p-\w+$/,
    {isExplicit: true, policyType: 'service-control', policyName: 'Freeze', sid: 'Freeze'},
  ],
  [
    'an account without FullAWSAccess',
    {organization: organization({withoutFullAccess: [home]})},
    /because no service control policy allows the kms:DescribeKey action$/,
    {isExplicit: false, policyType: 'service-control', level: home},
  ],
  [
    'an RCP that denies',
    {
      organization: organization({
        resourceControlPolicies: [
          {name: 'Fence', document: policy(deny('Fence', {Principal: '*'})), targets: [home]},
        ],
      }),
    },
    /with an explicit deny in a resource control policy/,
    {isExplicit: true, policyType: 'resource-control', policyName: 'Fence', sid: 'Fence'},
  ],
];

describe('a call is refused by', () => {
  it.each(cases)('%s', async (_what, setting, because, denial) => {
    const simulator = world(setting);
    const sent = clients(simulator).kms.send(describeKey);
    await expect(sent).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: {httpStatusCode: 400},
    });
    const {message} = await sent.catch((error) => error);
    expect(message.startsWith(`${sentence} `)).toBe(true);
    expect(message).toMatch(because);
    expect(latestDenial(simulator)).toMatchObject({
      principal: who,
      action: 'kms:DescribeKey',
      resource: ordersKeyArn,
      ...denial,
    });
  });
});

describe('a call is let through', () => {
  it.each<readonly [string, Setting]>([
    ['by the account in the key policy and an identity policy', {}],
    [
      'by a key policy that names the role, without any identity policy',
      {
        principals: mara({}),
        keyPolicy: policy(
          statement('Allow', 'kms:DescribeKey', {
            Principal: {AWS: `arn:aws:iam::${home}:role/OnCall`},
          }),
        ),
      },
    ],
    [
      'by a tag of the principal that matches a tag of the key',
      {
        principals: mara({
          tags: {team: 'shop'},
          policies: {
            SameTeam: policy(
              statement('Allow', 'kms:*', {
                Condition: {
                  // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable.
                  StringEquals: {'aws:ResourceTag/team': '${aws:PrincipalTag/team}'},
                },
              }),
            ),
          },
        }),
      },
    ],
    [
      'in the management account, whatever SCPs say',
      {
        organization: {
          managementAccount: home,
          serviceControlPolicies: [
            {name: 'Freeze', document: policy(deny('Freeze')), targets: ['Root']},
          ],
        },
      },
    ],
    [
      'by a condition on its alias, address, time and Region',
      {
        principals: mara({
          policies: {
            Narrow: policy(
              statement('Allow', 'kms:DescribeKey', {
                Condition: {
                  'ForAnyValue:StringEquals': {'kms:ResourceAliases': 'alias/orders'},
                  IpAddress: {'aws:SourceIp': '203.0.113.0/24'},
                  DateGreaterThan: {'aws:CurrentTime': '2026-03-01T00:00:00Z'},
                  StringEquals: {
                    'aws:RequestedRegion': 'eu-west-1',
                    'aws:PrincipalAccount': home,
                    'kms:CallerAccount': home,
                    'kms:KeyOrigin': 'AWS_KMS',
                    'kms:KeySpec': 'SYMMETRIC_DEFAULT',
                  },
                  Bool: {'aws:SecureTransport': 'true', 'aws:ViaAWSService': 'false'},
                  Null: {'aws:PrincipalOrgID': 'true', 'kms:ViaService': 'true'},
                },
              }),
            ),
          },
        }),
      },
    ],
  ])('%s', async (_what, setting) => {
    const {KeyMetadata} = await clients(world(setting)).kms.send(describeKey);
    expect(KeyMetadata?.Arn).toBe(ordersKeyArn);
  });
});

describe('an RDS call', () => {
  const describeAll = new DescribeDBInstancesCommand({DBInstanceIdentifier: 'orders-db'});

  it('is refused with AccessDenied and 403, whatever policy type denies', async () => {
    const simulator = world({
      organization: organization({
        serviceControlPolicies: [
          {name: 'Freeze', document: policy(statement('Deny', 'rds:*')), targets: [home]},
        ],
      }),
    });
    await expect(clients(simulator).rds.send(describeAll)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('with an explicit deny in a service control policy'),
      $metadata: {httpStatusCode: 403},
    });
  });
});

describe('what is kept of denials', () => {
  it('stays small, and survives saving', async () => {
    const simulator = world({principals: mara({allow: ['kms:List*']})});
    const {kms} = clients(simulator);
    for (let index = 0; index < 30; index += 1) await kms.send(describeKey).catch(() => undefined);
    expect(simulator.save().denials).toHaveLength(20);
    expect(simulator.requests().every(({denial}) => denial !== undefined)).toBe(true);
  });
});
