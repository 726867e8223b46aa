/** Session tags: what a session is tagged with, and what a chain of roles hands on. */
import {DescribeKeyCommand} from '@aws-sdk/client-kms';
import {AssumeRoleCommand, type AssumeRoleCommandInput} from '@aws-sdk/client-sts';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {ordersKey} from '../support.ts';
import {clients, delegating, home, policy, statement, world} from './account.ts';

type Credentials = {accessKeyId: string; secretAccessKey: string; sessionToken?: string};

const arn = (name: string): string => `arn:aws:iam::${home}:role/${name}`;
const tag = (Key: string, Value: string) => ({Key, Value});
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Principal: {AWS: `arn:aws:iam::${home}:root`},
    },
  ],
};

/** A user, and two roles that may be assumed in a chain; the key is for team shop alone. */
function chainAccount(condition: object = {}): Simulator {
  const ofShop = statement('Allow', 'kms:DescribeKey', {
    Condition: {StringEquals: {'aws:PrincipalTag/team': 'shop'}},
  });
  const assuming = statement('Allow', ['sts:AssumeRole', 'sts:TagSession'], condition);
  return world({
    keyPolicy: delegating(),
    principals: {
      mara: {user: 'mara', policies: {Night: policy(assuming)}},
      first: {role: 'First', trust, policies: {Night: policy(assuming)}},
      second: {role: 'Second', trust, policies: {Keys: policy(ofShop)}},
    },
  });
}

async function assume(
  simulator: Simulator,
  who: Credentials,
  role: string,
  more: Partial<AssumeRoleCommandInput> = {},
): Promise<Credentials> {
  const {Credentials: made} = await clients(simulator, who).sts.send(
    new AssumeRoleCommand({RoleArn: arn(role), RoleSessionName: 'night', ...more}),
  );
  return {
    accessKeyId: made?.AccessKeyId ?? '',
    secretAccessKey: made?.SecretAccessKey ?? '',
    sessionToken: made?.SessionToken ?? '',
  };
}

const Tags = [tag('team', 'shop')];
const TransitiveTagKeys = ['team'];

/** What the second role of the chain is answered when it looks at the key. */
async function lookAfterChain(more: Partial<AssumeRoleCommandInput>): Promise<string> {
  const simulator = chainAccount();
  const first = await assume(simulator, simulator.operator, 'First', more);
  const second = await assume(simulator, first, 'Second');
  return clients(simulator, second)
    .kms.send(new DescribeKeyCommand({KeyId: ordersKey}))
    .then(
      () => 'accepted',
      (error: Error) => error.name,
    );
}

describe('a tag of a session', () => {
  it('ends with it where it is not transitive', async () => {
    expect(await lookAfterChain({Tags})).toBe('AccessDeniedException');
  });

  it('goes along the chain where it is', async () => {
    expect(await lookAfterChain({Tags, TransitiveTagKeys})).toBe('accepted');
  });

  it('that is inherited cannot be passed again, in whatever case', async () => {
    const simulator = chainAccount();
    const first = await assume(simulator, simulator.operator, 'First', {Tags, TransitiveTagKeys});
    await expect(
      assume(simulator, first, 'Second', {Tags: [tag('Team', 'billing')]}),
    ).rejects.toMatchObject({name: 'ValidationError'});
    // Another one may be.
    await assume(simulator, first, 'Second', {Tags: [tag('shift', 'night')]});
  });

  it('must be passed to be transitive', async () => {
    const simulator = chainAccount();
    await expect(
      assume(simulator, simulator.operator, 'First', {Tags, TransitiveTagKeys: ['shift']}),
    ).rejects.toMatchObject({name: 'ValidationError', message: expect.stringContaining('shift')});
  });

  it('is transitive only where policies leave it so: sts:TransitiveTagKeys', async () => {
    const simulator = chainAccount({
      Condition: {'ForAllValues:StringEquals': {'sts:TransitiveTagKeys': ['shift']}},
    });
    await expect(
      assume(simulator, simulator.operator, 'First', {Tags, TransitiveTagKeys}),
    ).rejects.toMatchObject({name: 'AccessDenied'});
    await assume(simulator, simulator.operator, 'First', {Tags});
  });
});
