import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {
  configuredEndpoints,
  endpointOf,
  endpointsFromEnvironment,
  endpointWords,
} from '../../src/aws/endpoints.ts';
import {isLoopback} from '../../src/aws/simulator-clock.ts';
import {okOf, testDoor} from './support/doors.ts';
import {json, serve} from './support/local-server.ts';

async function config(text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-aws-'));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, {recursive: true});
  });
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  await writeFile(join(folder, 'config'), text);
}

describe('a configured endpoint', () => {
  it('in the environment is used, and the door says so', async () => {
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const {endpoint, arrived} = await serve((response) => json(response, {KeyMetadata: {}}));
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
    const {door} = testDoor({});
    expect(door.endpoint).toBe(endpoint);
    okOf(await door.call('kms:DescribeKey', {KeyId: 'key-1'}));
    expect(arrived).toHaveLength(1);
  });

  it('in the environment does not reach a world in process', () => {
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    const handler = {
      metadata: {handlerProtocol: 'http/1.1'},
      handle: () => Promise.reject(new Error('nothing is sent here')),
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    };
    expect(testDoor({handler}).door.endpoint).toBe('');
  });

  it('a flag beats the environment, and an empty one means AWS itself', () => {
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    expect(testDoor({endpoint: 'http://127.0.0.1:2'}).door.endpoint).toBe('http://127.0.0.1:2');
    expect(testDoor({endpoint: ''}).door.endpoint).toBe('');
  });

  it('of one service shows beside the others', () => {
    const endpoints = endpointsFromEnvironment({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:2',
    });
    expect(endpoints.kms).toBe('http://127.0.0.1:2');
    expect(endpoints.cloudtrail).toBe('http://127.0.0.1:1');
    expect(endpointWords(endpoints)).toBe(
      'sts+rds+backup+cloudtrail+iam+organizations at http://127.0.0.1:1, kms at http://127.0.0.1:2',
    );
    expect(endpointOf(endpoints, 'kms:DisableKey')).toBe('http://127.0.0.1:2');
    expect(endpointOf(endpoints, 'ec2:RunInstances')).toBe('');
  });

  it.each([
    {AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1/'},
    {AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1/', AWS_ENDPOINT_URL: 'http://example.test/'},
  ])('of one service never passes for all of them: %j', (environment) => {
    const words = endpointWords(endpointsFromEnvironment(environment));
    expect(isLoopback(words)).toBe(false);
    expect(URL.canParse(words)).toBe(false);
  });

  it('is ignored where the environment says so', () => {
    const environment = {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
    };
    expect(endpointsFromEnvironment(environment)).toEqual({});
  });

  it('of a profile and of its services is found', async () => {
    await config(
      '[profile local]\nendpoint_url = http://127.0.0.1:4566\nservices = own\n[services own]\nkms =\n  endpoint_url = http://127.0.0.1:4567\n',
    );
    expect(await configuredEndpoints('local', {})).toEqual({
      sts: 'http://127.0.0.1:4566',
      rds: 'http://127.0.0.1:4566',
      kms: 'http://127.0.0.1:4567',
      backup: 'http://127.0.0.1:4566',
      cloudtrail: 'http://127.0.0.1:4566',
      iam: 'http://127.0.0.1:4566',
      organizations: 'http://127.0.0.1:4566',
    });
    expect(await configuredEndpoints('other', {})).toEqual({});
    expect(await configuredEndpoints(undefined, {AWS_PROFILE: 'local'})).toHaveProperty('rds');
  });

  it('of a profile gives way to the environment', async () => {
    await config('[default]\nendpoint_url = http://127.0.0.1:4566\n');
    const environment = {AWS_ENDPOINT_URL: 'http://127.0.0.1:1'};
    expect(endpointWords(await configuredEndpoints(undefined, environment))).toBe(
      'http://127.0.0.1:1',
    );
  });
});
