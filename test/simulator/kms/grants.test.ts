/** Grants: who may be grantee, what a name means, who may retire, what is listed. */
import {
  CreateGrantCommand,
  type CreateGrantCommandInput,
  ListGrantsCommand,
  ListRetirableGrantsCommand,
  RetireGrantCommand,
  RevokeGrantCommand,
} from '@aws-sdk/client-kms';
import {beforeEach, describe, expect, it} from 'vitest';
import {requireRoom} from '../../../src/simulator/services/kms/create-grant.ts';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import type {Grant} from '../../../src/simulator/world/keys.ts';
import {accountWith, answerOf, arnOf, keyIds, kmsOf} from './support.ts';

const KeyId = keyIds.spare;
const me = 'arn:aws:iam::111122223333:role/OnCallResponder';
const app = 'arn:aws:iam::111122223333:role/app';
let world: Simulator;
let kms: ReturnType<typeof kmsOf>;

beforeEach(() => {
  world = accountWith();
  kms = kmsOf(world);
});

const create = (more: Partial<CreateGrantCommandInput> = {}) =>
  kms.send(
    new CreateGrantCommand({KeyId, GranteePrincipal: app, Operations: ['Decrypt'], ...more}),
  );
const listed = async () => (await kms.send(new ListGrantsCommand({KeyId}))).Grants ?? [];

describe('a grantee', () => {
  it.each([
    'arn:aws:iam::444455556666:root',
    'arn:aws:iam::111122223333:user/mara',
    'arn:aws:iam::111122223333:role/path/app',
    'arn:aws:sts::111122223333:assumed-role/app/session',
    'arn:aws:sts::111122223333:federated-user/bob',
  ])('may be %s', async (GranteePrincipal) => {
    await create({GranteePrincipal});
    expect((await listed())[0]).toMatchObject({GranteePrincipal, KeyId: arnOf('spare')});
  });

  it.each([
    'rds.eu-west-1.amazonaws.com',
    'arn:aws:iam::111122223333:group/admins',
    'arn:aws:organizations::111122223333:organization/o-abcdefghij',
    '111122223333',
  ])('may not be %s', async (GranteePrincipal) => {
    expect(await answerOf(create({GranteePrincipal}))).toMatchObject({
      name: 'InvalidArnException',
      status: 400,
    });
  });

  const service = {GranteePrincipal: undefined, GranteeServicePrincipal: 'rds.amazonaws.com'};
  const SourceArn = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';
  it.each<[string, Partial<CreateGrantCommandInput>]>([
    ['nobody', {GranteePrincipal: undefined}],
    ['a principal and a service', {...service, GranteePrincipal: app}],
    ['a service without a source', {...service, RetiringPrincipal: me}],
    ['a service that nobody can retire', {...service, Constraints: {SourceArn}}],
    ['an operation of another kind of key', {Operations: ['Sign']}],
    ['no operation', {Operations: []}],
  ])('is refused as %s', async (_name, more) => {
    expect(await answerOf(create(more))).toMatchObject({name: 'ValidationException', status: 400});
  });

  it('may be a service for one resource', async () => {
    await create({...service, Constraints: {SourceArn}, RetiringPrincipal: me});
    const [grant] = await listed();
    expect(grant).toMatchObject({
      GranteeServicePrincipal: 'rds.amazonaws.com',
      RetiringPrincipal: me,
      Constraints: {SourceArn},
    });
    expect(grant).not.toHaveProperty('GranteePrincipal');
  });
});

describe('a named grant', () => {
  it('is the same only where everything asked for is the same', async () => {
    const first = await create({Name: 'app', Operations: ['Decrypt', 'Encrypt']});
    const again = await create({Name: 'app', Operations: ['Encrypt', 'Decrypt']});
    expect(again.GrantId).toBe(first.GrantId);
    const wider = await create({Name: 'app', Operations: ['Encrypt', 'Decrypt', 'DescribeKey']});
    expect(wider.GrantId).not.toBe(first.GrantId);
    expect(await listed()).toHaveLength(2);
  });

  it('without a name is new every time', async () => {
    await create();
    await create();
    expect(await listed()).toHaveLength(2);
  });
});

describe('what a key takes', () => {
  it('is 50,000 grants', () => {
    const arn = arnOf('spare');
    const many = (length: number) => ({arn, grants: Array.from({length}, () => ({}) as Grant)});
    expect(() => requireRoom(many(49_999))).not.toThrow();
    expect(() => requireRoom(many(50_000))).toThrow(
      expect.objectContaining({shape: 'LimitExceededException'}),
    );
  });
});

describe('retiring', () => {
  it('works by token for the retiring principal, and leaves nothing', async () => {
    const {GrantToken} = await create({RetiringPrincipal: me});
    await kms.send(new RetireGrantCommand({GrantToken}));
    expect(await listed()).toEqual([]);
  });

  it('works by key and ID for the grantee that the grant lets', async () => {
    const {GrantId} = await create({GranteePrincipal: me, Operations: ['RetireGrant']});
    await kms.send(new RetireGrantCommand({KeyId, GrantId}));
    expect(await listed()).toEqual([]);
  });

  it.each([
    [{GrantToken: 'nowhere'}, 'InvalidGrantTokenException'],
    [{KeyId, GrantId: 'short'}, 'InvalidGrantIdException'],
    [{KeyId, GrantId: 'a'.repeat(64)}, 'NotFoundException'],
    [{KeyId}, 'ValidationException'],
    [{}, 'ValidationException'],
  ])('of %j is refused', async (input, name) => {
    expect(await answerOf(kms.send(new RetireGrantCommand(input)))).toMatchObject({
      name,
      status: 400,
    });
  });

  it('is only tried by a dry run', async () => {
    const {GrantToken} = await create();
    for (const sent of [
      kms.send(new RetireGrantCommand({GrantToken, DryRun: true})),
      create({DryRun: true}),
      kms.send(
        new RevokeGrantCommand({KeyId, GrantId: (await listed())[0]?.GrantId, DryRun: true}),
      ),
    ]) {
      expect(await answerOf(sent)).toEqual({
        name: 'DryRunOperationException',
        message: 'The request would have succeeded, but the DryRun option is set.',
        status: 400,
      });
    }
    expect(await listed()).toHaveLength(1);
  });
});

describe('lists of grants', () => {
  it('of a retiring principal go over every key of the Region', async () => {
    await create({RetiringPrincipal: me});
    await create({KeyId: keyIds.plain, RetiringPrincipal: me});
    await create({RetiringPrincipal: app});
    const {Grants = []} = await kms.send(new ListRetirableGrantsCommand({RetiringPrincipal: me}));
    expect(Grants.map((grant) => grant.KeyId)).toEqual([arnOf('plain'), arnOf('spare')]);
  });

  it('come in pages of at most 100, narrowed by ID or grantee', async () => {
    for (let index = 0; index < 3; index += 1) await create();
    const {GrantId} = await create({GranteePrincipal: me});
    const byId = await kms.send(new ListGrantsCommand({KeyId, GrantId}));
    const byGrantee = await kms.send(new ListGrantsCommand({KeyId, GranteePrincipal: me}));
    expect(byId.Grants).toEqual(byGrantee.Grants);
    expect(byId.Grants).toHaveLength(1);
    const first = await kms.send(new ListGrantsCommand({KeyId, Limit: 3}));
    expect(first).toMatchObject({Truncated: true, Grants: {length: 3}});
    const rest = await kms.send(new ListGrantsCommand({KeyId, Limit: 3, Marker: first.NextMarker}));
    expect(rest).toMatchObject({Truncated: false, Grants: {length: 1}});
    expect(await answerOf(kms.send(new ListGrantsCommand({KeyId, Limit: 101})))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('by service are for services', async () => {
    const command = new ListGrantsCommand({KeyId, GranteeServicePrincipal: 'rds.amazonaws.com'});
    expect(await answerOf(kms.send(command))).toMatchObject({name: 'AccessDeniedException'});
  });
});
