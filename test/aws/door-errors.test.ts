import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {endingError, nothingReadError} from '../../src/aws/door-errors.ts';
import {loginAdvice} from '../../src/aws/profile-login.ts';
import {CredentialsError, EndpointError} from '../../src/core/errors.ts';
import type {Evidence} from '../../src/core/evidence.ts';

const place = {
  region: 'eu-west-1',
  profile: 'oncall',
  endpoint: '',
  login: 'aws sso login --profile oncall',
};
const error = {code: 'X', message: 'AWS says so'};

describe('the error that ends a session', () => {
  it('says how to log in again', () => {
    const ending = endingError('expired-credentials', error, place);
    expect(ending).toBeInstanceOf(CredentialsError);
    expect(ending?.exitCode).toBe(4);
    expect(ending?.nextSteps[0]).toBe('Log in again: aws sso login --profile oncall');
  });

  it('says how to name a profile where there is none', () => {
    const ending = endingError('no-credentials', error, {...place, profile: undefined});
    expect(ending?.nextSteps[0]).toContain('--profile');
  });

  it('names the endpoint that does not answer as AWS does', () => {
    const ending = endingError('not-aws', error, {...place, endpoint: 'http://127.0.0.1:4566'});
    expect(ending).toBeInstanceOf(EndpointError);
    expect(ending?.exitCode).toBe(1);
    expect(ending?.message).toBe('http://127.0.0.1:4566 does not answer as AWS does.');
    expect(ending?.nextSteps[0]).toContain('AWS_ENDPOINT_URL');
  });

  it.each(['throttled', 'server', 'refused', 'not-found', 'invalid-state', 'aborted'] as const)(
    'is none for %s: a session can go on',
    (kind) => {
      expect(endingError(kind, error, place)).toBeUndefined();
    },
  );
});

describe('evidence in which nothing was read', () => {
  const source = {call: 'rds:DescribeDBInstances', at: '2026-03-02T02:14:00.000Z'} as const;
  const failed = (code: string) => ({...source, status: 'failed', code, message: ''}) as const;
  const denied = {
    ...source,
    status: 'denied',
    code: 'AccessDenied',
    message: '',
    needs: 'rds:DescribeDBInstances',
  } as const;
  const identity = {...source, status: 'known', value: {}} as const;

  it.each([
    ['ExpiredTokenException', CredentialsError],
    ['UnrecognizedClientException', CredentialsError],
    ['ECONNREFUSED', EndpointError],
    ['NoAnswer', EndpointError],
    ['NotAws', EndpointError],
  ])('by %s ends the session', (code, kind) => {
    const evidence: Evidence = {identity: failed(code), instance: failed(code)};
    expect(nothingReadError(evidence, place)).toBeInstanceOf(kind);
  });

  it('because everything was denied ends it too, though AWS knows who asks', () => {
    const ending = nothingReadError({identity, instance: denied, events: denied}, place);
    expect(ending).toBeInstanceOf(CredentialsError);
    expect(ending?.message).toBe('These credentials may read nothing of this database.');
  });

  it('does not end it once one read was answered', () => {
    const known = {...source, status: 'known', value: {}} as const;
    expect(nothingReadError({instance: denied, snapshots: known}, place)).toBeUndefined();
  });

  it('does not end it when AWS says that there is no such database', () => {
    const absent = {
      ...source,
      status: 'absent',
      because: 'does-not-exist',
      message: '',
    } as const;
    expect(nothingReadError({identity, instance: absent}, place)).toBeUndefined();
  });

  it('does not end it when AWS only had a fault', () => {
    expect(nothingReadError({instance: failed('InternalFailure')}, place)).toBeUndefined();
  });
});

describe('the advice to log in', () => {
  it.each([
    ['sso', 'aws sso login --profile sso'],
    ['signin', 'aws login --profile signin'],
    ['keys', 'renew the credentials of profile keys'],
    ['nobody', 'renew the credentials of profile nobody'],
    ['role', 'aws sso login --profile sso'],
    ['keyrole', 'renew the credentials of profile keyrole'],
  ])('fits the profile %s', async (profile, advice) => {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-aws-'));
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      await rm(folder, {recursive: true});
    });
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
    await writeFile(
      join(folder, 'config'),
      '[profile sso]\nsso_session = corp\n[profile signin]\nlogin_session = s\n[profile keys]\nregion = eu-west-1\n[profile role]\nrole_arn = arn:aws:iam::111122223333:role/OnCall\nsource_profile = sso\n[profile keyrole]\nrole_arn = arn:aws:iam::111122223333:role/OnCall\nsource_profile = keys\n',
    );
    expect(await loginAdvice(profile, {})).toBe(advice);
    expect(await loginAdvice(undefined, {AWS_PROFILE: profile})).toBe(advice);
  });

  it('without a profile is general', async () => {
    vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(await loginAdvice(undefined, {})).toBe('renew your AWS credentials');
  });
});
