import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {HttpResponse} from '@smithy/core/protocols';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {operationOf} from '../../src/aws/guard/wire-operation.ts';
import {BugError} from '../../src/core/errors.ts';
import {errorOf, okOf, testDoor} from './support/doors.ts';
import {json, jsonError, serve} from './support/local-server.ts';

const key = {KeyId: 'key-1'};

/** AWS config and credentials files of a test, and an environment that names only them. */
async function configFiles(files: {config?: string; credentials?: string}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-aws-'));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, {recursive: true});
  });
  for (const name of ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  await writeFile(join(folder, 'config'), files.config ?? '');
  await writeFile(join(folder, 'credentials'), files.credentials ?? '');
  return folder;
}

/** A handler in process that answers AssumeRole and DescribeKey, and tells what passed it. */
function recordingHandler() {
  const passed: {call: string; accessKey: string}[] = [];
  const answer = (type: string, body: string) => ({
    response: new HttpResponse({
      statusCode: 200,
      headers: {'content-type': type, 'x-amzn-requestid': 'request-1'},
      body: new TextEncoder().encode(body),
    }),
  });
  return {
    passed,
    handler: {
      metadata: {handlerProtocol: 'http/1.1'},
      handle: async (request: Parameters<typeof operationOf>[0]) => {
        const call = operationOf(request) ?? '';
        const scope = request.headers.authorization ?? '';
        passed.push({call, accessKey: /Credential=([^/]+)/.exec(scope)?.[1] ?? ''});
        if (call !== 'sts:AssumeRole') {
          return answer('application/x-amz-json-1.1', '{"KeyMetadata":{"KeyState":"Enabled"}}');
        }
        return answer(
          'text/xml',
          '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/OnCall/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>',
        );
      },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
  };
}

describe('credentials', () => {
  it('in process there is no search for credentials', () => {
    const {handler} = recordingHandler();
    expect(() => testDoor({handler, credentials: undefined})).toThrow(BugError);
  });

  it('a profile that does not exist is no credentials, and nothing is sent', async () => {
    await configFiles({});
    const {endpoint, arrived} = await serve((response) => json(response, {}));
    const {door} = testDoor({endpoint, credentials: undefined, profile: 'nobody'});
    const answer = errorOf(await door.call('kms:DescribeKey', key));
    expect(answer).toMatchObject({kind: 'no-credentials', record: {attempts: 0}});
    expect(arrived).toEqual([]);
  });

  const start = 'https://example.test/start';
  const sso = `[profile oncall]\nsso_start_url = ${start}\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = OnCall\n`;
  const oncall = {endpoint: 'http://127.0.0.1:1', credentials: undefined, profile: 'oncall'};

  it('a profile that never logged in is no credentials', async () => {
    vi.stubEnv('HOME', await configFiles({config: sso}));
    const answer = errorOf(await testDoor(oncall).door.call('kms:DescribeKey', key));
    expect(answer.kind).toBe('no-credentials');
    expect(answer.error.message).toContain('aws sso login');
  });

  it('an SSO login that ran out is told apart from none at all', async () => {
    const folder = await configFiles({config: sso});
    vi.stubEnv('HOME', folder);
    const cache = join(folder, '.aws', 'sso', 'cache');
    await mkdir(cache, {recursive: true});
    const token = {accessToken: 'canary-4711', expiresAt: '2020-01-01T00:00:00Z'};
    const name = createHash('sha1').update(start).digest('hex');
    await writeFile(join(cache, `${name}.json`), JSON.stringify(token));
    const answer = errorOf(await testDoor(oncall).door.call('kms:DescribeKey', key));
    expect(answer.kind).toBe('expired-credentials');
    expect(JSON.stringify(answer)).not.toContain('canary-4711');
  });

  it('a role is assumed once for all services, through the same guarded handler', async () => {
    await configFiles({
      config:
        '[profile oncall]\nrole_arn = arn:aws:iam::111122223333:role/OnCall\nsource_profile = base\n',
      credentials: '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n',
    });
    const {handler, passed} = recordingHandler();
    const {door} = testDoor({handler, credentials: undefined, profile: 'oncall', readOnly: true});
    expect(door.loginEndsAt()).toBeUndefined();
    const answers = await Promise.all([
      door.call('kms:DescribeKey', key),
      door.call('cloudtrail:LookupEvents', {}),
    ]);
    for (const answer of answers) okOf(answer);
    expect(door.loginEndsAt()).toBe(Date.parse('2099-01-01T00:00:00Z'));
    expect(passed.filter(({call}) => call === 'sts:AssumeRole')).toEqual([
      {call: 'sts:AssumeRole', accessKey: 'AKIABASE'},
    ]);
    const others = passed.filter(({call}) => call !== 'sts:AssumeRole');
    expect(others.map(({accessKey}) => accessKey)).toEqual(['ASIAROLE', 'ASIAROLE']);
  });

  it('an end that nobody can read is no end', async () => {
    await configFiles({});
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENV');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
    vi.stubEnv('AWS_CREDENTIAL_EXPIRATION', 'none');
    const {endpoint} = await serve((response) => json(response, {KeyMetadata: {}}));
    const {door} = testDoor({endpoint, credentials: undefined});
    okOf(await door.call('kms:DescribeKey', key));
    expect(door.loginEndsAt()).toBeUndefined();
  });

  it('a login renewed in another terminal is used after the old one ran out', async () => {
    const folder = await configFiles({
      credentials: '[oncall]\naws_access_key_id = AKIAOLD\naws_secret_access_key = s\n',
    });
    const {endpoint} = await serve((response, {headers}) =>
      headers.authorization?.includes('AKIANEW')
        ? json(response, {KeyMetadata: {}})
        : jsonError(response, 'ExpiredTokenException', 'The security token is expired'),
    );
    const {door} = testDoor({endpoint, credentials: undefined, profile: 'oncall'});
    expect(errorOf(await door.call('kms:DescribeKey', key)).kind).toBe('expired-credentials');
    expect(door.loginEndsAt()).toBeUndefined();
    await writeFile(
      join(folder, 'credentials'),
      '[oncall]\naws_access_key_id = AKIANEW\naws_secret_access_key = s\n',
    );
    okOf(await door.call('kms:DescribeKey', key));
  });
});
