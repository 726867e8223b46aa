import {describe, expect, it} from 'vitest';
import type {JsonObject} from '../../src/core/json.ts';
import {errorOf, holdLimit, okOf, passLimit, testDoor} from './support/doors.ts';
import {json, jsonError, page, serve, xml, xmlError} from './support/local-server.ts';

const key = {KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab'};

describe('something that is not AWS', () => {
  it('a web page instead of JSON is not an answer of AWS', async () => {
    const {endpoint} = await serve((response) => page(response, 200));
    const answer = errorOf(await testDoor({endpoint}).door.call('kms:DescribeKey', key));
    expect(answer).toMatchObject({kind: 'not-aws', error: {code: 'NotAws'}});
    expect(answer.error.message).toContain('text/html');
  });

  it('a web page never passes for a Region without databases', async () => {
    const {endpoint} = await serve((response) => page(response, 200));
    const answer = await testDoor({endpoint}).door.call('rds:DescribeDBInstances', {});
    expect(errorOf(answer).kind).toBe('not-aws');
  });

  it.each([
    ['plain text', 'kms:DescribeKey', 'hello'],
    ['plain text', 'rds:DescribeDBInstances', 'hello'],
    ['half an XML document', 'rds:DescribeDBInstances', '<DescribeDBInstancesResponse><a>'],
    ['half a JSON document', 'kms:DescribeKey', '{"KeyMetadata":'],
    ['nothing', 'rds:DescribeDBInstances', ''],
    ['nothing', 'kms:DescribeKey', ''],
    ['somebody else’s XML', 'rds:DescribeDBInstances', '<feed><entry/></feed>'],
    ['somebody else’s JSON', 'kms:DescribeKey', '{"status":"ok"}'],
  ] as const)('%s is no answer to %s', async (_, call, body) => {
    const {endpoint} = await serve((response) => response.end(body));
    expect(errorOf(await testDoor({endpoint}).door.call(call, key)).kind).toBe('not-aws');
  });

  it('an error page keeps its HTTP status', async () => {
    const {endpoint} = await serve((response) => page(response, 500));
    const answer = errorOf(await testDoor({endpoint}).door.call('kms:DescribeKey', key));
    expect(answer).toMatchObject({kind: 'not-aws', record: {httpStatus: 500}});
  });

  it('a redirect to a login page is not followed', async () => {
    const {endpoint, arrived} = await serve((response) => {
      response.writeHead(302, {location: 'http://127.0.0.1:1/login'}).end();
    });
    const answer = await testDoor({endpoint}).door.call('sts:GetCallerIdentity', {});
    expect(errorOf(answer).kind).toBe('not-aws');
    expect(arrived).toHaveLength(1);
  });
});

describe('no connection, no answer', () => {
  it('a refused connection is unreachable and not tried again', async () => {
    const {door, clock} = testDoor({endpoint: 'http://127.0.0.1:1'});
    const answer = errorOf(await door.call('kms:DescribeKey', key));
    expect(answer).toMatchObject({kind: 'unreachable', error: {code: 'ECONNREFUSED'}});
    expect(answer.record.attempts).toBe(1);
    expect(clock.sleeps).toEqual([]);
  });

  it('a read whose connection is reset is tried three times', async () => {
    const {endpoint, arrived} = await serve((response) => response.socket?.resetAndDestroy());
    const {door, clock} = testDoor({endpoint});
    const answer = errorOf(await door.call('kms:DescribeKey', key));
    expect(answer).toMatchObject({kind: 'unreachable', error: {code: 'ECONNRESET'}});
    expect(arrived).toHaveLength(3);
    expect(clock.sleeps).toEqual([200, 400]);
  });

  it('a change whose connection is reset is never sent again', async () => {
    const {endpoint, arrived} = await serve((response) => response.socket?.resetAndDestroy());
    const answer = errorOf(await testDoor({endpoint}).door.call('kms:EnableKey', key));
    expect(answer).toMatchObject({kind: 'unreachable', record: {attempts: 1, mode: 'change'}});
    expect(arrived).toHaveLength(1);
  });

  it('silence ends with the time allowed and is not tried again', async () => {
    holdLimit();
    const {endpoint, arrived} = await serve(passLimit);
    const {door} = testDoor({endpoint});
    const answer = errorOf(await door.call('kms:DescribeKey', key));
    expect(answer.kind).toBe('no-answer');
    expect(answer.error.message).toBe('not answered in 10 s');
    expect(arrived).toHaveLength(1);
  });

  it('an answer that stops halfway ends with the time allowed', async () => {
    holdLimit();
    const {endpoint} = await serve((response) => {
      response.writeHead(200, {'content-type': 'application/x-amz-json-1.1'});
      response.write('{"KeyMetadata":', passLimit);
    });
    const {door} = testDoor({endpoint});
    expect(errorOf(await door.call('kms:DescribeKey', key)).kind).toBe('no-answer');
  });

  it('a caller that gives up gets its answer at once', async () => {
    const leaving = new AbortController();
    const {endpoint} = await serve(() => leaving.abort());
    const {door} = testDoor({endpoint});
    const answer = errorOf(await door.call('kms:DescribeKey', key, leaving.signal));
    expect(answer.kind).toBe('aborted');
  });

  it('a caller that gave up before sends nothing', async () => {
    const {endpoint, arrived} = await serve((response) => json(response, {}));
    const {door} = testDoor({endpoint});
    const answer = errorOf(await door.call('kms:EnableKey', key, AbortSignal.abort()));
    expect(answer).toMatchObject({kind: 'aborted', record: {attempts: 0}});
    expect(arrived).toEqual([]);
  });
});

describe('refusals by AWS', () => {
  const refusals: readonly (readonly [string, string])[] = [
    ['AccessDeniedException', 'denied'],
    ['NotFoundException', 'not-found'],
    ['ExpiredTokenException', 'expired-credentials'],
    ['UnrecognizedClientException', 'no-credentials'],
    ['InvalidSignatureException', 'no-credentials'],
    ['KMSInvalidStateException', 'invalid-state'],
    ['DisabledException', 'invalid-state'],
    ['UnknownOperationException', 'unsupported'],
    ['UnsupportedOperationException', 'refused'],
    ['LimitExceededException', 'refused'],
    ['ValidationException', 'refused'],
  ];

  it.each(refusals)('KMS says %s: %s, and it is not tried again', async (code, kind) => {
    const {endpoint, arrived} = await serve((response) => jsonError(response, code, 'AWS says so'));
    const answer = errorOf(await testDoor({endpoint}).door.call('kms:DescribeKey', key));
    expect(answer).toMatchObject({kind, error: {code, message: 'AWS says so'}});
    expect(answer.record).toMatchObject({requestId: 'request-1', httpStatus: 400, attempts: 1});
    expect(arrived).toHaveLength(1);
  });

  const faults: readonly (readonly [string, string, string])[] = [
    ['AccessDenied', 'denied', 'AccessDenied'],
    ['DBInstanceNotFound', 'not-found', 'DBInstanceNotFoundFault'],
    ['InvalidDBInstanceState', 'invalid-state', 'InvalidDBInstanceStateFault'],
    ['KMSKeyNotAccessibleFault', 'refused', 'KMSKeyNotAccessibleFault'],
    ['InvalidAction', 'unsupported', 'InvalidAction'],
    ['ExpiredToken', 'expired-credentials', 'ExpiredToken'],
    ['InvalidClientTokenId', 'no-credentials', 'InvalidClientTokenId'],
  ];

  it.each(faults)('RDS says %s: %s', async (code, kind, name) => {
    const {endpoint} = await serve((response) => xmlError(response, code, 'AWS says so', 403));
    const {door} = testDoor({endpoint});
    const answer = await door.call('rds:StartDBInstance', {DBInstanceIdentifier: 'orders-db'});
    expect(errorOf(answer)).toMatchObject({kind, error: {code: name, message: 'AWS says so'}});
  });
});

describe('trouble that passes', () => {
  it('a throttled read is tried again and then answers', async () => {
    const {endpoint} = await serve((response, _, count) =>
      count < 3
        ? jsonError(response, 'ThrottlingException', 'Rate exceeded')
        : json(response, {KeyMetadata: {KeyState: 'Disabled'}}),
    );
    const {door, clock, records} = testDoor({endpoint});
    const answer = okOf(await door.call('kms:DescribeKey', key));
    expect(answer.output).toEqual({KeyMetadata: {KeyState: 'Disabled'}});
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({outcome: 'ok', attempts: 3});
    expect(clock.sleeps).toEqual([1000, 2000]);
  });

  it('a throttled change is not tried again here', async () => {
    const {endpoint, arrived} = await serve((response) =>
      jsonError(response, 'ThrottlingException', 'Rate exceeded'),
    );
    const answer = errorOf(await testDoor({endpoint}).door.call('kms:EnableKey', key));
    expect(answer.kind).toBe('throttled');
    expect(arrived).toHaveLength(1);
  });

  it.each([
    ['kms:DescribeKey', 'KMSInternalException', 400],
    ['kms:DescribeKey', 'InternalFailure', 500],
    ['rds:DescribeDBInstances', 'ServiceUnavailable', 503],
  ] as const)('%s answered %s is the server’s fault', async (call, code, status) => {
    const {endpoint, arrived} = await serve((response) =>
      call.startsWith('kms')
        ? jsonError(response, code, 'later', status)
        : xmlError(response, code, 'later', status),
    );
    expect(errorOf(await testDoor({endpoint}).door.call(call, key)).kind).toBe('server');
    expect(arrived).toHaveLength(3);
  });

  it('leaving during the pause keeps the last error', async () => {
    const leaving = new AbortController();
    const {endpoint} = await serve((response) => {
      jsonError(response, 'ThrottlingException', 'Rate exceeded');
    });
    const {door, clock} = testDoor({endpoint});
    clock.sleep = async (_, signal) => {
      leaving.abort();
      signal?.throwIfAborted();
    };
    const answer = errorOf(await door.call('kms:DescribeKey', key, leaving.signal));
    expect(answer.kind).toBe('throttled');
  });
});

it('a machine whose clock is an hour off signs its next try by AWS’s clock', async () => {
  const hourAhead = new Date(Date.now() + 3_600_000).toUTCString();
  const {endpoint, arrived} = await serve((response, _, count) => {
    response.setHeader('date', hourAhead);
    if (count > 1) json(response, {KeyMetadata: {}});
    else jsonError(response, 'InvalidSignatureException', 'Signature expired');
  });
  const {door, clock} = testDoor({endpoint});
  expect(okOf(await door.call('kms:DescribeKey', key)).record.attempts).toBe(2);
  expect(clock.sleeps).toEqual([0]);
  const [first, second] = arrived.map(({headers}) => String(headers['x-amz-date']));
  expect(second?.slice(0, 11)).not.toBe(first?.slice(0, 11));
});

it('a record that cannot be kept stops the caller, after the call', async () => {
  const {endpoint, arrived} = await serve((response) => json(response, {}));
  const onCall = () => {
    throw new Error('the disk is full');
  };
  const {door} = testDoor({endpoint, onCall});
  await expect(door.call('kms:EnableKey', key)).rejects.toThrow('the disk is full');
  expect(arrived).toHaveLength(1);
});

it('dates of an input written as ISO text reach AWS as dates', async () => {
  const {endpoint, arrived} = await serve((response) => json(response, {Events: []}));
  const input: JsonObject = {StartTime: '2026-03-01T00:00:00.000Z'};
  okOf(await testDoor({endpoint}).door.call('cloudtrail:LookupEvents', input));
  expect(JSON.parse(arrived[0]?.body ?? '')).toEqual({StartTime: 1772323200});
});

it('an empty list is a list', async () => {
  const {endpoint} = await serve((response) =>
    xml(response, 'DescribeDBInstances', '<DBInstances/>'),
  );
  const answer = okOf(await testDoor({endpoint}).door.call('rds:DescribeDBInstances', {}));
  expect(answer.output).toEqual({DBInstances: []});
});
