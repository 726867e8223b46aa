import {
  DecryptCommand,
  EnableKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import {DeleteDBInstanceCommand, RDSClient} from '@aws-sdk/client-rds';
import {HttpRequest} from '@smithy/core/protocols';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import {describe, expect, it} from 'vitest';
import {allowedCalls, modeOf} from '../../../src/aws/guard/allow-list.ts';
import {GuardedHandler} from '../../../src/aws/guard/handler.ts';
import {guardPlugin} from '../../../src/aws/guard/middleware.ts';
import {operationOf} from '../../../src/aws/guard/wire-operation.ts';
import type {CallName} from '../../../src/core/call.ts';
import {GuardError} from '../../../src/core/errors.ts';
import {dummyCredentials, testDoor} from '../support/doors.ts';
import {json, serve} from '../support/local-server.ts';

const key = {KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab'};
const client = {region: 'eu-west-1', credentials: dummyCredentials, maxAttempts: 1};

describe('the allow-list', () => {
  const never: readonly CallName[] = [
    'kms:Decrypt',
    'kms:GenerateDataKey',
    'kms:DisableKey',
    'kms:ScheduleKeyDeletion',
    'kms:RevokeGrant',
    'kms:RetireGrant',
    'kms:UpdateCustomKeyStore',
    'kms:DeleteImportedKeyMaterial',
    'kms:CreateKey',
    'rds:DeleteDBInstance',
    'rds:DeleteDBCluster',
    'rds:DeleteDBSnapshot',
    'rds:StopDBInstance',
    'rds:RebootDBInstance',
    'rds:DeleteDBInstanceAutomatedBackup',
    'sts:AssumeRole',
    'kms:Describe',
    'kms:DescribeKeys',
    'KMS:DescribeKey',
    'kms:toString',
    'kms:__proto__',
  ];

  it.each(never)('%s is on no list', (call) => {
    expect(modeOf(call)).toBeUndefined();
  });

  it('has exactly these changes', () => {
    const changes = allowedCalls.filter(({mode}) => mode === 'change').map(({call}) => call);
    expect(changes).toEqual([
      'rds:StartDBInstance',
      'rds:StartDBCluster',
      'rds:RestoreDBInstanceFromDBSnapshot',
      'rds:ModifyDBInstance',
      'rds:ModifyDBCluster',
      'rds:CreateDBInstance',
      'rds:AddRoleToDBInstance',
      'rds:RestoreDBInstanceToPointInTime',
      'rds:RestoreDBClusterFromSnapshot',
      'rds:RestoreDBClusterToPointInTime',
      'rds:CopyDBSnapshot',
      'rds:CopyDBClusterSnapshot',
      'rds:PromoteReadReplica',
      'rds:PromoteReadReplicaDBCluster',
      'kms:EnableKey',
      'kms:CancelKeyDeletion',
      'kms:ImportKeyMaterial',
      'kms:PutKeyPolicy',
      'kms:ReplicateKey',
      'kms:ConnectCustomKeyStore',
      'kms:DisconnectCustomKeyStore',
      'backup:StartRestoreJob',
    ]);
  });

  it('cannot be changed by whoever reads it', () => {
    expect(Object.isFrozen(allowedCalls)).toBe(true);
    expect(allowedCalls.every((line) => Object.isFrozen(line))).toBe(true);
  });
});

describe('the door', () => {
  it('refuses a call that is on no list, and nothing arrives', async () => {
    const {endpoint, arrived} = await serve((response) => json(response, {}));
    const {door, records} = testDoor({endpoint});
    await expect(door.call('kms:DisableKey', key)).rejects.toThrow(GuardError);
    await expect(door.pages('kms:ListKeys', {})).rejects.toThrow();
    expect(arrived).toEqual([]);
    expect(records).toEqual([]);
  });

  it.each(allowedCalls.filter(({mode}) => mode === 'change').map(({call}) => call))(
    'keeps %s back in a read-only world',
    async (call) => {
      const {endpoint, arrived} = await serve((response) => json(response, {}));
      const {door, records} = testDoor({endpoint, readOnly: true});
      const input = call === 'kms:EnableKey' ? key : {DBInstanceIdentifier: 'orders-db'};
      const answer = await door.call(call, input);
      expect(answer).toMatchObject({outcome: 'would-call', record: {call, mode: 'change'}});
      expect(records).toEqual([answer.record]);
      expect(arrived).toEqual([]);
    },
  );
});

describe('the first check, in the middleware', () => {
  it.each([
    ['an operation on no list', new ScheduleKeyDeletionCommand(key), false],
    ['plaintext', new DecryptCommand({CiphertextBlob: new Uint8Array(1)}), false],
    ['a change in a read-only world', new EnableKeyCommand(key), true],
  ] as const)('refuses %s before a byte leaves', async (_, command, readOnly) => {
    const {endpoint, arrived} = await serve((response) => json(response, {}));
    const kms = new KMSClient({...client, endpoint});
    kms.middlewareStack.use(guardPlugin({readOnly}));
    await expect(kms.send(command as EnableKeyCommand)).rejects.toThrow(GuardError);
    kms.destroy();
    expect(arrived).toEqual([]);
  });
});

describe('the second check, in the request handler', () => {
  const handler = (readOnly: boolean) => new GuardedHandler(new NodeHttpHandler(), {readOnly});

  it('refuses what a client without the middleware sends, before a byte leaves', async () => {
    const {endpoint, arrived} = await serve((response) => json(response, {}));
    const kms = new KMSClient({...client, endpoint, requestHandler: handler(false)});
    const rds = new RDSClient({...client, endpoint, requestHandler: handler(false)});
    const deletion = new DeleteDBInstanceCommand({DBInstanceIdentifier: 'orders-db'});
    await expect(kms.send(new ScheduleKeyDeletionCommand(key))).rejects.toThrow(GuardError);
    await expect(rds.send(deletion)).rejects.toThrow('rds:DeleteDBInstance is on no list');
    expect(arrived).toEqual([]);
  });

  it('refuses a change in a read-only world', async () => {
    const {endpoint, arrived} = await serve((response) => json(response, {}));
    const kms = new KMSClient({...client, endpoint, requestHandler: handler(true)});
    await expect(kms.send(new EnableKeyCommand(key))).rejects.toThrow('reached a read-only world');
    expect(arrived).toEqual([]);
  });

  it('refuses a request whose operation cannot be told', async () => {
    const request = new HttpRequest({hostname: '127.0.0.1', port: 1, method: 'GET', path: '/'});
    await expect(handler(false).handle(request)).rejects.toThrow('names no operation');
  });
});

describe('what a request says it is', () => {
  const form = (body: unknown, extra: object = {}) => ({
    method: 'POST',
    path: '/',
    headers: {'content-type': 'application/x-www-form-urlencoded'},
    body,
    ...extra,
  });
  const start = 'Action=StartDBInstance&Version=2014-10-31';

  it('reads targets and forms', () => {
    const target = (text: string) => ({
      method: 'POST',
      path: '/',
      headers: {'X-Amz-Target': text},
    });
    expect(operationOf(target('TrentService.EnableKey'))).toBe('kms:EnableKey');
    expect(operationOf(target('CloudTrail_20131101.LookupEvents'))).toBe('cloudtrail:LookupEvents');
    expect(
      operationOf(target('com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents')),
    ).toBe('cloudtrail:LookupEvents');
    expect(operationOf(form(start))).toBe('rds:StartDBInstance');
    expect(operationOf(form(new TextEncoder().encode(start)))).toBe('rds:StartDBInstance');
    expect(operationOf(form('Action=AssumeRole&Version=2011-06-15'))).toBe('sts:AssumeRole');
  });

  it.each([
    ['two actions', form(`${start}&Action=DeleteDBInstance`)],
    ['two versions', form(`${start}&Version=2011-06-15`)],
    ['no version', form('Action=StartDBInstance')],
    ['a version of another service', form('Action=RunInstances&Version=2016-11-15')],
    ['an action in the query string', form(start, {query: {Action: 'DeleteDBInstance'}})],
    ['a stream that cannot be read', form({pipe: () => undefined})],
    [
      'a target and an action',
      form(start, {
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-amz-target': 'TrentService.DescribeKey',
        },
      }),
    ],
    [
      'a target of another service',
      {method: 'POST', path: '/', headers: {'x-amz-target': 'DynamoDB_20120810.DeleteTable'}},
    ],
    ['a bare prefix', {method: 'POST', path: '/', headers: {'x-amz-target': 'TrentService'}}],
    ['an unknown path', {method: 'POST', path: '/logout', headers: {}}],
  ])('%s cannot be told', (_, request) => {
    expect(operationOf(request)).toBeUndefined();
  });

  it('knows the calls with which a login is read and renewed', () => {
    const rest = (method: string, path: string) => operationOf({method, path, headers: {}});
    expect(rest('GET', '/federation/credentials')).toBe('sso:GetRoleCredentials');
    expect(rest('POST', '/token')).toBe('sso-oauth:CreateToken');
    expect(rest('POST', '/v1/token')).toBe('signin:CreateOAuth2Token');
  });
});
