/** Imported key material: parameters, wrapping, the same material only, expiry on the clock. */
import {createHash, createPublicKey, randomBytes} from 'node:crypto';
import {
  type AlgorithmSpec,
  CancelKeyDeletionCommand,
  CreateKeyCommand,
  DecryptCommand,
  DeleteImportedKeyMaterialCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GetParametersForImportCommand,
  type GetParametersForImportCommandOutput,
  ImportKeyMaterialCommand,
  type ImportKeyMaterialCommandInput,
  ListKeyRotationsCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import {restoreSimulator, type Simulator} from '../../../src/simulator/simulator.ts';
import {day, hour} from '../support.ts';
import {accountWith, answerOf, arnOf, keyIds, kmsOf, safe} from './support.ts';
import {wrapped} from './wrapping.ts';

const KeyId = keyIds.imported;
const material = Buffer.from(safe, 'hex');
const forever = {ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE'} as const;
let world: Simulator;
let kms: ReturnType<typeof kmsOf>;

beforeEach(() => {
  world = accountWith();
  kms = kmsOf(world);
});

const metadata = async () => (await kms.send(new DescribeKeyCommand({KeyId}))).KeyMetadata;

const parameters = (algorithm: AlgorithmSpec = 'RSAES_OAEP_SHA_256', keyId: string = KeyId) =>
  kms.send(
    new GetParametersForImportCommand({
      KeyId: keyId,
      WrappingAlgorithm: algorithm,
      WrappingKeySpec: 'RSA_2048',
    }),
  );

async function importing(
  bytes: Uint8Array = material,
  more: Partial<ImportKeyMaterialCommandInput> = forever,
  algorithm: AlgorithmSpec = 'RSAES_OAEP_SHA_256',
  given?: GetParametersForImportCommandOutput,
) {
  const {ImportToken, PublicKey} = given ?? (await parameters(algorithm));
  const EncryptedKeyMaterial = wrapped(bytes, PublicKey, algorithm);
  return kms.send(
    new ImportKeyMaterialCommand({KeyId, ImportToken, EncryptedKeyMaterial, ...more}),
  );
}

describe('a key with imported material', () => {
  it('says what it is', async () => {
    expect(await metadata()).toMatchObject({
      Origin: 'EXTERNAL',
      KeyState: 'Enabled',
      ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
      CurrentKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('waits for its material once that is deleted, and keeps the ID of it', async () => {
    const before = (await metadata())?.CurrentKeyMaterialId;
    const deleted = await kms.send(new DeleteImportedKeyMaterialCommand({KeyId}));
    expect(deleted).toMatchObject({KeyId: arnOf('imported'), KeyMaterialId: before});
    const after = await metadata();
    expect(after).toMatchObject({KeyState: 'PendingImport', CurrentKeyMaterialId: before});
    expect(after).not.toHaveProperty('ExpirationModel');
  });

  it.each<AlgorithmSpec>([
    'RSAES_OAEP_SHA_256',
    'RSAES_OAEP_SHA_1',
    'RSA_AES_KEY_WRAP_SHA_256',
    'RSA_AES_KEY_WRAP_SHA_1',
  ])('opens its old ciphertexts after the material came back by %s', async (algorithm) => {
    const Plaintext = new TextEncoder().encode('before');
    const {CiphertextBlob} = await kms.send(new EncryptCommand({KeyId, Plaintext}));
    await kms.send(new DeleteImportedKeyMaterialCommand({KeyId}));
    expect(await answerOf(kms.send(new DecryptCommand({CiphertextBlob})))).toMatchObject({
      name: 'KMSInvalidStateException',
      message: `${arnOf('imported')} is pending import.`,
    });
    await importing(material, forever, algorithm);
    expect((await metadata())?.KeyState).toBe('Enabled');
    const opened = await kms.send(new DecryptCommand({CiphertextBlob}));
    expect(opened.Plaintext).toEqual(Plaintext);
  });

  it('takes material only as it was', async () => {
    await kms.send(new DeleteImportedKeyMaterialCommand({KeyId}));
    for (const other of [Buffer.alloc(32, 7), material.subarray(0, 16)]) {
      expect(await answerOf(importing(other))).toMatchObject({
        name: 'IncorrectKeyMaterialException',
        status: 400,
      });
    }
    expect((await metadata())?.KeyState).toBe('PendingImport');
  });

  it('expires on its day, and KMS itself deletes the material', async () => {
    const ValidTo = new Date(world.now() + 3 * day);
    await importing(material, {ValidTo});
    expect(await metadata()).toMatchObject({ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo});
    world.advance(3 * day - hour);
    expect((await metadata())?.KeyState).toBe('Enabled');
    world.advance(2 * hour);
    expect((await metadata())?.KeyState).toBe('PendingImport');
  });

  it('does not expire on the day of an earlier import', async () => {
    await importing(material, {ValidTo: new Date(world.now() + day)});
    await importing();
    world.advance(2 * day);
    expect((await metadata())?.KeyState).toBe('Enabled');
  });

  it('comes back from a cancelled deletion as it can: without material it waits', async () => {
    await kms.send(new ScheduleKeyDeletionCommand({KeyId}));
    await kms.send(new DeleteImportedKeyMaterialCommand({KeyId}));
    expect((await metadata())?.KeyState).toBe('PendingDeletion');
    await kms.send(new CancelKeyDeletionCommand({KeyId}));
    expect((await metadata())?.KeyState).toBe('PendingImport');
  });

  it('of an estate expires when the scenario says', async () => {
    world = accountWith({imported: {ValidTo: '2026-03-01T11:00:00Z'}});
    kms = kmsOf(world);
    expect((await metadata())?.KeyState).toBe('PendingImport');
  });
});

describe('an import token', () => {
  it('is good for 24 hours', async () => {
    const given = await parameters();
    expect(given.ParametersValidTo).toEqual(new Date(world.now() + 24 * hour));
    world.advance(24 * hour + 1000);
    const late = importing(material, forever, 'RSAES_OAEP_SHA_256', given);
    expect(await answerOf(late)).toMatchObject({name: 'ExpiredImportTokenException', status: 400});
  });

  it('belongs to one key', async () => {
    const {KeyMetadata} = await kms.send(new CreateKeyCommand({Origin: 'EXTERNAL'}));
    const given = await parameters('RSAES_OAEP_SHA_256', KeyMetadata?.KeyId);
    const sent = importing(material, forever, 'RSAES_OAEP_SHA_256', given);
    expect(await answerOf(sent)).toMatchObject({name: 'InvalidImportTokenException'});
  });

  it('belongs to the public key it came with', async () => {
    const one = await parameters();
    const other = await parameters();
    expect(one.PublicKey).not.toEqual(other.PublicKey);
    const mixed = {...one, PublicKey: other.PublicKey};
    const sent = importing(material, forever, 'RSAES_OAEP_SHA_256', mixed);
    expect(await answerOf(sent)).toMatchObject({name: 'InvalidCiphertextException'});
  });

  it('cannot be made up', async () => {
    const given = {...(await parameters()), ImportToken: randomBytes(200)};
    const sent = importing(material, forever, 'RSAES_OAEP_SHA_256', given);
    expect(await answerOf(sent)).toMatchObject({name: 'InvalidImportTokenException'});
  });

  it('works in a world that was saved and loaded', async () => {
    await kms.send(new DeleteImportedKeyMaterialCommand({KeyId}));
    const given = await parameters();
    world = restoreSimulator(world.save());
    kms = kmsOf(world);
    await importing(material, forever, 'RSAES_OAEP_SHA_256', given);
    expect((await metadata())?.KeyState).toBe('Enabled');
  });

  it.each([
    ['RSA_2048', '39db9dfddbd25e18'],
    ['RSA_3072', '2f9808c9821f1808'],
    ['RSA_4096', '189e4f26f71d6894'],
  ] as const)(
    'comes with a key of %s that follows from the seed',
    async (WrappingKeySpec, hash) => {
      const {PublicKey = new Uint8Array()} = await kms.send(
        new GetParametersForImportCommand({
          KeyId,
          WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
          WrappingKeySpec,
        }),
      );
      const key = createPublicKey({key: Buffer.from(PublicKey), format: 'der', type: 'spki'});
      expect(key.asymmetricKeyDetails?.modulusLength).toBe(Number(WrappingKeySpec.slice(4)));
      // Kept from the first time: another machine, or another Node, must come to the same key.
      expect(createHash('sha256').update(PublicKey).digest('hex').slice(0, 16)).toBe(hash);
    },
  );

  it.each([
    ['RSAES_PKCS1_V1_5', 'RSA_2048'],
    ['SM2PKE', 'SM2'],
  ] as const)('is not given for %s', async (WrappingAlgorithm, WrappingKeySpec) => {
    const command = new GetParametersForImportCommand({KeyId, WrappingAlgorithm, WrappingKeySpec});
    expect(await answerOf(kms.send(command))).toMatchObject({
      name: 'UnsupportedOperationException',
    });
  });
});

describe('the dates of an import', () => {
  const soon = (after: number) => new Date(Date.parse('2026-03-01T12:00:00Z') + after);
  it.each([
    ['no date', {}],
    ['a date in the past', {ValidTo: soon(-day)}],
    ['more than 365 days', {ValidTo: soon(400 * day)}],
    ['a date and no expiry', {...forever, ValidTo: soon(day)}],
  ])('are refused: %s', async (_name, more) => {
    expect(await answerOf(importing(material, more))).toMatchObject({
      name: 'ValidationException',
      status: 400,
    });
  });
});

describe('several key materials', () => {
  const second = Buffer.alloc(32, 2);

  it('wait for a rotation, and then all of them are needed', async () => {
    const first = await importing();
    const NEW = {...forever, ImportType: 'NEW_KEY_MATERIAL'} as const;
    const {KeyMaterialId} = await importing(second, NEW);
    expect((await metadata())?.CurrentKeyMaterialId).toBe(first.KeyMaterialId);
    expect(await answerOf(importing(Buffer.alloc(32, 3), NEW))).toMatchObject({
      name: 'KMSInvalidStateException',
      message: expect.stringMatching(
        new RegExp(
          `^New key material \\(id: \\w{64}\\) cannot be imported into KMS key ${KeyId}, because another key material \\(id: ${KeyMaterialId}\\) is pending rotation.$`,
        ),
      ),
    });
    await kms.send(new RotateKeyOnDemandCommand({KeyId}));
    expect((await metadata())?.CurrentKeyMaterialId).toBe(KeyMaterialId);
    await kms.send(
      new DeleteImportedKeyMaterialCommand({KeyId, KeyMaterialId: first.KeyMaterialId}),
    );
    expect((await metadata())?.KeyState).toBe('PendingImport');
    await importing();
    expect((await metadata())?.KeyState).toBe('Enabled');
    const {Rotations = []} = await kms.send(
      new ListKeyRotationsCommand({KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL'}),
    );
    expect(
      Rotations.map(({KeyMaterialState, ImportState}) => [KeyMaterialState, ImportState]),
    ).toEqual([
      ['NON_CURRENT', 'IMPORTED'],
      ['CURRENT', 'IMPORTED'],
    ]);
  });
});

describe('a new key for imported material', () => {
  it('is born waiting, without an ID of material', async () => {
    const {KeyMetadata} = await kms.send(new CreateKeyCommand({Origin: 'EXTERNAL'}));
    expect(KeyMetadata).toMatchObject({KeyState: 'PendingImport', Enabled: false});
    expect(KeyMetadata).not.toHaveProperty('CurrentKeyMaterialId');
    expect(KeyMetadata).not.toHaveProperty('ExpirationModel');
  });
});
