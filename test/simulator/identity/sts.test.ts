/** Sessions: who may assume a role, what the session may do, and when it ends. */
import {DescribeKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand} from '@aws-sdk/client-rds';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import {describe, expect, it} from 'vitest';
import {restoreSimulator, type Simulator} from '../../../src/simulator/simulator.ts';
import {hour, minute, ordersKey} from '../support.ts';
import {
  clients,
  configOf,
  credentialsOf,
  home,
  other,
  policy,
  type Setting,
  statement,
  world,
} from './account.ts';

const responder = `arn:aws:iam::${home}:role/Responder`;
const trusting = (Principal: object | string, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Principal, ...more}],
});

/** `mara` is a user who may assume roles; `Responder` may read keys. */
const setting = (role: object = {}, more: Setting = {}): Setting => ({
  principals: {
    mara: {user: 'mara', allow: ['sts:AssumeRole', 'sts:TagSession']},
    responder: {role: 'Responder', allow: ['kms:Describe*', 'rds:*'], ...role},
  },
  ...more,
});

function assume(simulator: Simulator, more: Partial<AssumeRoleCommandInput> = {}, who?: string) {
  const credentials = who === undefined ? simulator.operator : credentialsOf(simulator, who);
  const input = {RoleArn: responder, RoleSessionName: 'night', ...more};
  return clients(simulator, credentials).sts.send(new AssumeRoleCommand(input));
}

async function sessionOf(simulator: Simulator, more: Partial<AssumeRoleCommandInput> = {}) {
  const {Credentials} = await assume(simulator, more);
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}

const describeKey = new DescribeKeyCommand({KeyId: ordersKey});
const identity = new GetCallerIdentityCommand({});

describe('a session', () => {
  it('is the role under its own name, with the rights of the role', async () => {
    const simulator = world(setting());
    const session = await sessionOf(simulator);
    const {kms, sts} = clients(simulator, session);
    expect(await sts.send(identity)).toMatchObject({
      Account: home,
      Arn: `arn:aws:sts::${home}:assumed-role/Responder/night`,
      UserId: expect.stringMatching(/^AROA\w{17}:night$/),
    });
    expect((await kms.send(describeKey)).KeyMetadata?.KeyId).toBe(ordersKey);
    await expect(clients(simulator).kms.send(describeKey)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('ends on the simulated clock, in the words of each protocol', async () => {
    const simulator = world(setting());
    const session = await sessionOf(simulator, {DurationSeconds: 900});
    const {kms, rds} = clients(simulator, session);
    simulator.advance(14 * minute);
    await kms.send(describeKey);
    simulator.advance(minute);
    await expect(kms.send(describeKey)).rejects.toMatchObject({
      name: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
      $metadata: {httpStatusCode: 400},
    });
    await expect(rds.send(new DescribeDBInstancesCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
      $metadata: {httpStatusCode: 403},
    });
  });

  it.each([
    ['without its token', undefined],
    ['with another token', 'FwoGZXIvYXdzEXAMPLE'],
  ])('is nobody %s', async (_what, sessionToken) => {
    const simulator = world(setting());
    const session = await sessionOf(simulator);
    const kms = new KMSClient(configOf(simulator, {...session, sessionToken}));
    await expect(kms.send(describeKey)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  it('is limited by the policy it was assumed with', async () => {
    const simulator = world(setting());
    const Policy = JSON.stringify(policy(statement('Allow', 'rds:*')));
    const {kms, rds} = clients(simulator, await sessionOf(simulator, {Policy}));
    await rds.send(new DescribeDBInstancesCommand({}));
    await expect(kms.send(describeKey)).rejects.toMatchObject({
      message: expect.stringContaining('because no session policy allows the kms:DescribeKey'),
    });
  });

  it('carries its tags into conditions', async () => {
    const tagged = statement('Allow', 'kms:DescribeKey', {
      Condition: {StringEquals: {'aws:PrincipalTag/incident': 'open'}},
    });
    const simulator = world(setting({allow: [], policies: {Tagged: policy(tagged)}}));
    const open = await sessionOf(simulator, {Tags: [{Key: 'incident', Value: 'open'}]});
    await clients(simulator, open).kms.send(describeKey);
    const closed = await sessionOf(simulator, {Tags: [{Key: 'incident', Value: 'closed'}]});
    await expect(clients(simulator, closed).kms.send(describeKey)).rejects.toThrow(
      /not authorized/,
    );
  });

  it('survives saving', async () => {
    const simulator = world(setting());
    const session = await sessionOf(simulator);
    const again = restoreSimulator(simulator.save());
    await clients(again, session).kms.send(describeKey);
    expect(again.save()).not.toEqual(simulator.save());
    expect(restoreSimulator(again.save()).save()).toEqual(again.save());
  });
});

describe('a role is not assumed', () => {
  const sentence = `User: arn:aws:iam::${home}:user/mara is not authorized to perform: sts:AssumeRole on resource: ${responder}`;

  it.each<readonly [string, Setting]>([
    ['where the trust policy names somebody else', setting({trust: trusting({AWS: other})})],
    [
      'where the trust policy trusts a service',
      setting({trust: trusting({Service: 'rds.amazonaws.com'})}),
    ],
    [
      'without the external id it asks for',
      setting({
        trust: trusting({AWS: home}, {Condition: {StringEquals: {'sts:ExternalId': 'x1'}}}),
      }),
    ],
    [
      'where the caller has no right to, although the role trusts the account',
      {principals: {mara: {user: 'mara'}, responder: {role: 'Responder', allow: ['*']}}},
    ],
    ['where there is none', {principals: {mara: {user: 'mara', allow: ['sts:*']}}}],
  ])('%s', async (_what, where) => {
    await expect(assume(world(where))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: sentence,
      $metadata: {httpStatusCode: 403},
    });
  });

  it('with tags that it does not let anybody set', async () => {
    const trust = trusting({AWS: home});
    trust.Statement[0]?.Action.splice(1);
    const tags = {Tags: [{Key: 'incident', Value: 'open'}]};
    await expect(assume(world(setting({trust})), tags)).rejects.toMatchObject({
      message: expect.stringContaining('not authorized to perform: sts:TagSession'),
    });
  });

  it.each<readonly [string, Partial<AssumeRoleCommandInput>, string]>([
    [
      'nothing-valid-in-here',
      {RoleArn: 'nothing-valid-in-here'},
      'nothing-valid-in-here is invalid',
    ],
    ['too short', {DurationSeconds: 899}, 'greater than or equal to 900'],
    ['too long', {DurationSeconds: 43_201}, 'less than or equal to 43200'],
    ['longer than the role allows', {DurationSeconds: 7_200}, 'exceeds the MaxSessionDuration'],
    ['a strange name', {RoleSessionName: 'a b'}, "at 'roleSessionName' failed"],
  ])('%s', async (_what, input, message) => {
    await expect(assume(world(setting()), input)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
      $metadata: {httpStatusCode: 400},
    });
  });

  it('for more than an hour out of another role', async () => {
    const simulator = world({
      principals: {
        mara: {role: 'OnCall', session: 'mara', allow: ['sts:*']},
        responder: {role: 'Responder', allow: ['*'], maxSessionSeconds: 43_200},
      },
    });
    await assume(simulator, {DurationSeconds: 3_600});
    await expect(assume(simulator, {DurationSeconds: 3_601})).rejects.toThrow(/role chaining/);
  });
});

describe('across accounts', () => {
  const foreign = `arn:aws:iam::${other}:role/KeyOwner`;
  const across = (trust: object, allow: string[] = ['sts:AssumeRole']): Setting => ({
    principals: {
      mara: {user: 'mara', allow},
      owner: {role: 'KeyOwner', accountId: other, allow: ['kms:*'], trust},
    },
  });

  it('both sides must allow', async () => {
    const RoleArn = foreign;
    const trusted = world(across(trusting({AWS: home})));
    const {AssumedRoleUser} = await assume(trusted, {RoleArn});
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${other}:assumed-role/KeyOwner/night`);
    const distrusted = world(across(trusting({AWS: other})));
    await expect(assume(distrusted, {RoleArn})).rejects.toThrow(/not authorized/);
    const powerless = world(across(trusting({AWS: home}), []));
    await expect(assume(powerless, {RoleArn})).rejects.toThrow(/not authorized/);
  });
});

describe('GetSessionToken', () => {
  it('gives a user temporary credentials of the same rights', async () => {
    const simulator = world({principals: {mara: {user: 'mara', allow: ['kms:*']}}});
    const {Credentials} = await clients(simulator).sts.send(new GetSessionTokenCommand({}));
    const session = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const {sts, kms} = clients(simulator, session);
    expect((await sts.send(identity)).Arn).toBe(`arn:aws:iam::${home}:user/mara`);
    await kms.send(describeKey);
    await expect(sts.send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    simulator.advance(12 * hour);
    await expect(sts.send(identity)).rejects.toMatchObject({name: 'ExpiredToken'});
  });
});
