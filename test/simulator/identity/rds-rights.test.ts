/** What RDS may do: in the caller's name when a database is made, and by itself ever after. */
import {CloudTrailClient, LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {DescribeKeyCommand, PutKeyPolicyCommand} from '@aws-sdk/client-kms';
import {RestoreDBInstanceFromDBSnapshotCommand} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {hour, minute, ordersKey, statusOf} from '../support.ts';
import {
  clients,
  configOf,
  delegating,
  home,
  policy,
  type Setting,
  statement,
  world,
} from './account.ts';

const snapshots = [
  {
    DBInstanceIdentifier: 'orders-db',
    DBSnapshotIdentifier: 'before-release',
    created: '2026-02-20T10:00:00Z',
  },
];
const restore = new RestoreDBInstanceFromDBSnapshotCommand({
  DBSnapshotIdentifier: 'before-release',
  DBInstanceIdentifier: 'orders-new',
});
const root = {Principal: {AWS: `arn:aws:iam::${home}:root`}};

/** What the night's caller has of KMS, besides everything of RDS. */
const withKms = (...statements: object[]): Setting => ({
  snapshots,
  principals: {
    mara: {
      role: 'OnCall',
      session: 'mara',
      policies: {Night: policy(statement('Allow', ['rds:*', 'cloudtrail:*']), ...statements)},
    },
  },
});

const viaRds = {Condition: {StringEquals: {'kms:ViaService': 'rds.eu-west-1.amazonaws.com'}}};

describe('a restore is accepted', () => {
  it.each<readonly [string, Setting]>([
    [
      'with CreateGrant and DescribeKey',
      withKms(statement('Allow', ['kms:CreateGrant', 'kms:DescribeKey'])),
    ],
    [
      'with rights through RDS only',
      withKms(statement('Allow', ['kms:CreateGrant', 'kms:DescribeKey'], viaRds)),
    ],
    [
      'with CreateGrant for AWS resources only',
      withKms(
        statement('Allow', 'kms:DescribeKey'),
        statement('Allow', 'kms:CreateGrant', {
          Condition: {
            Bool: {'kms:GrantIsForAWSResource': 'true', 'aws:ViaAWSService': 'true'},
            'ForAnyValue:StringEquals': {'aws:CalledVia': 'rds.amazonaws.com'},
            StringEquals: {'kms:GranteePrincipal': 'rds.eu-west-1.amazonaws.com'},
          },
        }),
      ),
    ],
  ])('%s', async (_what, setting) => {
    const simulator = world(setting);
    const {DBInstance} = await clients(simulator).rds.send(restore);
    expect(DBInstance?.DBInstanceStatus).toBe('creating');
  });
});

describe('a restore is refused as KMSKeyNotAccessibleFault', () => {
  it.each<readonly [string, Setting, string, RegExp]>([
    [
      'without CreateGrant',
      withKms(statement('Allow', 'kms:DescribeKey')),
      'CreateGrant',
      /kms:CreateGrant on resource: .* because no identity-based policy allows/,
    ],
    [
      'without DescribeKey',
      withKms(statement('Allow', 'kms:CreateGrant')),
      'DescribeKey',
      /kms:DescribeKey on resource: .* because no identity-based policy allows/,
    ],
    [
      'where rights through RDS are those of another Region',
      withKms(
        statement('Allow', ['kms:CreateGrant', 'kms:DescribeKey'], {
          Condition: {StringEquals: {'kms:ViaService': 'rds.us-east-1.amazonaws.com'}},
        }),
      ),
      'DescribeKey',
      /because no identity-based policy allows/,
    ],
    [
      'where the key policy asks for a database that does not exist yet',
      {
        ...withKms(),
        keyPolicy: policy(
          statement('Allow', 'kms:DescribeKey', {
            Principal: {AWS: `arn:aws:iam::${home}:role/OnCall`},
          }),
          statement('Allow', 'kms:CreateGrant', {
            Principal: {AWS: `arn:aws:iam::${home}:role/OnCall`},
            Condition: {StringLike: {'kms:EncryptionContext:aws:rds:db-id': 'db-*'}},
          }),
        ),
      },
      'CreateGrant',
      /because no resource-based policy allows/,
    ],
    [
      'where the caller is not at the address that may use the key',
      {
        ...withKms(statement('Allow', 'kms:*')),
        keyPolicy: delegating(
          statement('Deny', 'kms:CreateGrant', {
            Principal: '*',
            Condition: {NotIpAddress: {'aws:SourceIp': '203.0.113.0/24'}},
          }),
        ),
      },
      'CreateGrant',
      /with an explicit deny in a resource-based policy/,
    ],
  ])('%s', async (_what, setting, operation, because) => {
    const simulator = world(setting);
    await expect(clients(simulator).rds.send(restore)).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      $metadata: {httpStatusCode: 400},
    });
    expect(simulator.requests().at(-1)?.denial).toMatchObject({action: `kms:${operation}`});
    const record = await latestOfKms(simulator, operation);
    expect(record).toMatchObject({
      eventName: operation,
      errorCode: 'AccessDenied',
      sourceIPAddress: 'rds.amazonaws.com',
      userIdentity: {
        arn: `arn:aws:sts::${home}:assumed-role/OnCall/mara`,
        invokedBy: 'rds.amazonaws.com',
      },
    });
    expect(record.errorMessage).toMatch(because);
  });
});

async function latestOfKms(simulator: Simulator, name: string) {
  simulator.advance(6 * minute);
  const trail = new CloudTrailClient(configOf(simulator, simulator.administrator));
  const {Events = []} = await trail.send(
    new LookupEventsCommand({
      LookupAttributes: [{AttributeKey: 'EventName', AttributeValue: name}],
    }),
  );
  return JSON.parse(Events[0]?.CloudTrailEvent ?? '{}');
}

const locked = 'inaccessible-encryption-credentials-recoverable';

describe('a running database on its own grant', () => {
  const put = async (simulator: Simulator, Policy: object) => {
    const input = {
      KeyId: ordersKey,
      Policy: JSON.stringify(Policy),
      BypassPolicyLockoutSafetyCheck: true,
    };
    await clients(simulator).kms.send(new PutKeyPolicyCommand(input));
    simulator.advance(3 * hour);
  };
  const deny = (more: object) => delegating(statement('Deny', 'kms:*', {Principal: '*', ...more}));
  const notMara = {StringNotEquals: {'aws:PrincipalArn': `arn:aws:iam::${home}:role/OnCall`}};

  it.each<readonly [string, object, string]>([
    [
      'stays when no statement allows anybody any more',
      policy(
        statement('Allow', 'kms:DescribeKey', {
          Principal: {AWS: `arn:aws:iam::${home}:role/OnCall`},
        }),
      ),
      'available',
    ],
    ['is lost to a Deny for everybody but an operator', deny({Condition: notMara}), locked],
    [
      'is lost to a Deny outside a network',
      deny({Condition: {NotIpAddress: {'aws:SourceIp': '203.0.113.0/24'}}}),
      locked,
    ],
    [
      'is lost to a Deny outside the organization of principals',
      deny({
        Condition: {
          StringNotEquals: {...notMara.StringNotEquals, 'aws:PrincipalOrgID': 'o-exampleorgid'},
        },
      }),
      locked,
    ],
    [
      'stays where the Deny exempts the owning account',
      deny({Condition: {StringNotEquals: {'kms:CallerAccount': home}}}),
      'available',
    ],
    [
      'stays where the Deny exempts use through RDS',
      deny({
        Condition: {
          StringNotEquals: {
            'kms:ViaService': 'rds.eu-west-1.amazonaws.com',
            ...notMara.StringNotEquals,
          },
        },
      }),
      'available',
    ],
    [
      'stays where the Deny exempts AWS services',
      deny({Condition: {...notMara, BoolIfExists: {'aws:PrincipalIsAWSService': 'false'}}}),
      'available',
    ],
  ])('%s', async (_what, Policy, status) => {
    const simulator = world();
    await put(simulator, Policy);
    expect(await statusOf(simulator)).toBe(status);
  });
});

describe('what the documentation leaves open', () => {
  it.each([
    ['denies', locked],
    ['exempts', 'available'],
  ])('a NotPrincipal without the account: %s', async (notPrincipalWithoutAccount, expected) => {
    const sealed = statement('Deny', 'kms:DescribeKey', {
      NotPrincipal: {AWS: `arn:aws:iam::${home}:role/OnCall`},
    });
    const simulator = world({
      unverified: {notPrincipalWithoutAccount},
      keyPolicy: policy(statement('Allow', 'kms:*', root), sealed),
    });
    const {kms} = clients(simulator);
    const answer = kms.send(new DescribeKeyCommand({KeyId: ordersKey}));
    if (expected === 'available') await expect(answer).resolves.toBeDefined();
    else await expect(answer).rejects.toMatchObject({name: 'AccessDeniedException'});
  });
});
