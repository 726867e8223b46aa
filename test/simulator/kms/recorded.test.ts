/** What was recorded from real AWS, row by row: facts/wire.md §6 and facts/aws.md §2.2. */
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GetKeyPolicyCommand,
  GetParametersForImportCommand,
  ImportKeyMaterialCommand,
  type KMSClient,
  ListGrantsCommand,
  PutKeyPolicyCommand,
  ReEncryptCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import {describe, expect, it} from 'vitest';
import {accountWith, answerOf, arnOf, keyIds, kmsOf} from './support.ts';

const KeyId = keyIds.plain;
const nowhere = '00000000-0000-4000-8000-000000000000';
const text = new Uint8Array(16);
const forever = 'KEY_MATERIAL_DOES_NOT_EXPIRE';
const rootless =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/other"},"Action":"kms:*","Resource":"*"}]}';

type Row = {
  readonly when: string;
  readonly code: string;
  /** Undefined where only the code was recorded. */
  readonly message?: string;
  readonly send: (kms: KMSClient) => Promise<object>;
};

const sealed = async (kms: KMSClient, EncryptionContext?: {[name: string]: string}) =>
  (await kms.send(new EncryptCommand({KeyId, Plaintext: text, EncryptionContext}))).CiphertextBlob;

const signing = async (kms: KMSClient) =>
  (await kms.send(new CreateKeyCommand({KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY'})))
    .KeyMetadata ?? {KeyId: undefined};

const rows: readonly Row[] = [
  {
    when: 'an unknown key ID is expanded with account and Region',
    code: 'NotFoundException',
    message: `Key 'arn:aws:kms:eu-west-1:111122223333:key/${nowhere}' does not exist`,
    send: (kms) => kms.send(new DescribeKeyCommand({KeyId: nowhere})),
  },
  {
    when: 'an ID is no UUID',
    code: 'NotFoundException',
    message: "Invalid keyId 'zz'",
    send: (kms) => kms.send(new EncryptCommand({KeyId: 'zz', Plaintext: text})),
  },
  {
    when: 'an ARN is of another Region',
    code: 'NotFoundException',
    message: 'Invalid arn us-west-2',
    send: (kms) => kms.send(new EnableKeyCommand({KeyId: arnOf('plain', 'us-west-2')})),
  },
  {
    when: 'a key is disabled and rotated',
    code: 'DisabledException',
    message: `${arnOf('plain')} is disabled.`,
    send: async (kms) => {
      await kms.send(new DisableKeyCommand({KeyId}));
      return kms.send(new RotateKeyOnDemandCommand({KeyId}));
    },
  },
  {
    when: 'a disabled key is pending deletion: that wins',
    code: 'KMSInvalidStateException',
    message: `${arnOf('plain')} is pending deletion.`,
    send: async (kms) => {
      await kms.send(new DisableKeyCommand({KeyId}));
      await kms.send(new ScheduleKeyDeletionCommand({KeyId}));
      return kms.send(new GenerateDataKeyCommand({KeyId, KeySpec: 'AES_256'}));
    },
  },
  {
    when: 'deletion is scheduled twice',
    code: 'KMSInvalidStateException',
    send: async (kms) => {
      await kms.send(new ScheduleKeyDeletionCommand({KeyId}));
      return kms.send(new ScheduleKeyDeletionCommand({KeyId}));
    },
  },
  {
    when: 'a key never had its material imported',
    code: 'KMSInvalidStateException',
    send: async (kms) => {
      const {KeyMetadata} = await kms.send(new CreateKeyCommand({Origin: 'EXTERNAL'}));
      return kms.send(new EncryptCommand({KeyId: KeyMetadata?.KeyId, Plaintext: text}));
    },
  },
  {
    when: 'material is imported that expires, without a date',
    code: 'ValidationException',
    message: 'A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES',
    send: (kms) =>
      kms.send(
        new ImportKeyMaterialCommand({
          KeyId: keyIds.imported,
          ImportToken: text,
          EncryptedKeyMaterial: text,
          ExpirationModel: 'KEY_MATERIAL_EXPIRES',
        }),
      ),
  },
  {
    when: 'import parameters are asked for a key of KMS itself',
    code: 'UnsupportedOperationException',
    message: `${arnOf('plain')} origin is AWS_KMS which is not valid for this operation.`,
    send: (kms) =>
      kms.send(
        new GetParametersForImportCommand({
          KeyId,
          WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
          WrappingKeySpec: 'RSA_2048',
        }),
      ),
  },
  {
    when: 'an import token is none',
    code: 'InvalidImportTokenException',
    send: (kms) =>
      kms.send(
        new ImportKeyMaterialCommand({
          KeyId: keyIds.imported,
          ImportToken: text,
          EncryptedKeyMaterial: text,
          ExpirationModel: forever,
        }),
      ),
  },
  {
    when: 'the encryption context is another',
    code: 'InvalidCiphertextException',
    send: async (kms) =>
      kms.send(new DecryptCommand({CiphertextBlob: await sealed(kms, {team: 'shop'})})),
  },
  {
    when: 'a blob is broken',
    code: 'InvalidCiphertextException',
    send: (kms) => kms.send(new DecryptCommand({CiphertextBlob: text})),
  },
  {
    when: 'another key decrypts',
    code: 'IncorrectKeyException',
    message: 'The key ID in the request does not identify a CMK that can perform this operation.',
    send: async (kms) =>
      kms.send(new DecryptCommand({CiphertextBlob: await sealed(kms), KeyId: keyIds.spare})),
  },
  {
    when: 'another key re-encrypts',
    code: 'IncorrectKeyException',
    message: 'The key ID in the request does not identify a CMK that can perform this operation.',
    send: async (kms) =>
      kms.send(
        new ReEncryptCommand({
          CiphertextBlob: await sealed(kms),
          SourceKeyId: keyIds.spare,
          DestinationKeyId: KeyId,
        }),
      ),
  },
  {
    when: 'a signing key encrypts',
    code: 'InvalidKeyUsageException',
    send: async (kms) =>
      kms.send(new EncryptCommand({KeyId: (await signing(kms)).KeyId, Plaintext: text})),
  },
  {
    when: 'a dry run would have succeeded',
    code: 'DryRunOperationException',
    message: 'The request would have succeeded, but the DryRun option is set.',
    send: (kms) => kms.send(new EncryptCommand({KeyId, Plaintext: text, DryRun: true})),
  },
  {
    when: 'an alias has another prefix',
    code: 'ValidationException',
    message:
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    send: (kms) => kms.send(new CreateAliasCommand({AliasName: 'orders', TargetKeyId: KeyId})),
  },
  {
    when: 'a plaintext is too long: it is not repeated',
    code: 'ValidationException',
    message:
      "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096",
    send: (kms) => kms.send(new EncryptCommand({KeyId, Plaintext: new Uint8Array(4097)})),
  },
  ...[
    ['Duplicate tag keys', ['team', 'team']],
    ['Tags beginning with aws: are reserved', ['aws:team']],
    ['Too many tags', Array.from({length: 51}, (_, index) => `tag-${index}`)],
  ].map(
    ([message, keys]): Row => ({
      when: `tags are refused: ${message}`,
      code: 'TagException',
      message: String(message),
      send: (kms) =>
        kms.send(
          new TagResourceCommand({
            KeyId,
            Tags: [keys].flat().map((TagKey) => ({TagKey: String(TagKey), TagValue: ''})),
          }),
        ),
    }),
  ),
  {
    when: 'on-demand rotations are used up',
    code: 'LimitExceededException',
    message: `The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${arnOf('plain')}`,
    send: async (kms) => {
      for (let made = 0; made < 25; made += 1)
        await kms.send(new RotateKeyOnDemandCommand({KeyId}));
      return kms.send(new RotateKeyOnDemandCommand({KeyId}));
    },
  },
  {
    when: 'grants of `invalid` are listed',
    code: 'NotFoundException',
    send: (kms) => kms.send(new ListGrantsCommand({KeyId: 'invalid'})),
  },
  {
    when: 'a key policy locks its caller out',
    code: 'MalformedPolicyDocumentException',
    message: 'The new key policy will not allow you to update the key policy in the future.',
    send: (kms) => kms.send(new PutKeyPolicyCommand({KeyId, Policy: rootless})),
  },
  {
    when: 'a new key’s policy locks its caller out',
    code: 'MalformedPolicyDocumentException',
    message: 'The new key policy will not allow you to update the key policy in the future.',
    send: (kms) => kms.send(new CreateKeyCommand({Policy: rootless})),
  },
];

describe('a recorded refusal', () => {
  it.each(rows)('where $when', async ({code, message, send}) => {
    const answer = await answerOf(send(kmsOf(accountWith())));
    expect(answer).toMatchObject({name: code, status: 400});
    if (message !== undefined) expect(answer.message).toBe(message);
  });
});

describe('recorded shapes', () => {
  it('of the metadata of an AES key have these members and no others', async () => {
    const {KeyMetadata = {}} = await kmsOf(accountWith()).send(new DescribeKeyCommand({KeyId}));
    expect(Object.keys(KeyMetadata).sort()).toEqual([
      'AWSAccountId',
      'Arn',
      'CreationDate',
      'CurrentKeyMaterialId',
      'CustomerMasterKeySpec',
      'Description',
      'Enabled',
      'EncryptionAlgorithms',
      'KeyId',
      'KeyManager',
      'KeySpec',
      'KeyState',
      'KeyUsage',
      'MultiRegion',
      'Origin',
    ]);
  });

  it('of a policy have newlines', async () => {
    const {Policy = ''} = await kmsOf(accountWith()).send(new GetKeyPolicyCommand({KeyId}));
    expect(Policy).toContain('\n');
    expect(() => JSON.parse(Policy)).not.toThrow();
  });
});
