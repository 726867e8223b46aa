/** What a key that AWS manages refuses, and aliases, tags and rotation of the others. */
import {
  CreateAliasCommand,
  CreateGrantCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  type EnableKeyRotationCommandInput,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  ListKeyRotationsCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateKeyDescriptionCommand,
} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {day} from '../support.ts';
import {accountWith, answerOf, arnOf, keyIds, kmsOf} from './support.ts';

const KeyId = keyIds.plain;
let world: Simulator;
let kms: ReturnType<typeof kmsOf>;

beforeEach(() => {
  world = accountWith();
  kms = kmsOf(world);
});

describe('a key that AWS manages', () => {
  const managed = {KeyId: keyIds.managed};
  const Policy =
    '{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}}';
  it.each([
    ['DisableKey', () => kms.send(new DisableKeyCommand(managed))],
    ['ScheduleKeyDeletion', () => kms.send(new ScheduleKeyDeletionCommand(managed))],
    ['PutKeyPolicy', () => kms.send(new PutKeyPolicyCommand({...managed, Policy}))],
    ['EnableKeyRotation', () => kms.send(new EnableKeyRotationCommand(managed))],
    ['RotateKeyOnDemand', () => kms.send(new RotateKeyOnDemandCommand(managed))],
    [
      'TagResource',
      () => kms.send(new TagResourceCommand({...managed, Tags: [{TagKey: 'a', TagValue: 'b'}]})),
    ],
    [
      'UpdateKeyDescription',
      () => kms.send(new UpdateKeyDescriptionCommand({...managed, Description: 'mine'})),
    ],
    [
      'CreateGrant',
      () =>
        kms.send(
          new CreateGrantCommand({
            ...managed,
            GranteePrincipal: 'arn:aws:iam::111122223333:role/app',
            Operations: ['Decrypt'],
          }),
        ),
    ],
    [
      'CreateAlias',
      () =>
        kms.send(new CreateAliasCommand({AliasName: 'alias/mine', TargetKeyId: keyIds.managed})),
    ],
  ])('refuses %s even to an administrator', async (name, send) => {
    expect(await answerOf(send())).toEqual({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara is not authorized to perform: kms:${name} on resource: ${arnOf('managed')} because no resource-based policy allows the kms:${name} action`,
      status: 400,
    });
    const {KeyMetadata} = await kms.send(new DescribeKeyCommand(managed));
    expect(KeyMetadata).toMatchObject({KeyState: 'Enabled', KeyManager: 'AWS'});
  });

  it('is always rotated', async () => {
    const status = await kms.send(new GetKeyRotationStatusCommand(managed));
    expect(status.KeyRotationEnabled).toBe(true);
  });
});

describe('aliases', () => {
  const AliasName = 'alias/orders';
  const targets = async () =>
    Object.fromEntries(
      ((await kms.send(new ListAliasesCommand({}))).Aliases ?? []).map((alias) => [
        alias.AliasName,
        alias.TargetKeyId,
      ]),
    );

  it('are made, moved and deleted; the key they named lives on', async () => {
    await kms.send(new CreateAliasCommand({AliasName: 'alias/new', TargetKeyId: KeyId}));
    await kms.send(new UpdateAliasCommand({AliasName: 'alias/new', TargetKeyId: arnOf('spare')}));
    expect((await targets())['alias/new']).toBe(keyIds.spare);
    await kms.send(new DeleteAliasCommand({AliasName: 'alias/new'}));
    expect(await targets()).not.toHaveProperty(['alias/new']);
    expect((await answerOf(kms.send(new EnableKeyCommand({KeyId})))).name).toBe('ok');
  });

  it.each([
    [
      'a name that is taken',
      new CreateAliasCommand({AliasName, TargetKeyId: KeyId}),
      'AlreadyExistsException',
    ],
    [
      'a name of AWS',
      new CreateAliasCommand({AliasName: 'alias/aws/mine', TargetKeyId: KeyId}),
      'InvalidAliasNameException',
    ],
    [
      'a character that no name has',
      new CreateAliasCommand({AliasName: 'alias/a b', TargetKeyId: KeyId}),
      'ValidationException',
    ],
    [
      'no key',
      new CreateAliasCommand({AliasName: 'alias/a', TargetKeyId: 'alias/orders'}),
      'NotFoundException',
    ],
    [
      'a move of nothing',
      new UpdateAliasCommand({AliasName: 'alias/a', TargetKeyId: KeyId}),
      'NotFoundException',
    ],
    ['a deletion of nothing', new DeleteAliasCommand({AliasName: 'alias/a'}), 'NotFoundException'],
  ])('are refused for %s', async (_why, command, name) => {
    const sent = kms.send(command as CreateAliasCommand);
    expect(await answerOf(sent)).toMatchObject({name, status: 400});
  });

  it('can leave a key that is being deleted, and not go to one', async () => {
    await kms.send(new ScheduleKeyDeletionCommand({KeyId}));
    await kms.send(new UpdateAliasCommand({AliasName, TargetKeyId: keyIds.spare}));
    const back = kms.send(new UpdateAliasCommand({AliasName, TargetKeyId: KeyId}));
    expect(await answerOf(back)).toMatchObject({name: 'KMSInvalidStateException'});
  });

  it('of one key are fifty at most', async () => {
    for (let number = 1; number < 50; number += 1) {
      await kms.send(
        new CreateAliasCommand({AliasName: `alias/orders-${number}`, TargetKeyId: KeyId}),
      );
    }
    const more = kms.send(new CreateAliasCommand({AliasName: 'alias/more', TargetKeyId: KeyId}));
    expect(await answerOf(more)).toMatchObject({name: 'LimitExceededException'});
  });
});

describe('tags', () => {
  it('are added, replaced and removed', async () => {
    const tag = (TagKey: string, TagValue: string) =>
      kms.send(new TagResourceCommand({KeyId, Tags: [{TagKey, TagValue}]}));
    await tag('team', 'shop');
    await tag('stage', 'test');
    await tag('team', 'orders');
    await kms.send(new UntagResourceCommand({KeyId, TagKeys: ['stage', 'nothing']}));
    const {Tags} = await kms.send(new ListResourceTagsCommand({KeyId}));
    expect(Tags).toEqual([{TagKey: 'team', TagValue: 'orders'}]);
  });
});

describe('rotation', () => {
  const status = () => kms.send(new GetKeyRotationStatusCommand({KeyId}));
  const enable = (more: Partial<EnableKeyRotationCommandInput> = {}) =>
    kms.send(new EnableKeyRotationCommand({KeyId, ...more}));

  it('comes round on the clock, and stops when it is off', async () => {
    expect(await status()).toMatchObject({KeyRotationEnabled: false});
    await enable({RotationPeriodInDays: 90});
    expect(await status()).toMatchObject({KeyRotationEnabled: true, RotationPeriodInDays: 90});
    world.advance(91 * day);
    const {Rotations = []} = await kms.send(new ListKeyRotationsCommand({KeyId}));
    expect(Rotations).toMatchObject([{RotationType: 'AUTOMATIC', KeyMaterialState: 'CURRENT'}]);
    await kms.send(new DisableKeyRotationCommand({KeyId}));
    world.advance(200 * day);
    expect((await kms.send(new ListKeyRotationsCommand({KeyId}))).Rotations).toHaveLength(1);
  });

  it('waits while the key is disabled, and is off while it is being deleted', async () => {
    await enable({RotationPeriodInDays: 90});
    await kms.send(new DisableKeyCommand({KeyId}));
    world.advance(100 * day);
    expect((await kms.send(new ListKeyRotationsCommand({KeyId}))).Rotations).toEqual([]);
    await kms.send(new EnableKeyCommand({KeyId}));
    world.advance(2 * day);
    expect((await kms.send(new ListKeyRotationsCommand({KeyId}))).Rotations).toHaveLength(1);
    await kms.send(new ScheduleKeyDeletionCommand({KeyId}));
    expect(await status()).toMatchObject({KeyRotationEnabled: false});
  });

  it.each([
    ['imported', 'EXTERNAL'],
    ['hsm', 'AWS_CLOUDHSM'],
    ['xks', 'EXTERNAL_KEY_STORE'],
  ] as const)('does not exist for the %s key', async (key, origin) => {
    expect(await answerOf(enable({KeyId: keyIds[key]}))).toEqual({
      name: 'UnsupportedOperationException',
      message: `${arnOf(key)} origin is ${origin} which is not valid for this operation.`,
      status: 400,
    });
  });
});
