/** Several accounts and Regions in one world: what is apart stays apart, what is shared needs both sides. */
import * as kmsClient from '@aws-sdk/client-kms';
import {
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  StopDBInstanceCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {ordersKey, ordersKeyArn} from '../support.ts';
import {
  clients,
  credentialsOf,
  delegating,
  home,
  other,
  policy,
  type Setting,
  sharedKey,
  statement,
  world,
} from './account.ts';

const created = '2024-06-04T09:32:11Z';
const orders = {
  DBInstanceIdentifier: 'orders-db',
  Engine: 'postgres',
  EngineVersion: '16.6',
  KmsKeyId: 'alias/orders',
  created,
};
const key = {KeyId: ordersKey, aliases: ['alias/orders'], created};

/** `orders-db` on `alias/orders` in two accounts, and in two Regions of one. */
const setting: Setting = {
  keys: [
    {...key, accountId: other},
    {...key, region: 'us-east-1'},
  ],
  instances: [orders, {...orders, accountId: other}, {...orders, region: 'us-east-1'}],
  principals: {
    mara: {role: 'OnCall', session: 'mara', allow: ['*']},
    omar: {role: 'OnCall', session: 'omar', accountId: other, allow: ['*']},
  },
};

async function orderStatus(simulator: Simulator, who: string, region = 'eu-west-1') {
  const {rds} = clients(simulator, credentialsOf(simulator, who), region);
  const {DBInstances = []} = await rds.send(new DescribeDBInstancesCommand({}));
  return DBInstances.map((one) => `${one.DBInstanceArn} ${one.DBInstanceStatus}`);
}

describe('the same name in another account or Region', () => {
  it('is another database', async () => {
    const simulator = world(setting);
    const {rds} = clients(simulator);
    await rds.send(new StopDBInstanceCommand({DBInstanceIdentifier: 'orders-db'}));
    expect(await orderStatus(simulator, 'mara')).toEqual([
      `arn:aws:rds:eu-west-1:${home}:db:orders-db stopping`,
    ]);
    expect(await orderStatus(simulator, 'mara', 'us-east-1')).toEqual([
      `arn:aws:rds:us-east-1:${home}:db:orders-db available`,
    ]);
    expect(await orderStatus(simulator, 'omar')).toEqual([
      `arn:aws:rds:eu-west-1:${other}:db:orders-db available`,
    ]);
  });

  it('is another key', async () => {
    const simulator = world(setting);
    await clients(simulator).kms.send(new kmsClient.DisableKeyCommand({KeyId: ordersKey}));
    const stateOf = async (who: string, region?: string) => {
      const {kms} = clients(simulator, credentialsOf(simulator, who), region);
      const answer = await kms.send(new kmsClient.DescribeKeyCommand({KeyId: 'alias/orders'}));
      return answer.KeyMetadata?.KeyState;
    };
    expect(await stateOf('mara')).toBe('Disabled');
    expect(await stateOf('mara', 'us-east-1')).toBe('Enabled');
    expect(await stateOf('omar')).toBe('Enabled');
  });

  it('cannot be reached by the ARN of a database elsewhere', async () => {
    const simulator = world(setting);
    const {rds} = clients(simulator);
    const DBInstanceIdentifier = `arn:aws:rds:eu-west-1:${other}:db:orders-db`;
    const remove = new DeleteDBInstanceCommand({DBInstanceIdentifier, SkipFinalSnapshot: true});
    await expect(rds.send(remove)).rejects.toMatchObject({$metadata: {httpStatusCode: 404}});
    expect(await orderStatus(simulator, 'omar')).toHaveLength(1);
  });
});

const sharedArn = `arn:aws:kms:eu-west-1:${other}:key/${sharedKey}`;
const openedTo = (AWS: string) =>
  policy(
    statement('Allow', 'kms:*', {Principal: {AWS: `arn:aws:iam::${other}:root`}}),
    statement('Allow', 'kms:*', {Principal: {AWS}}),
  );
const shared = (Policy: object, allow: string[] = ['*']): Setting => ({
  keys: [{KeyId: sharedKey, accountId: other, Policy, created}],
  principals: {mara: {role: 'OnCall', session: 'mara', allow}},
});

describe('a key of another account', () => {
  it.each([
    ['its account', `arn:aws:iam::${home}:root`],
    ['its role', `arn:aws:iam::${home}:role/OnCall`],
  ])('can be read and used by ARN where the key policy names %s', async (_what, AWS) => {
    const {kms} = clients(world(shared(openedTo(AWS))));
    const {KeyMetadata} = await kms.send(new kmsClient.DescribeKeyCommand({KeyId: sharedArn}));
    expect(KeyMetadata).toMatchObject({AWSAccountId: other, Arn: sharedArn});
    await kms.send(new kmsClient.ListGrantsCommand({KeyId: sharedArn}));
  });

  it.each<readonly [string, Setting]>([
    ['only the key policy', shared(openedTo(`arn:aws:iam::${home}:root`), ['rds:*'])],
    ['only the identity policy', shared(openedTo(`arn:aws:iam::${other}:root`))],
  ])('is closed where %s allows', async (_what, where) => {
    const {kms} = clients(world(where));
    const sent = kms.send(new kmsClient.DescribeKeyCommand({KeyId: sharedArn}));
    await expect(sent).rejects.toMatchObject({name: 'AccessDeniedException'});
  });

  const inTheOwnersAccount = [
    new kmsClient.EnableKeyCommand({KeyId: sharedArn}),
    new kmsClient.DisableKeyCommand({KeyId: sharedArn}),
    new kmsClient.ScheduleKeyDeletionCommand({KeyId: sharedArn}),
    new kmsClient.CancelKeyDeletionCommand({KeyId: sharedArn}),
    new kmsClient.GetKeyPolicyCommand({KeyId: sharedArn}),
    new kmsClient.ListKeyPoliciesCommand({KeyId: sharedArn}),
    new kmsClient.ListResourceTagsCommand({KeyId: sharedArn}),
    new kmsClient.GetKeyLastUsageCommand({KeyId: sharedArn}),
    new kmsClient.PutKeyPolicyCommand({KeyId: sharedArn, Policy: JSON.stringify(delegating())}),
  ];

  it.each(inTheOwnersAccount.map((command) => [command.constructor.name, command] as const))(
    '%s works in its own account only, whatever its policy says',
    async (_name, command) => {
      const simulator = world(shared(openedTo(`arn:aws:iam::${home}:root`)));
      const sent: Promise<unknown> = clients(simulator).kms.send(
        command as kmsClient.EnableKeyCommand,
      );
      await expect(sent).rejects.toMatchObject({$metadata: {httpStatusCode: 400}});
    },
  );

  it('is not found by its ID alone', async () => {
    const {kms} = clients(world(shared(openedTo(`arn:aws:iam::${home}:root`))));
    const sent = kms.send(new kmsClient.DescribeKeyCommand({KeyId: sharedKey}));
    await expect(sent).rejects.toMatchObject({name: 'NotFoundException'});
  });

  it('is no way around the Region of the call', async () => {
    const simulator = world();
    const {kms} = clients(simulator, simulator.operator, 'us-east-1');
    const sent = kms.send(new kmsClient.DescribeKeyCommand({KeyId: ordersKeyArn}));
    await expect(sent).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid arn eu-west-1',
    });
  });
});
