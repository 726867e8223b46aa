/** Multi-Region keys: one material, one ID, and everything else for each Region by itself. */
import {
  CancelKeyDeletionCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  EncryptCommand,
  GetKeyRotationStatusCommand,
  GetParametersForImportCommand,
  ImportKeyMaterialCommand,
  ListGrantsCommand,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
  UpdatePrimaryRegionCommand,
} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {day, minute} from '../support.ts';
import {accountWith, answerOf, arnOf, keyIds, kmsOf} from './support.ts';
import {wrapped} from './wrapping.ts';

const KeyId = keyIds.primary;
const home = 'eu-west-1';
const away = 'us-east-1';
let world: Simulator;
let kms: ReturnType<typeof kmsOf>;
let other: ReturnType<typeof kmsOf>;

const begin = (replicas: readonly string[]) => {
  world = accountWith({replicas});
  kms = kmsOf(world);
  other = kmsOf(world, 'operator', away);
};
beforeEach(() => begin([]));

const describeIn = async (client: typeof kms) =>
  (await client.send(new DescribeKeyCommand({KeyId}))).KeyMetadata;
const replicate = (more: object = {}) =>
  kms.send(new ReplicateKeyCommand({KeyId, ReplicaRegion: away, ...more}));

describe('ReplicateKey', () => {
  it('makes a key that is Creating, and Enabled a few seconds later', async () => {
    const {ReplicaKeyMetadata, ReplicaPolicy} = await replicate();
    expect(ReplicaKeyMetadata).toMatchObject({
      Arn: arnOf('primary', away),
      KeyState: 'Creating',
      Enabled: false,
      MultiRegion: true,
      MultiRegionConfiguration: {
        MultiRegionKeyType: 'REPLICA',
        PrimaryKey: {Arn: arnOf('primary'), Region: home},
        ReplicaKeys: [{Arn: arnOf('primary', away), Region: away}],
      },
    });
    expect(ReplicaPolicy).toContain('arn:aws:iam::111122223333:root');
    const early = new EncryptCommand({KeyId, Plaintext: new Uint8Array(4)});
    expect(await answerOf(other.send(early))).toMatchObject({
      name: 'KMSInvalidStateException',
      message: `${arnOf('primary', away)} is creating.`,
    });
    world.advance(10_000);
    expect((await describeIn(other))?.KeyState).toBe('Enabled');
  });

  it.each([
    ['the Region has one', () => replicate(), 'AlreadyExistsException'],
    ['the Region is its own', () => replicate({ReplicaRegion: home}), 'AlreadyExistsException'],
    [
      'the key is no multi-Region key',
      () => replicate({KeyId: keyIds.plain}),
      'UnsupportedOperationException',
    ],
    [
      'the policy would lock the caller out',
      () =>
        replicate({
          ReplicaRegion: 'us-west-2',
          Policy:
            '{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/x"},"Action":"kms:*","Resource":"*"}}',
        }),
      'MalformedPolicyDocumentException',
    ],
  ])('refuses where %s', async (_name, send, name) => {
    begin([away]);
    expect(await answerOf(send())).toMatchObject({name, status: 400});
  });

  it('is refused to a replica in the recorded words', async () => {
    begin([away]);
    const sent = other.send(new ReplicateKeyCommand({KeyId, ReplicaRegion: 'us-west-2'}));
    expect(await answerOf(sent)).toEqual({
      name: 'UnsupportedOperationException',
      message: `${arnOf('primary', away)} is not a multi-region primary key.`,
      status: 400,
    });
  });

  it('leaves a replica of imported material without it, until the same is imported', async () => {
    const made = await kms.send(new CreateKeyCommand({Origin: 'EXTERNAL', MultiRegion: true}));
    const id = made.KeyMetadata?.KeyId ?? '';
    expect(id).toMatch(/^mrk-[0-9a-f]{32}$/);
    expect(await answerOf(replicate({KeyId: id}))).toMatchObject({
      name: 'KMSInvalidStateException',
    });
    const {KeyMaterialId} = await importing(kms, id, Buffer.alloc(32, 1));
    await replicate({KeyId: id});
    world.advance(10_000);
    const stateOf = async () =>
      (await other.send(new DescribeKeyCommand({KeyId: id}))).KeyMetadata?.KeyState;
    expect(await stateOf()).toBe('PendingImport');
    expect(await answerOf(importing(other, id, Buffer.alloc(32, 2)))).toMatchObject({
      name: 'IncorrectKeyMaterialException',
    });
    const again = await importing(other, id, Buffer.alloc(32, 1));
    expect(again.KeyMaterialId).toBe(KeyMaterialId);
    expect(await stateOf()).toBe('Enabled');
  });
});

async function importing(client: typeof kms, id: string, bytes: Uint8Array) {
  const WrappingAlgorithm = 'RSAES_OAEP_SHA_256';
  const {ImportToken, PublicKey} = await client.send(
    new GetParametersForImportCommand({KeyId: id, WrappingAlgorithm, WrappingKeySpec: 'RSA_2048'}),
  );
  const EncryptedKeyMaterial = wrapped(bytes, PublicKey, WrappingAlgorithm);
  const ExpirationModel = 'KEY_MATERIAL_DOES_NOT_EXPIRE';
  return client.send(
    new ImportKeyMaterialCommand({KeyId: id, ImportToken, EncryptedKeyMaterial, ExpirationModel}),
  );
}

describe('related keys', () => {
  beforeEach(() => begin([away]));

  it('open each other’s ciphertexts', async () => {
    const Plaintext = new TextEncoder().encode('orders');
    const {CiphertextBlob} = await kms.send(new EncryptCommand({KeyId, Plaintext}));
    const opened = await other.send(new DecryptCommand({CiphertextBlob}));
    expect(opened).toMatchObject({Plaintext, KeyId: arnOf('primary', away)});
  });

  it('have a state, grants and a description each', async () => {
    await kms.send(new DisableKeyCommand({KeyId}));
    expect((await describeIn(kms))?.KeyState).toBe('Disabled');
    expect((await describeIn(other))?.KeyState).toBe('Enabled');
    expect((await other.send(new ListGrantsCommand({KeyId}))).Grants).toEqual([]);
  });

  it('share the rotation, which is set on the primary', async () => {
    expect(await answerOf(other.send(new EnableKeyRotationCommand({KeyId})))).toMatchObject({
      name: 'UnsupportedOperationException',
    });
    await kms.send(new EnableKeyRotationCommand({KeyId}));
    const status = await other.send(new GetKeyRotationStatusCommand({KeyId}));
    expect(status.KeyRotationEnabled).toBe(true);
    const before = (await describeIn(other))?.CurrentKeyMaterialId;
    world.advance(366 * day);
    const after = (await describeIn(other))?.CurrentKeyMaterialId;
    expect(after).not.toBe(before);
    expect((await describeIn(kms))?.CurrentKeyMaterialId).toBe(after);
  });

  it('the deletion of the primary waits until the last replica is gone', async () => {
    const answer = await kms.send(new ScheduleKeyDeletionCommand({KeyId, PendingWindowInDays: 8}));
    expect(answer).toMatchObject({KeyState: 'PendingReplicaDeletion', PendingWindowInDays: 8});
    expect(answer).not.toHaveProperty('DeletionDate');
    world.advance(60 * day);
    expect(await describeIn(kms)).toMatchObject({
      KeyState: 'PendingReplicaDeletion',
      PendingDeletionWindowInDays: 8,
    });
    await other.send(new ScheduleKeyDeletionCommand({KeyId, PendingWindowInDays: 7}));
    world.advance(7 * day);
    expect(await answerOf(describeIn(other) as Promise<object>)).toMatchObject({
      name: 'NotFoundException',
    });
    const waiting = await describeIn(kms);
    expect(waiting?.KeyState).toBe('PendingDeletion');
    expect(waiting).not.toHaveProperty('PendingDeletionWindowInDays');
    expect(Number(waiting?.DeletionDate) - world.now()).toBeGreaterThan(7.9 * day);
    world.advance(8 * day);
    expect(await answerOf(describeIn(kms) as Promise<object>)).toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('a waiting deletion of the primary can be cancelled', async () => {
    await kms.send(new ScheduleKeyDeletionCommand({KeyId}));
    await kms.send(new CancelKeyDeletionCommand({KeyId}));
    const metadata = await describeIn(kms);
    expect(metadata?.KeyState).toBe('Disabled');
    expect(metadata).not.toHaveProperty('PendingDeletionWindowInDays');
  });

  it('a deleted replica can be made again from the primary, and opens what it had sealed', async () => {
    const Plaintext = new TextEncoder().encode('orders');
    const {CiphertextBlob} = await other.send(new EncryptCommand({KeyId, Plaintext}));
    await other.send(new ScheduleKeyDeletionCommand({KeyId, PendingWindowInDays: 7}));
    expect(await answerOf(replicate())).toMatchObject({name: 'AlreadyExistsException'});
    world.advance(7 * day);
    await replicate();
    world.advance(minute);
    const opened = await other.send(new DecryptCommand({CiphertextBlob}));
    expect(opened.Plaintext).toEqual(Plaintext);
  });
});

describe('UpdatePrimaryRegion', () => {
  beforeEach(() => begin([away]));
  const update = (PrimaryRegion = away) =>
    kms.send(new UpdatePrimaryRegionCommand({KeyId, PrimaryRegion}));

  it('updates both keys for a while; they can be used and not switched', async () => {
    await update();
    for (const client of [kms, other]) {
      expect((await describeIn(client))?.KeyState).toBe('Updating');
      const used = client.send(new EncryptCommand({KeyId, Plaintext: new Uint8Array(4)}));
      expect((await answerOf(used)).name).toBe('ok');
      expect(await answerOf(client.send(new DisableKeyCommand({KeyId})))).toMatchObject({
        name: 'KMSInvalidStateException',
        message: expect.stringContaining('is updating.'),
      });
    }
    world.advance(10_000);
    expect(await describeIn(kms)).toMatchObject({
      KeyState: 'Enabled',
      MultiRegionConfiguration: {MultiRegionKeyType: 'REPLICA', PrimaryKey: {Region: away}},
    });
    expect((await describeIn(other))?.MultiRegionConfiguration?.MultiRegionKeyType).toBe('PRIMARY');
  });

  it.each([home, 'us-west-2'])('needs a replica in %s', async (region) => {
    expect(await answerOf(update(region))).toMatchObject({name: 'NotFoundException'});
  });
});
