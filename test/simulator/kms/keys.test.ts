/** KMS through the SDK: key states, grants, policies, paging, and what each refuses. */
import {
  CancelKeyDeletionCommand,
  CreateGrantCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeyPoliciesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  RevokeGrantCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {clientsOf, day, ordersKey, ordersKeyArn, quietAccount, simulatorOf} from '../support.ts';

const KeyId = ordersKey;
let simulator: Simulator;
let kms: ReturnType<typeof clientsOf>['kms'];

beforeEach(() => {
  simulator = quietAccount({});
  kms = clientsOf(simulator).kms;
});

const stateOf = async () => (await kms.send(new DescribeKeyCommand({KeyId}))).KeyMetadata?.KeyState;

describe('a key that cannot be found', () => {
  it.each([
    ['zz', "Invalid keyId 'zz'"],
    [
      '00000000-0000-4000-8000-000000000000',
      "Key 'arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-000000000000' does not exist",
    ],
    [`arn:aws:kms:us-west-2:111122223333:key/${ordersKey}`, 'Invalid arn us-west-2'],
    ['alias/nothing', 'Alias arn:aws:kms:eu-west-1:111122223333:alias/nothing is not found.'],
  ])('%s answers NotFoundException with 400', async (id, message) => {
    await expect(kms.send(new DescribeKeyCommand({KeyId: id}))).rejects.toMatchObject({
      name: 'NotFoundException',
      message,
      $metadata: {httpStatusCode: 400},
    });
  });

  it('of another account is denied by its key policy', async () => {
    const foreign = `arn:aws:kms:eu-west-1:444455556666:key/${ordersKey}`;
    await expect(kms.send(new DescribeKeyCommand({KeyId: foreign}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('because no resource-based policy allows'),
    });
  });

  it('is not looked up by alias where AWS wants an ID or ARN', async () => {
    const sent = kms.send(new EnableKeyCommand({KeyId: 'alias/orders'}));
    await expect(sent).rejects.toMatchObject({name: 'NotFoundException'});
  });

  it('is described by alias', async () => {
    const answer = await kms.send(new DescribeKeyCommand({KeyId: 'alias/orders'}));
    expect(answer.KeyMetadata?.Arn).toBe(ordersKeyArn);
  });
});

describe('a disabled key', () => {
  beforeEach(() => kms.send(new DisableKeyCommand({KeyId})));

  it('is not Enabled, and can be enabled again', async () => {
    const {KeyMetadata} = await kms.send(new DescribeKeyCommand({KeyId}));
    expect(KeyMetadata).toMatchObject({KeyState: 'Disabled', Enabled: false});
    await kms.send(new EnableKeyCommand({KeyId}));
    expect(await stateOf()).toBe('Enabled');
  });

  it('refuses a grant in the recorded words', async () => {
    const grant = {KeyId, GranteePrincipal: 'arn:aws:iam::111122223333:root'};
    await expect(
      kms.send(new CreateGrantCommand({...grant, Operations: ['Decrypt']})),
    ).rejects.toMatchObject({name: 'DisabledException', message: `${ordersKeyArn} is disabled.`});
  });

  it('shows its policy, grants, tags and aliases', async () => {
    const reads = [
      kms.send(new GetKeyPolicyCommand({KeyId})),
      kms.send(new ListKeyPoliciesCommand({KeyId})),
      kms.send(new ListGrantsCommand({KeyId})),
      kms.send(new ListResourceTagsCommand({KeyId})),
      kms.send(new ListAliasesCommand({KeyId})),
    ];
    for (const answer of await Promise.all(reads)) {
      expect(answer.$metadata.httpStatusCode).toBe(200);
    }
  });
});

describe('a key that is being deleted', () => {
  beforeEach(() => kms.send(new ScheduleKeyDeletionCommand({KeyId, PendingWindowInDays: 7})));

  it('cannot be enabled before the deletion is cancelled', async () => {
    await expect(kms.send(new EnableKeyCommand({KeyId}))).rejects.toMatchObject({
      name: 'KMSInvalidStateException',
      message: `${ordersKeyArn} is pending deletion.`,
    });
  });

  it('is Disabled after CancelKeyDeletion, without a date', async () => {
    const {KeyId: answered} = await kms.send(new CancelKeyDeletionCommand({KeyId}));
    expect(answered).toBe(ordersKeyArn);
    const {KeyMetadata} = await kms.send(new DescribeKeyCommand({KeyId}));
    expect(KeyMetadata).toMatchObject({KeyState: 'Disabled'});
    expect(KeyMetadata?.DeletionDate).toBeUndefined();
  });

  it('is gone with its aliases when the waiting period is over', async () => {
    simulator.advance(7 * day);
    await expect(stateOf()).rejects.toMatchObject({name: 'NotFoundException'});
    const {Aliases = []} = await kms.send(new ListAliasesCommand({}));
    expect(Aliases.map((alias) => alias.AliasName)).not.toContain('alias/orders');
  });

  it('lives on when the deletion was cancelled in time', async () => {
    simulator.advance(6 * day);
    await kms.send(new CancelKeyDeletionCommand({KeyId}));
    simulator.advance(30 * day);
    expect(await stateOf()).toBe('Disabled');
  });
});

describe('deletion that makes no sense', () => {
  it('needs 7 to 30 days', async () => {
    const sent = kms.send(new ScheduleKeyDeletionCommand({KeyId, PendingWindowInDays: 3}));
    await expect(sent).rejects.toMatchObject({name: 'ValidationException'});
    expect(await stateOf()).toBe('Enabled');
  });

  it('cannot be cancelled where none is pending', async () => {
    const sent = kms.send(new CancelKeyDeletionCommand({KeyId}));
    await expect(sent).rejects.toMatchObject({name: 'KMSInvalidStateException'});
  });
});

describe('grants', () => {
  const GranteePrincipal = 'arn:aws:iam::111122223333:role/reader';

  it('include the one RDS made, known by its encryption context', async () => {
    const {Grants = []} = await kms.send(new ListGrantsCommand({KeyId}));
    expect(Grants).toHaveLength(1);
    expect(Grants[0]).toMatchObject({
      GranteePrincipal: 'rds.eu-west-1.amazonaws.com',
      Constraints: {EncryptionContextSubset: {'aws:rds:db-id': expect.stringMatching(/^db-/)}},
    });
  });

  it('with a name are made once however often they are asked for', async () => {
    const grant = new CreateGrantCommand({
      KeyId,
      GranteePrincipal,
      Operations: ['Decrypt'],
      Name: 'one',
    });
    const first = await kms.send(grant);
    expect((await kms.send(grant)).GrantId).toBe(first.GrantId);
  });

  it('refuse a service principal as grantee', async () => {
    const sent = kms.send(
      new CreateGrantCommand({
        KeyId,
        GranteePrincipal: 'rds.eu-west-1.amazonaws.com',
        Operations: ['Decrypt'],
      }),
    );
    await expect(sent).rejects.toMatchObject({name: 'InvalidArnException'});
  });

  it('come in pages until the last one is there', async () => {
    for (let index = 0; index < 4; index += 1) {
      await kms.send(new CreateGrantCommand({KeyId, GranteePrincipal, Operations: ['Decrypt']}));
    }
    const ids: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await kms.send(new ListGrantsCommand({KeyId, Limit: 2, Marker}));
      ids.push(...(page.Grants ?? []).map((grant) => grant.GrantId));
      expect(page.Truncated).toBe(page.NextMarker !== undefined);
      Marker = page.NextMarker;
    } while (Marker);
    expect(new Set(ids).size).toBe(5);
  });

  it('are not paged with a marker from nowhere', async () => {
    const sent = kms.send(new ListGrantsCommand({KeyId, Marker: 'nowhere'}));
    await expect(sent).rejects.toMatchObject({name: 'InvalidMarkerException'});
  });

  it('are kept by a dry run and gone after RevokeGrant', async () => {
    const {Grants = []} = await kms.send(new ListGrantsCommand({KeyId}));
    const GrantId = Grants[0]?.GrantId;
    await expect(
      kms.send(new RevokeGrantCommand({KeyId, GrantId, DryRun: true})),
    ).rejects.toMatchObject({name: 'DryRunOperationException'});
    await kms.send(new RevokeGrantCommand({KeyId, GrantId}));
    expect((await kms.send(new ListGrantsCommand({KeyId}))).Grants).toEqual([]);
  });
});

describe('a key policy', () => {
  it.each([
    ['{', 'no JSON'],
    ['{"Statement":[]}', 'no statement'],
    ['{"Statement":{"Effect":"Allow","Principal":"*","Action":"kms:*"}}', 'no resource'],
    ['{"Statement":{"Effect":"Allow","Principal":"*","Resource":"*"}}', 'no action'],
    ['{"Statement":{"Effect":"Perhaps","Principal":"*","Action":"*","Resource":"*"}}', 'no effect'],
  ])('%s is refused: %s', async (Policy) => {
    const before = await kms.send(new GetKeyPolicyCommand({KeyId}));
    const sent = kms.send(new PutKeyPolicyCommand({KeyId, Policy}));
    await expect(sent).rejects.toMatchObject({name: 'MalformedPolicyDocumentException'});
    expect((await kms.send(new GetKeyPolicyCommand({KeyId}))).Policy).toBe(before.Policy);
  });

  it('is replaced as a whole', async () => {
    const Policy =
      '{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["kms:Put*","kms:Get*"],"Resource":"*"}}';
    await kms.send(new PutKeyPolicyCommand({KeyId, Policy}));
    expect((await kms.send(new GetKeyPolicyCommand({KeyId}))).Policy).toBe(Policy);
  });
});

describe('the last use of a key', () => {
  it('is the last look of RDS before the key was lost', async () => {
    simulator = await simulatorOf('key-disabled');
    const {kms: admin} = clientsOf(simulator, 'administrator');
    const {KeyLastUsage} = await admin.send(new GetKeyLastUsageCommand({KeyId}));
    expect(KeyLastUsage?.Timestamp).toEqual(new Date('2026-03-01T23:38:04Z'));
  });

  it('is denied to the operator of that night, in words that name the policy type', async () => {
    const {kms: operator} = clientsOf(await simulatorOf('key-disabled'));
    await expect(operator.send(new GetKeyLastUsageCommand({KeyId}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara is not authorized to perform: kms:GetKeyLastUsage on resource: ${ordersKeyArn} because no identity-based policy allows the kms:GetKeyLastUsage action`,
      $metadata: {httpStatusCode: 400},
    });
  });
});

describe('lists of keys', () => {
  it('hold every key of the Region', async () => {
    const {Keys = []} = await kms.send(new ListKeysCommand({}));
    expect(Keys.map((key) => key.KeyId)).toContain(ordersKey);
    expect(Keys).toHaveLength(2);
  });
});

describe('a missing member', () => {
  it('is named in the words of KMS', async () => {
    const sent = kms.send(new DescribeKeyCommand({KeyId: undefined}));
    await expect(sent).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null",
    });
  });
});

describe('a key that AWS manages', () => {
  it('cannot be disabled', async () => {
    const {kms: admin} = clientsOf(await simulatorOf('key-disabled'), 'administrator');
    const sent = admin.send(new DisableKeyCommand({KeyId: '7ac5190e-d2f4-4638-8b07-f61d2e9c4a35'}));
    await expect(sent).rejects.toMatchObject({$metadata: {httpStatusCode: 400}});
  });
});
