/** Signature Version 4, against AWS's published vectors, the SDK's signer and those who tamper. */
import {DescribeKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand, RDSClient} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {loadScenario} from '../../../src/simulator/scenario/list.ts';
import {
  createSimulator,
  requestHandler,
  type Simulator,
  type WireRequest,
} from '../../../src/simulator/simulator.ts';
import {textOf} from '../../../src/simulator/wire/message.ts';
import {signedOf} from '../../../src/simulator/wire/signature/signed.ts';
import {createVerifier} from '../../../src/simulator/wire/signature/verify.ts';
import {signed} from '../signing.ts';
import {ordersKey, scenarios, simulatorOf} from '../support.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const then = Date.parse('2015-08-30T12:36:00Z');

/** The example of AWS's own documentation of the signing process. */
function listUsers(more: Partial<WireRequest> = {}): WireRequest {
  return {
    method: 'GET',
    path: '/',
    query: {Action: 'ListUsers', Version: '2010-05-08'},
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      host: 'iam.amazonaws.com',
      'x-amz-date': '20150830T123600Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    },
    body: new Uint8Array(),
    ...more,
  };
}

function verdict(request: WireRequest, now = then, key = secret) {
  const parts = signedOf(request);
  if (!parts) throw new Error('not signed');
  return createVerifier(() => now)(request, parts, key);
}

describe('the example of the documentation', () => {
  it('is valid', () => {
    expect(verdict(listUsers())).toEqual({type: 'valid'});
  });

  it.each([
    ['another secret', listUsers(), 'wJalr'],
    ['another query', listUsers({query: {Action: 'ListRoles', Version: '2010-05-08'}}), secret],
    ['another method', listUsers({method: 'POST'}), secret],
    ['a body', listUsers({body: Buffer.from('x')}), secret],
    ['another host', listUsers({headers: {...listUsers().headers, host: 'example.com'}}), secret],
  ])('is not with %s', (_what, request, key) => {
    expect(verdict(request, then, key)).toMatchObject({
      type: 'mismatch',
      message: expect.stringContaining('signature we calculated does not match'),
    });
  });

  it('may carry what is not signed', () => {
    const headers = {...listUsers().headers, 'x-forwarded-for': '192.0.2.1'};
    expect(verdict(listUsers({headers}))).toEqual({type: 'valid'});
  });

  it.each([
    [-299, 'valid', undefined],
    [299, 'valid', undefined],
    [301, 'mismatch', /^Signature expired: 20150830T123600Z is now earlier than .* - 5 min\.\)$/],
    [-301, 'mismatch', /^Signature not yet current: 20150830T123600Z is still later than /],
  ])('%d seconds later is %s', (seconds, type, message) => {
    const answer = verdict(listUsers(), then + seconds * 1000);
    expect(answer.type).toBe(type);
    if (message) expect(answer).toHaveProperty('message', expect.stringMatching(message));
  });

  it.each([
    ['no signature', /, Signature=\w+/, "requires 'Signature'"],
    ['no signed headers', /SignedHeaders=[^,]+,/, "requires 'SignedHeaders'"],
    ['a host that is not signed', /;host/, "'Host' must be a signed header"],
    ['another day in its scope', /\/20150830\//, 'Date in Credential scope'],
  ])('with %s is incomplete', (_what, pattern, message) => {
    const authorization = String(listUsers().headers.authorization).replace(
      pattern,
      pattern.source.includes('2015') ? '/20150831/' : '',
    );
    expect(verdict(listUsers({headers: {...listUsers().headers, authorization}}))).toEqual({
      type: 'incomplete',
      message: expect.stringContaining(message),
    });
  });
});

async function at(now: number): Promise<Simulator> {
  return createSimulator(await loadScenario(scenarios, 'key-disabled'), {wallClock: () => now});
}

describe('a client whose secret is wrong', () => {
  const config = (simulator: Simulator) => ({
    region: 'eu-west-1',
    credentials: {accessKeyId: simulator.operator.accessKeyId, secretAccessKey: 'wrong'},
    requestHandler: requestHandler(simulator),
    maxAttempts: 1,
  });

  it('gets InvalidSignatureException with 400 from KMS', async () => {
    const simulator = await simulatorOf('key-disabled');
    const sent = new KMSClient(config(simulator)).send(new DescribeKeyCommand({KeyId: ordersKey}));
    await expect(sent).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: {httpStatusCode: 400},
    });
    expect(simulator.requests().at(-1)).toMatchObject({
      outcome: 'error',
      error: {code: 'InvalidSignatureException'},
    });
  });

  it('gets SignatureDoesNotMatch with 403 from RDS', async () => {
    const simulator = await simulatorOf('key-disabled');
    const sent = new RDSClient(config(simulator)).send(new DescribeDBInstancesCommand({}));
    await expect(sent).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      $metadata: {httpStatusCode: 403},
    });
  });
});

describe('a request that is signed and then changed', () => {
  const describeKey: WireRequest = {
    method: 'POST',
    path: '/',
    query: {},
    headers: {
      'x-amz-target': 'TrentService.DescribeKey',
      'content-type': 'application/x-amz-json-1.1',
    },
    body: Buffer.from(JSON.stringify({KeyId: ordersKey})),
  };

  it('is refused, and the key it names is not touched', async () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    const simulator = await at(now);
    const request = signed(describeKey, {...simulator.operator, service: 'kms', at: now});
    expect((await simulator.handle(request)).statusCode).toBe(200);
    const body = Buffer.from(JSON.stringify({KeyId: 'alias/orders'}));
    const tampered = await simulator.handle({...request, body});
    expect(tampered.statusCode).toBe(400);
    expect(JSON.parse(textOf(tampered.body))).toMatchObject({__type: 'InvalidSignatureException'});
  });

  it('is refused six minutes later although nothing changed', async () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    const simulator = await at(now);
    const late = signed(describeKey, {
      ...simulator.operator,
      service: 'kms',
      at: now - 6 * 60_000,
    });
    const answer = await simulator.handle(late);
    expect(JSON.parse(textOf(answer.body))).toMatchObject({
      __type: 'InvalidSignatureException',
      message: expect.stringContaining('Signature expired: 20251231T235400Z'),
    });
  });
});
