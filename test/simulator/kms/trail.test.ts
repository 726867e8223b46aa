/** What CloudTrail says about calls of KMS, operation by operation (facts/aws.md §5.2). */
import {CloudTrailClient, LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DecryptCommand,
  DeleteImportedKeyMaterialCommand,
  DisableKeyCommand,
  DisconnectCustomKeyStoreCommand,
  EncryptCommand,
  ReEncryptCommand,
  ReplicateKeyCommand,
  RetireGrantCommand,
  ScheduleKeyDeletionCommand,
  UpdateCustomKeyStoreCommand,
} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import {requestHandler, type Simulator} from '../../../src/simulator/simulator.ts';
import {day, minute} from '../support.ts';
import {accountWith, answerOf, arnOf, hsmStore, keyIds, kmsOf} from './support.ts';

const KeyId = keyIds.plain;
let world: Simulator;
let kms: ReturnType<typeof kmsOf>;

const begin = (wishes: Parameters<typeof accountWith>[0] = {}) => {
  world = accountWith(wishes);
  kms = kmsOf(world);
};
beforeEach(() => begin());

/** The newest record of that name, once it is delivered. */
async function recordOf(name: string, region = 'eu-west-1') {
  world.advance(10 * minute);
  const {accessKeyId, secretAccessKey} = world.administrator;
  const client = new CloudTrailClient({
    region,
    credentials: {accessKeyId, secretAccessKey},
    requestHandler: requestHandler(world),
    maxAttempts: 1,
  });
  const {Events = []} = await client.send(
    new LookupEventsCommand({
      LookupAttributes: [{AttributeKey: 'EventName', AttributeValue: name}],
    }),
  );
  return JSON.parse(Events[0]?.CloudTrailEvent ?? '{}');
}

const keyResource = (arn = arnOf('plain')) => [expect.objectContaining({ARN: arn})];

describe('the record of', () => {
  it('CreateKey names the key that was made', async () => {
    const {KeyMetadata} = await kms.send(new CreateKeyCommand({Description: 'new'}));
    expect(await recordOf('CreateKey')).toMatchObject({
      readOnly: false,
      requestParameters: {description: 'new'},
      responseElements: {keyMetadata: {keyId: KeyMetadata?.KeyId, keyState: 'Enabled'}},
      resources: keyResource(KeyMetadata?.Arn),
    });
  });

  it('RetireGrant has no parameters and the grant beside them', async () => {
    const GranteePrincipal = 'arn:aws:iam::111122223333:role/app';
    const {GrantId, GrantToken} = await kms.send(
      new CreateGrantCommand({KeyId, GranteePrincipal, Operations: ['Decrypt']}),
    );
    await kms.send(new RetireGrantCommand({GrantToken}));
    const record = await recordOf('RetireGrant');
    expect(record).toMatchObject({
      requestParameters: null,
      additionalEventData: {grantId: GrantId},
      resources: keyResource(),
    });
    const made = await recordOf('CreateGrant');
    expect(made.responseElements).toEqual({grantId: GrantId});
    expect(JSON.stringify([record, made])).not.toContain(GrantToken);
  });

  it('ScheduleKeyDeletion has its odd date, and DeleteKey is an event of KMS itself', async () => {
    await kms.send(new ScheduleKeyDeletionCommand({KeyId, PendingWindowInDays: 7}));
    expect((await recordOf('ScheduleKeyDeletion')).responseElements).toMatchObject({
      keyState: 'PendingDeletion',
      deletionDate: expect.stringMatching(/^Mar 8, 2026 12:\d\d:\d\d PM$/),
    });
    world.advance(7 * day);
    expect(await recordOf('DeleteKey')).toMatchObject({
      eventType: 'AwsServiceEvent',
      requestParameters: null,
      sourceIPAddress: 'AWS Internal',
      resources: keyResource(),
    });
  });

  it('DeleteImportedKeyMaterial echoes its answer', async () => {
    const {KeyMaterialId} = await kms.send(
      new DeleteImportedKeyMaterialCommand({KeyId: keyIds.imported}),
    );
    expect(await recordOf('DeleteImportedKeyMaterial')).toMatchObject({
      requestParameters: {keyId: keyIds.imported},
      responseElements: {keyId: arnOf('imported'), keyMaterialId: KeyMaterialId},
    });
  });

  it('material that expired is an event of KMS itself, with the key in its details', async () => {
    begin({imported: {ValidTo: '2026-03-01T12:30:00Z'}});
    world.advance(60 * minute);
    expect(await recordOf('DeleteExpiredKeyMaterial')).toMatchObject({
      eventType: 'AwsServiceEvent',
      requestParameters: null,
      serviceEventDetails: {keyId: keyIds.imported},
      resources: keyResource(arnOf('imported')),
    });
  });

  it('DisconnectCustomKeyStore names the store and its cluster', async () => {
    await kms.send(new DisconnectCustomKeyStoreCommand({CustomKeyStoreId: hsmStore}));
    expect(await recordOf('DisconnectCustomKeyStore')).toMatchObject({
      requestParameters: {customKeyStoreId: hsmStore},
      additionalEventData: {customKeyStoreName: 'hsm', clusterId: 'cluster-2a23b4cdefg'},
      resources: [],
    });
  });

  it('UpdateCustomKeyStore hides the password', async () => {
    begin({hsm: {ConnectionState: 'DISCONNECTED'}});
    await kms.send(
      new UpdateCustomKeyStoreCommand({CustomKeyStoreId: hsmStore, KeyStorePassword: 'kmsPswd'}),
    );
    const record = await recordOf('UpdateCustomKeyStore');
    expect(JSON.stringify(record)).not.toContain('kmsPswd');
  });

  it('ReplicateKey is a CreateKey in the other Region', async () => {
    await kms.send(new ReplicateKeyCommand({KeyId: keyIds.primary, ReplicaRegion: 'us-east-1'}));
    expect(await recordOf('ReplicateKey')).toMatchObject({
      requestParameters: {keyId: keyIds.primary, replicaRegion: 'us-east-1'},
      resources: keyResource(arnOf('primary')),
    });
    expect(await recordOf('CreateKey', 'us-east-1')).toMatchObject({
      awsRegion: 'us-east-1',
      resources: keyResource(arnOf('primary', 'us-east-1')),
    });
  });

  it('CreateAlias names the alias and the key', async () => {
    await kms.send(new CreateAliasCommand({AliasName: 'alias/new', TargetKeyId: KeyId}));
    const {resources} = await recordOf('CreateAlias');
    expect(resources.map((resource: {ARN: string}) => resource.ARN)).toEqual([
      arnOf('plain'),
      'arn:aws:kms:eu-west-1:111122223333:alias/new',
    ]);
  });

  it('cryptographic calls are reads, with context and key and without text', async () => {
    const Plaintext = new TextEncoder().encode('nobody may read this');
    const EncryptionContext = {team: 'shop'};
    const {CiphertextBlob} = await kms.send(
      new EncryptCommand({KeyId: 'alias/orders', Plaintext, EncryptionContext}),
    );
    await kms.send(new DecryptCommand({CiphertextBlob, EncryptionContext}));
    await kms.send(
      new ReEncryptCommand({
        CiphertextBlob,
        SourceEncryptionContext: EncryptionContext,
        DestinationKeyId: keyIds.spare,
      }),
    );
    expect(await recordOf('Encrypt')).toMatchObject({
      readOnly: true,
      requestParameters: {keyId: 'alias/orders', encryptionContext: EncryptionContext},
      responseElements: null,
      resources: keyResource(),
    });
    const opened = await recordOf('Decrypt');
    expect(opened).toMatchObject({readOnly: true, resources: keyResource()});
    expect(Object.keys(opened.requestParameters)).toEqual(['encryptionContext']);
    const moved = await recordOf('ReEncrypt');
    expect(moved.resources.map((resource: {ARN: string}) => resource.ARN)).toEqual([
      arnOf('plain'),
      arnOf('spare'),
    ]);
  });

  it('a refused use says why', async () => {
    await kms.send(new DisableKeyCommand({KeyId}));
    await answerOf(kms.send(new EncryptCommand({KeyId, Plaintext: new Uint8Array(4)})));
    expect(await recordOf('Encrypt')).toMatchObject({
      errorCode: 'DisabledException',
      errorMessage: `${arnOf('plain')} is disabled.`,
    });
  });
});
