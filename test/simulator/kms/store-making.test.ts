/** Making and removing custom key stores, and keys in them. */
import {
  ConnectCustomKeyStoreCommand,
  CreateCustomKeyStoreCommand,
  CreateKeyCommand,
  DeleteCustomKeyStoreCommand,
  DescribeCustomKeyStoresCommand,
  DisconnectCustomKeyStoreCommand,
} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {minute} from '../support.ts';
import {accountWith, answerOf, kmsOf, xksStore} from './support.ts';

let world: Simulator;
let kms: ReturnType<typeof kmsOf>;

beforeEach(() => {
  world = accountWith();
  kms = kmsOf(world);
});

type Id = {readonly CustomKeyStoreId: string | undefined};
const connect = (CustomKeyStoreId: Id['CustomKeyStoreId']) =>
  kms.send(new ConnectCustomKeyStoreCommand({CustomKeyStoreId}));
const disconnect = (CustomKeyStoreId: Id['CustomKeyStoreId']) =>
  kms.send(new DisconnectCustomKeyStoreCommand({CustomKeyStoreId}));
const pass = (milliseconds: number) => world.advance(milliseconds);
const store = async (CustomKeyStoreId: Id['CustomKeyStoreId']) => {
  const {CustomKeyStores = []} = await kms.send(
    new DescribeCustomKeyStoresCommand({CustomKeyStoreId}),
  );
  return CustomKeyStores[0];
};

describe('making and removing stores and their keys', () => {
  const CloudHsmClusterId = 'cluster-2b34c5defgh';
  const wanted = {
    CustomKeyStoreName: 'second',
    CloudHsmClusterId,
    KeyStorePassword: 'kmsPswd',
    TrustAnchorCertificate: '-----BEGIN CERTIFICATE-----',
  };
  const create = (more: object = {}) =>
    kms.send(new CreateCustomKeyStoreCommand({...wanted, ...more}));

  it('begins DISCONNECTED, and takes keys only when it is connected', async () => {
    const {CustomKeyStoreId} = await create();
    expect(await store(CustomKeyStoreId)).toMatchObject({ConnectionState: 'DISCONNECTED'});
    const key = {Origin: 'AWS_CLOUDHSM', CustomKeyStoreId} as const;
    expect(await answerOf(kms.send(new CreateKeyCommand(key)))).toMatchObject({
      name: 'CustomKeyStoreInvalidStateException',
    });
    await connect(CustomKeyStoreId);
    pass(20 * minute);
    const {KeyMetadata} = await kms.send(new CreateKeyCommand(key));
    expect(KeyMetadata).toMatchObject({CustomKeyStoreId, CloudHsmClusterId, KeyState: 'Enabled'});
    expect(KeyMetadata).not.toHaveProperty('CurrentKeyMaterialId');
    expect(
      await answerOf(kms.send(new DeleteCustomKeyStoreCommand({CustomKeyStoreId}))),
    ).toMatchObject({name: 'CustomKeyStoreHasCMKsException'});
  });

  it('is deleted only when it is disconnected', async () => {
    const {CustomKeyStoreId} = await create();
    await connect(CustomKeyStoreId);
    const remove = () => kms.send(new DeleteCustomKeyStoreCommand({CustomKeyStoreId}));
    expect(await answerOf(remove())).toMatchObject({name: 'CustomKeyStoreInvalidStateException'});
    pass(20 * minute);
    await disconnect(CustomKeyStoreId);
    pass(2 * minute);
    await remove();
    expect(await answerOf(connect(CustomKeyStoreId))).toMatchObject({
      name: 'CustomKeyStoreNotFoundException',
    });
  });

  it.each([
    ['a name that is taken', {CustomKeyStoreName: 'hsm'}, 'CustomKeyStoreNameInUseException'],
    [
      'a cluster that is taken',
      {CloudHsmClusterId: 'cluster-2a23b4cdefg'},
      'CloudHsmClusterInUseException',
    ],
    ['no password', {KeyStorePassword: undefined}, 'ValidationException'],
    [
      'an external store without a proxy',
      {CustomKeyStoreType: 'EXTERNAL_KEY_STORE'},
      'ValidationException',
    ],
  ])('refuses %s', async (_name, more, name) => {
    expect(await answerOf(create(more))).toMatchObject({name, status: 400});
  });

  it('gives an external key to one KMS key only', async () => {
    const key = {
      Origin: 'EXTERNAL_KEY_STORE',
      CustomKeyStoreId: xksStore,
      XksKeyId: 'vault-key-7',
    } as const;
    expect(await answerOf(kms.send(new CreateKeyCommand(key)))).toMatchObject({
      name: 'XksKeyAlreadyInUseException',
    });
    const {KeyMetadata} = await kms.send(new CreateKeyCommand({...key, XksKeyId: 'vault-key-8'}));
    expect(KeyMetadata?.XksKeyConfiguration).toEqual({Id: 'vault-key-8'});
  });

  it('ends at ten stores in a Region', async () => {
    for (let number = 2; number < 10; number += 1) {
      await create({
        CustomKeyStoreName: `s${number}`,
        CloudHsmClusterId: `cluster-${'a'.repeat(10)}${'bcdefghijk'[number]}`,
      });
    }
    expect(await answerOf(create())).toMatchObject({name: 'LimitExceededException'});
  });
});
