/** Custom key stores: what they hold cannot be used without them, and each trouble has its remedy. */
import {
  CancelKeyDeletionCommand,
  ConnectCustomKeyStoreCommand,
  DescribeCustomKeyStoresCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisconnectCustomKeyStoreCommand,
  EnableKeyCommand,
  EncryptCommand,
  GetKeyLastUsageCommand,
  ScheduleKeyDeletionCommand,
  UpdateCustomKeyStoreCommand,
} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {connectionErrorCodes} from '../../../src/simulator/world/key-stores.ts';
import {hour, minute, statusOf} from '../support.ts';
import {accountWith, answerOf, arnOf, hsmStore, keyIds, kmsOf, xksStore} from './support.ts';

let world: Simulator;
let kms: ReturnType<typeof kmsOf>;

const begin = (wishes: Parameters<typeof accountWith>[0] = {}) => {
  world = accountWith(wishes);
  kms = kmsOf(world);
};
beforeEach(() => begin());

const from = '2026-02-27T08:00:00Z';
const store = async (CustomKeyStoreId = hsmStore) => {
  const {CustomKeyStores = []} = await kms.send(
    new DescribeCustomKeyStoresCommand({CustomKeyStoreId}),
  );
  return CustomKeyStores[0];
};
const stateOf = async (KeyId: string = keyIds.hsm) =>
  (await kms.send(new DescribeKeyCommand({KeyId}))).KeyMetadata?.KeyState;
const connect = (CustomKeyStoreId = hsmStore) =>
  kms.send(new ConnectCustomKeyStoreCommand({CustomKeyStoreId}));
const disconnect = (CustomKeyStoreId = hsmStore) =>
  kms.send(new DisconnectCustomKeyStoreCommand({CustomKeyStoreId}));
const use = (KeyId: string = keyIds.hsm) =>
  answerOf(kms.send(new EncryptCommand({KeyId, Plaintext: new Uint8Array(8)})));
const pass = (milliseconds: number) => world.advance(milliseconds);

describe('a store that is disconnected on purpose', () => {
  beforeEach(async () => {
    await disconnect();
  });

  it('goes through DISCONNECTING, and its keys are unavailable at once', async () => {
    expect((await store())?.ConnectionState).toBe('DISCONNECTING');
    expect(await stateOf()).toBe('Unavailable');
    expect(await use()).toEqual({
      name: 'KMSInvalidStateException',
      message: `${arnOf('hsm')} is unavailable.`,
      status: 400,
    });
    pass(2 * minute);
    expect((await store())?.ConnectionState).toBe('DISCONNECTED');
  });

  it('gives its keys back when it is connected, some minutes later and not sooner', async () => {
    pass(2 * minute);
    await connect();
    pass(7 * minute);
    expect([(await store())?.ConnectionState, await stateOf()]).toEqual([
      'CONNECTING',
      'Unavailable',
    ]);
    pass(13 * minute);
    expect([(await store())?.ConnectionState, await stateOf()]).toEqual(['CONNECTED', 'Enabled']);
    expect((await use()).name).toBe('ok');
  });

  it.each([
    ['DisableKey', new DisableKeyCommand({KeyId: keyIds.hsm}), 'Disabled'],
    ['EnableKey', new EnableKeyCommand({KeyId: keyIds.hsm}), 'Enabled'],
  ])('lets %s succeed without an effect until it is back', async (_name, command, after) => {
    await kms.send(command as EnableKeyCommand);
    expect(await stateOf()).toBe('Unavailable');
    pass(2 * minute);
    await connect();
    pass(20 * minute);
    expect(await stateOf()).toBe(after);
  });

  it('shows the deletion of a key, and hides it again when that is cancelled', async () => {
    await kms.send(new ScheduleKeyDeletionCommand({KeyId: keyIds.hsm}));
    expect(await stateOf()).toBe('PendingDeletion');
    await kms.send(new CancelKeyDeletionCommand({KeyId: keyIds.hsm}));
    expect(await stateOf()).toBe('Unavailable');
    pass(2 * minute);
    await connect();
    pass(20 * minute);
    expect(await stateOf()).toBe('Disabled');
  });

  it('refuses to be disconnected twice', async () => {
    for (const wait of [0, 2 * minute]) {
      pass(wait);
      expect(await answerOf(disconnect())).toMatchObject({
        name: 'CustomKeyStoreInvalidStateException',
        status: 400,
      });
    }
  });

  it('cannot be connected before it is disconnected', async () => {
    expect(await answerOf(connect())).toMatchObject({name: 'CustomKeyStoreInvalidStateException'});
  });
});

describe.each(connectionErrorCodes)('a store that cannot connect: %s', (code) => {
  const [wish, id] = code.startsWith('XKS')
    ? (['xks', xksStore] as const)
    : (['hsm', hsmStore] as const);

  it('fails, must be disconnected, and connects once the trouble is over', async () => {
    begin({[wish]: {troubles: [{code, from, until: '2026-03-01T14:00:00Z'}]}});
    const key = id === xksStore ? keyIds.xks : keyIds.hsm;
    // CONNECTED and Enabled, and yet nothing works.
    expect([(await store(id))?.ConnectionState, await stateOf(key)]).toEqual([
      'CONNECTED',
      'Enabled',
    ]);
    expect((await use(key)).name).toBe('KMSInvalidStateException');
    await disconnect(id);
    pass(2 * minute);
    await connect(id);
    pass(20 * minute);
    expect(await store(id)).toMatchObject({ConnectionState: 'FAILED', ConnectionErrorCode: code});
    expect(await stateOf(key)).toBe('Unavailable');
    expect(await answerOf(connect(id))).toMatchObject({
      name: 'CustomKeyStoreInvalidStateException',
    });
    pass(2 * hour);
    await disconnect(id);
    pass(2 * minute);
    await connect(id);
    pass(20 * minute);
    expect(await store(id)).toMatchObject({ConnectionState: 'CONNECTED'});
    expect(await store(id)).not.toHaveProperty('ConnectionErrorCode');
    expect((await use(key)).name).toBe('ok');
  });
});

describe('a password that was changed outside AWS', () => {
  const KeyStorePassword = 'kmsPswd-new';
  beforeEach(async () => {
    const trouble = {code: 'INVALID_CREDENTIALS', from, mendedBy: 'KeyStorePassword'};
    begin({hsm: {troubles: [{...trouble, value: KeyStorePassword}]}});
    await disconnect();
    pass(2 * minute);
  });

  const update = (password: string) =>
    kms.send(
      new UpdateCustomKeyStoreCommand({CustomKeyStoreId: hsmStore, KeyStorePassword: password}),
    );
  const reconnect = async () => {
    await connect();
    pass(20 * minute);
    return (await store())?.ConnectionState;
  };

  it('fails until KMS is told the right one', async () => {
    await update('a-wrong-one');
    expect(await reconnect()).toBe('FAILED');
    await disconnect();
    pass(2 * minute);
    await update(KeyStorePassword);
    expect(await reconnect()).toBe('CONNECTED');
    expect(await stateOf()).toBe('Enabled');
  });

  it('cannot be told while the store is failed or connecting', async () => {
    await connect();
    expect(await answerOf(update(KeyStorePassword))).toMatchObject({
      name: 'CustomKeyStoreInvalidStateException',
    });
    pass(20 * minute);
    expect(await answerOf(update(KeyStorePassword))).toMatchObject({
      name: 'CustomKeyStoreInvalidStateException',
    });
  });

  it('stays out of every answer and record', async () => {
    await update(KeyStorePassword);
    const {CustomKeyStores} = await kms.send(new DescribeCustomKeyStoresCommand({}));
    expect(JSON.stringify([CustomKeyStores, world.requests()])).not.toContain(KeyStorePassword);
    expect(JSON.stringify(world.save().accounts)).not.toContain(KeyStorePassword);
  });
});

describe('an external key store', () => {
  it.each([
    ['XKS_PROXY_TIMED_OUT', 'did not respond in time'],
    ['XKS_PROXY_NOT_REACHABLE', 'cannot communicate with the external key store proxy'],
    ['INVALID_CREDENTIALS', 'could not authenticate AWS KMS'],
    ['XKS_PROXY_ACCESS_DENIED', 'denied access to the operation'],
    ['XKS_PROXY_INVALID_RESPONSE', 'cannot interpret the response'],
  ])('is CONNECTED while %s, and only the text tells', async (code, text) => {
    begin({xks: {troubles: [{code, from}]}});
    expect((await store(xksStore))?.ConnectionState).toBe('CONNECTED');
    expect(await use(keyIds.xks)).toMatchObject({
      name: 'KMSInvalidStateException',
      message: expect.stringContaining(text),
      status: 400,
    });
  });

  it.each([
    ['disabled', 'not enabled in the external key manager'],
    ['not-found', 'could not find the external key'],
    ['unsupported', 'does not support the requested operation'],
  ])('with an external key that is %s: its KMS key stays Enabled', async (problem, text) => {
    const until = '2026-03-01T13:00:00Z';
    begin({xksKey: {externalKeyProblems: [{problem, from, until}]}});
    expect(await stateOf(keyIds.xks)).toBe('Enabled');
    expect(await use(keyIds.xks)).toMatchObject({
      name: 'KMSInvalidStateException',
      message: expect.stringContaining(text),
    });
    pass(2 * hour);
    expect((await use(keyIds.xks)).name).toBe('ok');
  });

  it('takes a new credential while it is connected, and that mends the trouble', async () => {
    const mendedBy = 'XksProxyAuthenticationCredential';
    begin({xks: {troubles: [{code: 'INVALID_CREDENTIALS', from, mendedBy}]}});
    await kms.send(
      new UpdateCustomKeyStoreCommand({
        CustomKeyStoreId: xksStore,
        XksProxyAuthenticationCredential: {
          AccessKeyId: 'NEWACCESSKEYIDEXAMPLE',
          RawSecretAccessKey: 'DXjSUawnel2fr6SKC7G25CNxTyWKE5PF9XX6H/u9pSo=',
        },
      }),
    );
    expect((await use(keyIds.xks)).name).toBe('ok');
    expect((await store(xksStore))?.XksProxyConfiguration?.AccessKeyId).toBe(
      'NEWACCESSKEYIDEXAMPLE',
    );
  });

  it('has no members of a CloudHSM store', async () => {
    const command = new UpdateCustomKeyStoreCommand({
      CustomKeyStoreId: xksStore,
      KeyStorePassword: 'kmsPswd',
    });
    expect(await answerOf(kms.send(command))).toMatchObject({name: 'ValidationException'});
  });
});

describe('a store that was FAILED from the start', () => {
  it('leaves its keys Enabled and useless', async () => {
    begin({hsm: {ConnectionState: 'FAILED', troubles: [{code: 'USER_LOCKED_OUT', from}]}});
    expect(await store()).toMatchObject({ConnectionErrorCode: 'USER_LOCKED_OUT'});
    expect(await stateOf()).toBe('Enabled');
    expect((await use()).name).toBe('KMSInvalidStateException');
  });
});

describe('the database on a key in a store', () => {
  it('loses it with the store, and its last use is before that', async () => {
    begin({databaseKey: keyIds.hsm});
    await disconnect();
    const lost = world.now();
    pass(3 * hour);
    expect(await statusOf(world)).toBe('inaccessible-encryption-credentials-recoverable');
    const {KeyLastUsage} = await kms.send(new GetKeyLastUsageCommand({KeyId: keyIds.hsm}));
    expect(Number(KeyLastUsage?.Timestamp)).toBeLessThanOrEqual(lost);
  });

  it('is lost too where the store only says that it is connected', async () => {
    begin({databaseKey: keyIds.xks, xks: {troubles: [{code: 'XKS_PROXY_TIMED_OUT', from}]}});
    expect(await statusOf(world)).toBe('inaccessible-encryption-credentials-recoverable');
  });

  it('is kept where the store comes back within the grace time', async () => {
    begin({databaseKey: keyIds.hsm});
    await disconnect();
    pass(40 * minute);
    await connect();
    pass(3 * hour);
    expect(await statusOf(world)).toBe('available');
  });
});
