/** IAM over the wire: what is put comes back, what is changed counts at the next call. */
import {CloudTrailClient, LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import * as iam from '@aws-sdk/client-iam';
import {DescribeKeyCommand} from '@aws-sdk/client-kms';
import {AssumeRoleCommand} from '@aws-sdk/client-sts';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {minute, ordersKey} from '../support.ts';
import {clients, configOf, credentialsOf, home, policy, statement, world} from './account.ts';

let simulator: Simulator;
let client: iam.IAMClient;

beforeEach(() => {
  simulator = world({
    principals: {
      mara: {role: 'OnCall', session: 'mara', allow: ['rds:*'], tags: {team: 'shop'}},
      ada: {user: 'ada', allow: ['kms:DescribeKey']},
    },
  });
  client = new iam.IAMClient(configOf(simulator, simulator.administrator));
});

const keys = JSON.stringify(policy(statement('Allow', 'kms:*', {Sid: 'Keys'})));
const describeKey = () => clients(simulator).kms.send(new DescribeKeyCommand({KeyId: ordersKey}));
const decoded = (text: string | undefined) => JSON.parse(decodeURIComponent(text ?? ''));
const RoleName = 'OnCall';

describe('an inline policy', () => {
  const put = new iam.PutRolePolicyCommand({RoleName, PolicyName: 'Keys', PolicyDocument: keys});

  it('gives a right at the next call and takes it away again', async () => {
    await expect(describeKey()).rejects.toThrow(/no identity-based policy/);
    await client.send(put);
    await describeKey();
    const {PolicyNames} = await client.send(new iam.ListRolePoliciesCommand({RoleName}));
    expect(PolicyNames).toEqual(['ScenarioPermissions', 'Keys']);
    const got = await client.send(new iam.GetRolePolicyCommand({RoleName, PolicyName: 'Keys'}));
    expect(got.PolicyDocument).toMatch(/^%7B%22Version/);
    expect(decoded(got.PolicyDocument)).toEqual(JSON.parse(keys));
    await client.send(new iam.DeleteRolePolicyCommand({RoleName, PolicyName: 'Keys'}));
    await expect(describeKey()).rejects.toThrow(/no identity-based policy/);
  });

  it('of a user is kept apart from those of roles', async () => {
    const UserName = 'ada';
    const PolicyName = 'Keys';
    await client.send(new iam.PutUserPolicyCommand({UserName, PolicyName, PolicyDocument: keys}));
    const got = await client.send(new iam.GetUserPolicyCommand({UserName, PolicyName}));
    expect(decoded(got.PolicyDocument)).toEqual(JSON.parse(keys));
    const {PolicyNames} = await client.send(new iam.ListUserPoliciesCommand({UserName}));
    expect(PolicyNames).toEqual(['ScenarioPermissions', 'Keys']);
    await client.send(new iam.DeleteUserPolicyCommand({UserName, PolicyName}));
    await expect(
      client.send(new iam.GetUserPolicyCommand({UserName, PolicyName})),
    ).rejects.toMatchObject({name: 'NoSuchEntityException'});
  });
});

describe('a managed policy', () => {
  const PolicyArn = `arn:aws:iam::${home}:policy/Keys`;

  beforeEach(async () => {
    await client.send(new iam.CreatePolicyCommand({PolicyName: 'Keys', PolicyDocument: keys}));
  });

  it('counts while it is attached, in its default version', async () => {
    await client.send(new iam.AttachRolePolicyCommand({RoleName, PolicyArn}));
    await describeKey();
    const none = JSON.stringify(policy(statement('Allow', 'rds:*')));
    const input = {PolicyArn, PolicyDocument: none, SetAsDefault: true};
    const {PolicyVersion} = await client.send(new iam.CreatePolicyVersionCommand(input));
    expect(PolicyVersion).toMatchObject({VersionId: 'v2', IsDefaultVersion: true});
    await expect(describeKey()).rejects.toThrow(/not authorized/);
    const old = await client.send(new iam.GetPolicyVersionCommand({PolicyArn, VersionId: 'v1'}));
    expect(decoded(old.PolicyVersion?.Document)).toEqual(JSON.parse(keys));
    const {Versions} = await client.send(new iam.ListPolicyVersionsCommand({PolicyArn}));
    expect(Versions?.map(({VersionId}) => VersionId)).toEqual(['v2', 'v1']);
    const {AttachedPolicies} = await client.send(
      new iam.ListAttachedRolePoliciesCommand({RoleName}),
    );
    expect(AttachedPolicies).toEqual([{PolicyName: 'Keys', PolicyArn}]);
    await client.send(new iam.DetachRolePolicyCommand({RoleName, PolicyArn}));
    const {Policy} = await client.send(new iam.GetPolicyCommand({PolicyArn}));
    expect(Policy).toMatchObject({AttachmentCount: 0, DefaultVersionId: 'v2'});
  });

  it('of a user, and one of AWS itself', async () => {
    const UserName = 'ada';
    const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
    await client.send(new iam.AttachUserPolicyCommand({UserName, PolicyArn}));
    await client.send(new iam.AttachUserPolicyCommand({UserName, PolicyArn: admin}));
    const listed = await client.send(new iam.ListAttachedUserPoliciesCommand({UserName}));
    expect(listed.AttachedPolicies?.map(({PolicyName}) => PolicyName)).toEqual([
      'Keys',
      'AdministratorAccess',
    ]);
    await client.send(new iam.DetachUserPolicyCommand({UserName, PolicyArn: admin}));
    const {Policies} = await client.send(new iam.ListPoliciesCommand({Scope: 'Local'}));
    expect(Policies).toMatchObject([{PolicyName: 'Keys', AttachmentCount: 1}]);
  });

  it('has five versions at most', async () => {
    const add = new iam.CreatePolicyVersionCommand({PolicyArn, PolicyDocument: keys});
    for (let version = 2; version <= 5; version += 1) await client.send(add);
    await expect(client.send(add)).rejects.toMatchObject({name: 'LimitExceededException'});
  });

  it('as a boundary limits a role', async () => {
    await client.send(
      new iam.PutRolePolicyCommand({RoleName, PolicyName: 'All', PolicyDocument: keys}),
    );
    const rds = JSON.stringify(policy(statement('Allow', 'rds:*')));
    await client.send(new iam.CreatePolicyCommand({PolicyName: 'Rds', PolicyDocument: rds}));
    const PermissionsBoundary = `arn:aws:iam::${home}:policy/Rds`;
    await client.send(new iam.PutRolePermissionsBoundaryCommand({RoleName, PermissionsBoundary}));
    await expect(describeKey()).rejects.toThrow(/no permissions boundary allows/);
    const {Role} = await client.send(new iam.GetRoleCommand({RoleName}));
    expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(PermissionsBoundary);
    await client.send(new iam.DeleteRolePermissionsBoundaryCommand({RoleName}));
    await describeKey();
  });
});

describe('roles and users', () => {
  it('are listed without their tags and shown with them', async () => {
    const {Roles} = await client.send(new iam.ListRolesCommand({}));
    expect(Roles?.map((role) => role.RoleName)).toEqual(['Administrator', 'OnCall']);
    expect(Roles?.[1]?.Tags).toBeUndefined();
    await client.send(new iam.TagRoleCommand({RoleName, Tags: [{Key: 'tier', Value: '1'}]}));
    const {Role} = await client.send(new iam.GetRoleCommand({RoleName}));
    expect(Role?.Tags).toEqual([
      {Key: 'team', Value: 'shop'},
      {Key: 'tier', Value: '1'},
    ]);
    expect(decoded(Role?.AssumeRolePolicyDocument).Statement[0].Effect).toBe('Allow');
    const {Users} = await client.send(new iam.ListUsersCommand({}));
    expect(Users).toMatchObject([{UserName: 'ada', Arn: `arn:aws:iam::${home}:user/ada`}]);
    expect((await client.send(new iam.ListGroupsForUserCommand({UserName: 'ada'}))).Groups).toEqual(
      [],
    );
  });

  it('name the user whose key signs, and no role', async () => {
    const ada = new iam.IAMClient(configOf(simulator, credentialsOf(simulator, 'ada')));
    await client.send(
      new iam.PutUserPolicyCommand({
        UserName: 'ada',
        PolicyName: 'Self',
        PolicyDocument: JSON.stringify(policy(statement('Allow', 'iam:GetUser'))),
      }),
    );
    expect((await ada.send(new iam.GetUserCommand({}))).User?.UserName).toBe('ada');
    await expect(client.send(new iam.GetUserCommand({}))).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });

  it('are made, trusted, keyed and deleted', async () => {
    const trust = (AWS: string) =>
      JSON.stringify(policy({Effect: 'Allow', Action: 'sts:AssumeRole', Principal: {AWS}}));
    const input = {RoleName: 'Fresh', AssumeRolePolicyDocument: trust(home), Path: '/night/'};
    const {Role} = await client.send(new iam.CreateRoleCommand(input));
    expect(Role?.Arn).toBe(`arn:aws:iam::${home}:role/night/Fresh`);
    const {User} = await client.send(new iam.CreateUserCommand({UserName: 'bo'}));
    expect(User?.UserId).toMatch(/^AIDA\w{17}$/);
    const {AccessKey} = await client.send(new iam.CreateAccessKeyCommand({UserName: 'bo'}));
    const credentials = {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    };
    const {sts} = clients(simulator, credentials);
    const assume = new AssumeRoleCommand({RoleArn: Role?.Arn, RoleSessionName: 'bo'});
    await expect(sts.send(assume)).rejects.toThrow(/not authorized/);
    const PolicyDocument = trust(User?.Arn ?? '');
    await client.send(new iam.UpdateAssumeRolePolicyCommand({RoleName: 'Fresh', PolicyDocument}));
    expect((await sts.send(assume)).AssumedRoleUser?.Arn).toContain('assumed-role/Fresh/bo');
    const {AccessKeyMetadata} = await client.send(new iam.ListAccessKeysCommand({UserName: 'bo'}));
    expect(AccessKeyMetadata).toMatchObject([{AccessKeyId: credentials.accessKeyId}]);
    const remove = new iam.DeleteUserCommand({UserName: 'bo'});
    await expect(client.send(remove)).rejects.toMatchObject({name: 'DeleteConflictException'});
    const AccessKeyId = credentials.accessKeyId;
    await client.send(new iam.DeleteAccessKeyCommand({UserName: 'bo', AccessKeyId}));
    await client.send(remove);
    await expect(sts.send(assume)).rejects.toMatchObject({name: 'InvalidClientTokenId'});
    await client.send(new iam.DeleteRoleCommand({RoleName: 'Fresh'}));
    await expect(client.send(new iam.GetRoleCommand({RoleName: 'Fresh'}))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      $metadata: {httpStatusCode: 404},
    });
  });

  it('of a deleted role keep nothing, even under a role of the same name', async () => {
    const inline = {RoleName, PolicyName: 'ScenarioPermissions'};
    await client.send(new iam.DeleteRolePolicyCommand(inline));
    await client.send(new iam.DeleteRoleCommand({RoleName}));
    const anyone = {Effect: 'Allow', Action: 'sts:AssumeRole', Principal: {AWS: home}};
    const AssumeRolePolicyDocument = JSON.stringify(policy(anyone));
    await client.send(new iam.CreateRoleCommand({RoleName, AssumeRolePolicyDocument}));
    const grant = {RoleName, PolicyName: 'Keys', PolicyDocument: keys};
    await client.send(new iam.PutRolePolicyCommand(grant));
    await expect(describeKey()).rejects.toThrow(/no identity-based policy/);
  });
});

describe('what IAM refuses', () => {
  const PolicyName = 'x';
  it.each<readonly [string, () => Promise<unknown>, string, number, RegExp]>([
    [
      'an unknown user',
      () => client.send(new iam.GetUserCommand({UserName: 'zoe'})),
      'NoSuchEntityException',
      404,
      /^The user with name zoe cannot be found\.$/,
    ],
    [
      'an unknown policy to attach',
      () =>
        client.send(
          new iam.AttachRolePolicyCommand({RoleName, PolicyArn: 'arn:aws:iam::aws:policy/None'}),
        ),
      'NoSuchEntityException',
      404,
      /^Policy arn:aws:iam::aws:policy\/None does not exist or is not attachable\.$/,
    ],
    [
      'a trust policy that is no JSON',
      () => client.send(new iam.UpdateAssumeRolePolicyCommand({RoleName, PolicyDocument: '{'})),
      'MalformedPolicyDocumentException',
      400,
      /^This policy contains invalid Json$/,
    ],
    [
      'an identity policy with a principal',
      () =>
        client.send(
          new iam.PutRolePolicyCommand({
            RoleName,
            PolicyName,
            PolicyDocument: JSON.stringify(policy(statement('Allow', '*', {Principal: '*'}))),
          }),
        ),
      'MalformedPolicyDocumentException',
      400,
      /should not specify a principal/,
    ],
    [
      'a role of a name that is taken',
      () =>
        client.send(
          new iam.CreateRoleCommand({
            RoleName,
            AssumeRolePolicyDocument: JSON.stringify(
              policy({Effect: 'Allow', Action: 'sts:AssumeRole', Principal: {AWS: home}}),
            ),
          }),
        ),
      'EntityAlreadyExistsException',
      409,
      /OnCall already exists/,
    ],
    [
      'to delete a role that has policies',
      () => client.send(new iam.DeleteRoleCommand({RoleName})),
      'DeleteConflictException',
      409,
      /must delete policies first/,
    ],
  ])('%s', async (_what, send, name, httpStatusCode, message) => {
    const sent = send();
    await expect(sent).rejects.toMatchObject({name, $metadata: {httpStatusCode}});
    await expect(sent).rejects.toThrow(message);
  });

  it('a caller without the right, with 403', async () => {
    const operator = new iam.IAMClient(configOf(simulator, simulator.operator));
    await expect(operator.send(new iam.GetRoleCommand({RoleName}))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(`iam:GetRole on resource: arn:aws:iam::${home}:role/OnCall`),
      $metadata: {httpStatusCode: 403},
    });
  });
});

describe('the trail of IAM', () => {
  it('is in us-east-1, wherever the call came from', async () => {
    const {accessKeyId, secretAccessKey} = simulator.administrator;
    const elsewhere = configOf(simulator, {accessKeyId, secretAccessKey}, 'eu-west-1');
    await new iam.IAMClient(elsewhere).send(new iam.TagRoleCommand({RoleName, Tags: []}));
    simulator.advance(6 * minute);
    const namesIn = async (region: string) => {
      const trail = new CloudTrailClient(configOf(simulator, simulator.administrator, region));
      const {Events = []} = await trail.send(new LookupEventsCommand({}));
      return Events.map(({EventName}) => EventName).filter((name) => name !== 'LookupEvents');
    };
    expect(await namesIn('us-east-1')).toEqual(['TagRole']);
    expect(await namesIn('eu-west-1')).toEqual([]);
  });
});
