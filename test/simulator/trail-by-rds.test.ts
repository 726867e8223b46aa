/** What RDS's own calls leave in the trails: its refused Decrypt, and uses of another account's key. */
import {CloudTrailClient, LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {
  CreateGrantCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EncryptCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../src/simulator/simulator.ts';
import {
  clients,
  configOf,
  credentialsOf,
  delegating,
  home,
  other,
  policy,
  sharedKey,
  statement,
  world,
} from './identity/account.ts';
import {clientsOf, day, hour, minute, ordersKey, ordersKeyArn, quietAccount} from './support.ts';

type Config = ReturnType<typeof configOf>;

/** The records of that name, oldest first, as their JSON. */
async function recordsOf(simulator: Simulator, name: string, config?: Config) {
  const cloudtrail = new CloudTrailClient(config ?? configOf(simulator, simulator.operator));
  const LookupAttributes = [{AttributeKey: 'EventName' as const, AttributeValue: name}];
  const {Events = []} = await cloudtrail.send(new LookupEventsCommand({LookupAttributes}));
  return Events.map((event) => JSON.parse(event.CloudTrailEvent ?? '')).reverse();
}

describe('RDS that looks at a lost key', () => {
  it('leaves its refused Decrypt in the trail when it notices and when the grace time ends', async () => {
    const simulator = quietAccount({});
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    simulator.advance(3 * hour);
    const records = await recordsOf(simulator, 'Decrypt');
    expect(records.map((record) => record.eventTime)).toEqual([
      '2026-03-01T12:12:11Z',
      '2026-03-01T14:12:11Z',
    ]);
    expect(records[0]).toMatchObject({
      errorCode: 'DisabledException',
      errorMessage: `${ordersKeyArn} is disabled.`,
      sourceIPAddress: 'rds.amazonaws.com',
      userAgent: 'rds.amazonaws.com',
      readOnly: true,
      resources: [{ARN: ordersKeyArn}],
      requestParameters: {encryptionContext: {'aws:rds:db-id': expect.stringMatching(/^db-/)}},
      userIdentity: {
        type: 'AssumedRole',
        invokedBy: 'rds.amazonaws.com',
        sessionContext: {sessionIssuer: {userName: 'AWSServiceRoleForRDS'}},
      },
    });
    expect(new Set(records.map((record) => record.eventID)).size).toBe(2);
  });

  it('names the state of a key that will be deleted', async () => {
    const simulator = quietAccount({});
    const {kms} = clientsOf(simulator);
    await kms.send(new ScheduleKeyDeletionCommand({KeyId: ordersKey, PendingWindowInDays: 7}));
    simulator.advance(hour);
    expect(await recordsOf(simulator, 'Decrypt')).toMatchObject([
      {
        errorCode: 'KMSInvalidStateException',
        errorMessage: `${ordersKeyArn} is pending deletion.`,
      },
    ]);
  });

  it('is denied by a policy as CloudTrail writes denials', async () => {
    const rds = {
      Principal: '*',
      Condition: {StringEquals: {'kms:ViaService': 'rds.eu-west-1.amazonaws.com'}},
    };
    const keyPolicy = delegating(statement('Deny', 'kms:Decrypt', rds));
    const simulator = world({
      timeline: [
        {
          at: '2026-03-01T11:30:00Z',
          as: 'mara',
          call: 'kms:PutKeyPolicy',
          with: {KeyId: ordersKey, Policy: JSON.stringify(keyPolicy)},
        },
      ],
    });
    simulator.advance(hour);
    expect(await recordsOf(simulator, 'Decrypt')).toMatchObject([{errorCode: 'AccessDenied'}]);
  });

  it('says nothing while the key works', async () => {
    const simulator = quietAccount({});
    simulator.advance(2 * day);
    expect(await recordsOf(simulator, 'Decrypt')).toEqual([]);
  });
});

describe('a call over the wire about a key of another account', () => {
  const sharedArn = `arn:aws:kms:eu-west-1:${other}:key/${sharedKey}`;
  const principals = {
    mara: {role: 'OnCall', session: 'mara', allow: ['*']},
    omar: {role: 'Owner', session: 'omar', accountId: other, allow: ['*']},
  };
  const Policy = policy(
    statement('Allow', 'kms:*', {Principal: {AWS: `arn:aws:iam::${other}:root`}}),
    statement('Allow', 'kms:*', {Principal: {AWS: `arn:aws:iam::${home}:root`}}),
  );
  const keys = [{KeyId: sharedKey, accountId: other, created: '2024-05-28T08:11:40Z', Policy}];

  /** Both trails of that event. */
  async function trailsOf(simulator: Simulator, name: string) {
    simulator.advance(6 * minute);
    const owner = configOf(simulator, credentialsOf(simulator, 'omar'));
    return {
      caller: await recordsOf(simulator, name),
      owner: await recordsOf(simulator, name, owner),
    };
  }

  it('stands in both trails where the key is used, linked and with two event IDs', async () => {
    const simulator = world({principals, keys});
    const {kms} = clients(simulator);
    const {CiphertextBlob} = await kms.send(
      new EncryptCommand({KeyId: sharedArn, Plaintext: Buffer.from('x')}),
    );
    await kms.send(new DecryptCommand({CiphertextBlob}));
    for (const name of ['Encrypt', 'Decrypt']) {
      const {caller, owner} = await trailsOf(simulator, name);
      expect([caller.length, owner.length]).toEqual([1, 1]);
      expect(caller[0]).toMatchObject({
        recipientAccountId: home,
        userIdentity: {type: 'AssumedRole', accountId: home},
        resources: [{ARN: sharedArn, accountId: other}],
      });
      expect(owner[0]).toMatchObject({
        recipientAccountId: other,
        userIdentity: {type: 'AWSAccount', accountId: home},
        sharedEventID: caller[0].sharedEventID,
        requestID: caller[0].requestID,
      });
      expect(owner[0].userIdentity).not.toHaveProperty('arn');
      expect(caller[0].sharedEventID).toEqual(expect.any(String));
      expect(owner[0].eventID).not.toBe(caller[0].eventID);
    }
  });

  it('stands in the owner trail alone where the key is administered', async () => {
    const simulator = world({principals, keys});
    const {kms} = clients(simulator);
    await kms.send(
      new CreateGrantCommand({
        KeyId: sharedArn,
        GranteePrincipal: `arn:aws:iam::${home}:role/OnCall`,
        Operations: ['Decrypt'],
      }),
    );
    const {caller, owner} = await trailsOf(simulator, 'CreateGrant');
    expect(caller.filter((record) => record.resources?.[0]?.ARN === sharedArn)).toEqual([]);
    expect(owner).toMatchObject([{requestParameters: {keyId: sharedArn}}]);
  });

  it('stands in the caller trail alone where it was refused', async () => {
    const simulator = world({principals, keys: [{...keys[0], Policy: undefined}]});
    const sent = clients(simulator).kms.send(new DescribeKeyCommand({KeyId: sharedArn}));
    await expect(sent).rejects.toMatchObject({name: 'AccessDeniedException'});
    const {caller, owner} = await trailsOf(simulator, 'DescribeKey');
    expect(caller).toMatchObject([{errorCode: 'AccessDenied'}]);
    expect(owner).toEqual([]);
  });
});
