/** Envelope encryption for real: what is sealed opens, and only with its key and its context. */
import {createCipheriv, createDecipheriv} from 'node:crypto';
import {
  DecryptCommand,
  DisableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GetKeyLastUsageCommand,
  ReEncryptCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import fc from 'fast-check';
import {beforeEach, describe, expect, it} from 'vitest';
import {restoreSimulator, type Simulator} from '../../../src/simulator/simulator.ts';
import {day} from '../support.ts';
import {accountWith, answerOf, arnOf, keyIds, kmsOf} from './support.ts';

const KeyId = keyIds.plain;
const EncryptionContext = {'aws:rds:db-id': 'db-1', team: 'shop'};
const secret = new TextEncoder().encode('the orders of 2026');
let world: Simulator;
let kms: ReturnType<typeof kmsOf>;

beforeEach(() => {
  world = accountWith();
  kms = kmsOf(world);
});

const sealed = async (more: object = {}): Promise<Uint8Array> =>
  (await kms.send(new EncryptCommand({KeyId, Plaintext: secret, EncryptionContext, ...more})))
    .CiphertextBlob ?? new Uint8Array();

describe('what was encrypted', () => {
  it('opens with its context in any order, without naming the key', async () => {
    const CiphertextBlob = await sealed();
    const context = {team: 'shop', 'aws:rds:db-id': 'db-1'};
    const opened = await kms.send(new DecryptCommand({CiphertextBlob, EncryptionContext: context}));
    expect(opened).toMatchObject({
      Plaintext: secret,
      KeyId: arnOf('plain'),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('opens for every text and context', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({minLength: 1, maxLength: 4096}),
        fc.dictionary(fc.string({minLength: 1}), fc.string(), {noNullPrototype: true}),
        async (Plaintext, context) => {
          const {CiphertextBlob} = await kms.send(
            new EncryptCommand({KeyId, Plaintext, EncryptionContext: context}),
          );
          const opened = await kms.send(
            new DecryptCommand({CiphertextBlob, EncryptionContext: context}),
          );
          expect(opened.Plaintext).toEqual(Plaintext);
        },
      ),
      {numRuns: 50},
    );
  });

  it('opens by alias and in a world that was saved in between', async () => {
    const CiphertextBlob = await sealed({KeyId: 'alias/orders'});
    const later = kmsOf(restoreSimulator(world.save()));
    const command = new DecryptCommand({CiphertextBlob, EncryptionContext, KeyId: 'alias/orders'});
    expect((await later.send(command)).Plaintext).toEqual(secret);
  });

  it('is another ciphertext each time', async () => {
    expect(await sealed()).not.toEqual(await sealed());
  });

  it('still opens after a rotation', async () => {
    const CiphertextBlob = await sealed();
    await kms.send(new RotateKeyOnDemandCommand({KeyId}));
    const opened = await kms.send(new DecryptCommand({CiphertextBlob, EncryptionContext}));
    expect(opened.Plaintext).toEqual(secret);
    const again = await kms.send(
      new DecryptCommand({CiphertextBlob: await sealed(), EncryptionContext}),
    );
    expect(again.KeyMaterialId).not.toBe(opened.KeyMaterialId);
  });

  it('shows in the last use of the key', async () => {
    const CiphertextBlob = await sealed();
    await kms.send(new DecryptCommand({CiphertextBlob, EncryptionContext}));
    const Timestamp = new Date(world.now());
    const {KeyLastUsage} = await kms.send(new GetKeyLastUsageCommand({KeyId}));
    expect(KeyLastUsage).toMatchObject({Operation: 'Decrypt', Timestamp});
  });
});

describe('a ciphertext that does not open', () => {
  const contexts: readonly [string, object][] = [
    ['no context', {EncryptionContext: undefined}],
    ['one pair less', {EncryptionContext: {team: 'shop'}}],
    ['another case', {EncryptionContext: {...EncryptionContext, team: 'Shop'}}],
  ];
  it.each(contexts)('with %s', async (_name, more) => {
    const CiphertextBlob = await sealed();
    const sent = kms.send(new DecryptCommand({CiphertextBlob, EncryptionContext, ...more}));
    const error = await answerOf(sent);
    expect(error).toMatchObject({name: 'InvalidCiphertextException', status: 400});
    // The SDK gives an empty message its own words.
    expect(error.message).not.toContain('context');
  });

  it('because any one byte of it was changed', async () => {
    const blob = await sealed();
    for (let index = 0; index < blob.length; index += 1) {
      const broken = blob.map((byte, at) => (at === index ? byte ^ 1 : byte));
      const answer = await answerOf(
        kms.send(new DecryptCommand({CiphertextBlob: broken, EncryptionContext})),
      );
      // A byte of the account or key ID makes it the ciphertext of a key that nobody has.
      expect(['InvalidCiphertextException', 'AccessDeniedException']).toContain(answer.name);
    }
  });

  it('with another key', async () => {
    const command = new DecryptCommand({
      CiphertextBlob: await sealed(),
      EncryptionContext,
      KeyId: keyIds.spare,
    });
    expect(await answerOf(kms.send(command))).toEqual({
      name: 'IncorrectKeyException',
      message: 'The key ID in the request does not identify a CMK that can perform this operation.',
      status: 400,
    });
  });

  it('in another Region, where the key does not exist', async () => {
    const CiphertextBlob = await sealed();
    const sent = kmsOf(world, 'operator', 'us-east-1').send(
      new DecryptCommand({CiphertextBlob, EncryptionContext}),
    );
    expect(await answerOf(sent)).toMatchObject({name: 'AccessDeniedException', status: 400});
  });

  it('after its key was deleted, whether the key is named or not', async () => {
    const CiphertextBlob = await sealed();
    await kms.send(new ScheduleKeyDeletionCommand({KeyId, PendingWindowInDays: 7}));
    world.advance(7 * day);
    const unnamed = new DecryptCommand({CiphertextBlob, EncryptionContext});
    const named = new DecryptCommand({CiphertextBlob, EncryptionContext, KeyId});
    expect(await answerOf(kms.send(unnamed))).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('does not exist in this region'),
    });
    expect(await answerOf(kms.send(named))).toMatchObject({
      name: 'NotFoundException',
      message: `Key '${arnOf('plain')}' does not exist`,
    });
  });
});

describe('data keys', () => {
  it('come in plaintext and sealed, and are the same after Decrypt', async () => {
    const made = await kms.send(
      new GenerateDataKeyCommand({KeyId, KeySpec: 'AES_256', EncryptionContext}),
    );
    const {CiphertextBlob, Plaintext = new Uint8Array()} = made;
    const iv = new Uint8Array(12);
    const writing = createCipheriv('aes-256-gcm', Plaintext, iv);
    const page = Buffer.concat([writing.update('a page of the database'), writing.final()]);
    const opened = await kms.send(new DecryptCommand({CiphertextBlob, EncryptionContext}));
    const reading = createDecipheriv('aes-256-gcm', opened.Plaintext ?? new Uint8Array(), iv);
    expect(reading.update(page).toString()).toBe('a page of the database');
  });

  it.each([
    [{KeySpec: 'AES_128' as const}, 16],
    [{KeySpec: 'AES_256' as const}, 32],
    [{NumberOfBytes: 1024}, 1024],
  ])('have the length of %j', async (wish, length) => {
    const made = await kms.send(new GenerateDataKeyCommand({KeyId, ...wish}));
    expect(made.Plaintext).toHaveLength(length);
  });

  it.each([{}, {KeySpec: 'AES_256' as const, NumberOfBytes: 32}])(
    'are not made of %j',
    async (wish) => {
      const sent = kms.send(new GenerateDataKeyCommand({KeyId, ...wish}));
      expect(await answerOf(sent)).toMatchObject({name: 'ValidationException', status: 400});
    },
  );

  it('without plaintext open to the bytes that were never shown', async () => {
    const made = await kms.send(
      new GenerateDataKeyWithoutPlaintextCommand({KeyId, KeySpec: 'AES_256'}),
    );
    expect(Object.keys(made).sort()).toEqual([
      '$metadata',
      'CiphertextBlob',
      'KeyId',
      'KeyMaterialId',
    ]);
    const opened = await kms.send(new DecryptCommand({CiphertextBlob: made.CiphertextBlob}));
    expect(opened.Plaintext).toHaveLength(32);
  });
});

describe('ReEncrypt', () => {
  it('moves a ciphertext to another key and another context', async () => {
    const moved = await kms.send(
      new ReEncryptCommand({
        CiphertextBlob: await sealed(),
        SourceEncryptionContext: EncryptionContext,
        DestinationKeyId: 'alias/spare',
        DestinationEncryptionContext: {team: 'audit'},
      }),
    );
    expect(moved).toMatchObject({KeyId: arnOf('spare'), SourceKeyId: arnOf('plain')});
    const opened = await kms.send(
      new DecryptCommand({
        CiphertextBlob: moved.CiphertextBlob,
        EncryptionContext: {team: 'audit'},
        KeyId: keyIds.spare,
      }),
    );
    expect(opened.Plaintext).toEqual(secret);
  });

  it.each([
    ['the source', KeyId],
    ['the destination', keyIds.spare],
  ])('needs %s enabled', async (_name, disabled) => {
    const CiphertextBlob = await sealed();
    await kms.send(new DisableKeyCommand({KeyId: disabled}));
    const sent = kms.send(
      new ReEncryptCommand({
        CiphertextBlob,
        SourceEncryptionContext: EncryptionContext,
        DestinationKeyId: keyIds.spare,
      }),
    );
    expect(await answerOf(sent)).toMatchObject({name: 'DisabledException'});
  });
});

describe('DryRun', () => {
  const dry = {name: 'DryRunOperationException', status: 400};
  it('answers that the call would have succeeded, and nothing was used', async () => {
    const CiphertextBlob = await sealed();
    const before = await kms.send(new GetKeyLastUsageCommand({KeyId}));
    const DryRun = true;
    const calls = [
      kms.send(new EncryptCommand({KeyId, Plaintext: secret, DryRun})),
      kms.send(new DecryptCommand({CiphertextBlob, EncryptionContext, DryRun})),
      kms.send(new GenerateDataKeyCommand({KeyId, KeySpec: 'AES_256', DryRun})),
      kms.send(new GenerateDataKeyWithoutPlaintextCommand({KeyId, KeySpec: 'AES_256', DryRun})),
      kms.send(
        new ReEncryptCommand({
          CiphertextBlob,
          SourceEncryptionContext: EncryptionContext,
          DestinationKeyId: keyIds.spare,
          DryRun,
        }),
      ),
    ];
    for (const sent of calls) expect(await answerOf(sent)).toMatchObject(dry);
    const after = await kms.send(new GetKeyLastUsageCommand({KeyId}));
    expect(after.KeyLastUsage).toEqual(before.KeyLastUsage);
  });

  it('can ask about the key alone', async () => {
    const command = new DecryptCommand({
      KeyId,
      DryRun: true,
      DryRunModifiers: ['IGNORE_CIPHERTEXT'],
    });
    expect(await answerOf(kms.send(command))).toMatchObject(dry);
  });

  it('refuses as the call would', async () => {
    await kms.send(new DisableKeyCommand({KeyId}));
    const sent = kms.send(new EncryptCommand({KeyId, Plaintext: secret, DryRun: true}));
    expect(await answerOf(sent)).toMatchObject({name: 'DisabledException'});
  });
});
