/** Key policies: what may be put, who would be locked out, and whose call works from outside. */
import {
  CreateKeyCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type KMSClient,
  ListGrantsCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import {restoreSimulator} from '../../../src/simulator/simulator.ts';
import {accountWith, answerOf, arnOf, keyIds, kmsOf} from './support.ts';

const KeyId = keyIds.plain;
let kms: KMSClient;

beforeEach(() => {
  kms = kmsOf(accountWith());
});

const statement = (more: object) => ({
  Effect: 'Allow',
  Principal: {AWS: 'arn:aws:iam::111122223333:root'},
  Action: 'kms:*',
  Resource: '*',
  ...more,
});
const put = (statements: readonly object[], more: object = {}) =>
  kms.send(
    new PutKeyPolicyCommand({
      KeyId,
      Policy: JSON.stringify({Version: '2012-10-17', Statement: statements}),
      ...more,
    }),
  );

const lockout = 'The new key policy will not allow you to update the key policy in the future.';
const me = 'arn:aws:iam::111122223333:role/OnCallResponder';

describe('the lockout check', () => {
  it.each<[string, readonly object[]]>([
    ['the account is named', [statement({})]],
    ['the account is named by its ID', [statement({Principal: {AWS: '111122223333'}})]],
    ['the caller’s role is named', [statement({Principal: {AWS: me}, Action: 'kms:Put*'})]],
    [
      'a denial is of something else',
      [statement({}), statement({Effect: 'Deny', Action: 'kms:Decrypt'})],
    ],
    [
      'a condition holds for the caller',
      [statement({Condition: {StringEquals: {'kms:CallerAccount': '111122223333'}}})],
    ],
  ])('passes where %s', async (_when, statements) => {
    expect(await answerOf(put(statements))).toMatchObject({name: 'ok'});
  });

  it.each<[string, readonly object[]]>([
    ['another account is named', [statement({Principal: {AWS: '444455556666'}})]],
    ['another role is named', [statement({Principal: {AWS: `${me}2`}})]],
    ['only other actions are allowed', [statement({Action: ['kms:Describe*', 'kms:Get*']})]],
    [
      'the caller is denied',
      [statement({}), statement({Effect: 'Deny', Principal: '*', Action: 'kms:PutKeyPolicy'})],
    ],
    [
      'a condition does not hold for the caller',
      [statement({Condition: {StringEquals: {'kms:CallerAccount': '444455556666'}}})],
    ],
  ])('refuses where %s, and the policy stays', async (_when, statements) => {
    const before = await kms.send(new GetKeyPolicyCommand({KeyId}));
    expect(await answerOf(put(statements))).toEqual({
      name: 'MalformedPolicyDocumentException',
      message: lockout,
      status: 400,
    });
    expect((await kms.send(new GetKeyPolicyCommand({KeyId}))).Policy).toBe(before.Policy);
  });

  it('can be bypassed, and then nobody gets back in', async () => {
    await put([statement({Principal: {AWS: `${me}2`}})], {BypassPolicyLockoutSafetyCheck: true});
    expect(await answerOf(put([statement({})]))).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('no resource-based policy allows the kms:PutKeyPolicy'),
    });
  });
});

describe('a policy that cannot be stored', () => {
  const bad: readonly [string, string | undefined][] = [
    ['more than 32 KB', JSON.stringify({Statement: [statement({Sid: 'x'.repeat(33_000)})]})],
    ['no JSON', '{"Statement":'],
    ['no statement', '{"Version":"2012-10-17"}'],
    [
      'a principal that was deleted',
      JSON.stringify({Statement: [statement({Principal: {AWS: 'AROAEXAMPLEEXAMPLE12'}})]}),
    ],
    ['no resource', JSON.stringify({Statement: [statement({Resource: undefined})]})],
    ['no action', JSON.stringify({Statement: [statement({Action: undefined})]})],
    ['no principal', JSON.stringify({Statement: [statement({Principal: undefined})]})],
  ];
  it.each(bad)('%s', async (_what, Policy) => {
    for (const sent of [
      kms.send(new PutKeyPolicyCommand({KeyId, Policy})),
      kms.send(new CreateKeyCommand({Policy})),
    ]) {
      const answer = await answerOf(sent);
      expect(answer).toMatchObject({name: 'MalformedPolicyDocumentException', status: 400});
      expect(answer.message).not.toBe(lockout);
    }
  });

  it('of another name than default', async () => {
    expect(await answerOf(put([statement({})], {PolicyName: 'second'}))).toMatchObject({
      name: 'NotFoundException',
    });
  });
});

describe('a key of another account', () => {
  const foreign = arnOf('foreign');

  /** The owner lets this account in; both sides must allow, and the operator's IAM allows all. */
  function openedWorld(): KMSClient {
    const world = JSON.parse(JSON.stringify(accountWith().save()));
    const key = world.accounts['444455556666'].regions['eu-west-1'].kms.keys[keyIds.foreign];
    key.policy = JSON.stringify({Statement: [statement({Principal: {AWS: '111122223333'}})]});
    return kmsOf(restoreSimulator(world));
  }

  it.each<[string, (client: KMSClient) => Promise<object>]>([
    ['DescribeKey', (client) => client.send(new DescribeKeyCommand({KeyId: foreign}))],
    ['ListGrants', (client) => client.send(new ListGrantsCommand({KeyId: foreign}))],
    [
      'GetKeyRotationStatus',
      (client) => client.send(new GetKeyRotationStatusCommand({KeyId: foreign})),
    ],
    [
      'Encrypt',
      (client) => client.send(new EncryptCommand({KeyId: foreign, Plaintext: new Uint8Array(8)})),
    ],
  ])('%s works by ARN once its policy lets the account in', async (_name, send) => {
    expect(await answerOf(send(kms))).toMatchObject({name: 'AccessDeniedException'});
    expect(await answerOf(send(openedWorld()))).toMatchObject({name: 'ok'});
  });

  it.each<[string, (client: KMSClient) => Promise<object>]>([
    ['EnableKey', (client) => client.send(new EnableKeyCommand({KeyId: foreign}))],
    ['DisableKey', (client) => client.send(new DisableKeyCommand({KeyId: foreign}))],
    ['GetKeyPolicy', (client) => client.send(new GetKeyPolicyCommand({KeyId: foreign}))],
    ['GetKeyLastUsage', (client) => client.send(new GetKeyLastUsageCommand({KeyId: foreign}))],
    ['ListResourceTags', (client) => client.send(new ListResourceTagsCommand({KeyId: foreign}))],
    [
      'ScheduleKeyDeletion',
      (client) => client.send(new ScheduleKeyDeletionCommand({KeyId: foreign})),
    ],
    [
      'ReplicateKey',
      (client) =>
        client.send(new ReplicateKeyCommand({KeyId: foreign, ReplicaRegion: 'us-east-1'})),
    ],
  ])('%s works in its own account only, whatever the policy says', async (_name, send) => {
    expect(await answerOf(send(openedWorld()))).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('no resource-based policy allows'),
      status: 400,
    });
  });

  it('is not found by its bare ID', async () => {
    const sent = openedWorld().send(new DescribeKeyCommand({KeyId: keyIds.foreign}));
    expect(await answerOf(sent)).toMatchObject({name: 'NotFoundException'});
  });
});
