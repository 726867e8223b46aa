import {describe, expect, it} from 'vitest';
import {redactBySchema, redacted} from '../../src/aws/redact.ts';
import {errorOf, okOf, testDoor} from './support/doors.ts';
import {json, jsonError, serve, xml} from './support/local-server.ts';

const canary = 'canary-4711';
const none = {};
const anything = () => 15 as const;

describe('what is recorded and answered', () => {
  it('a password given to a restore is sent, and is in no record', async () => {
    const {endpoint, arrived} = await serve((response) =>
      xml(response, 'RestoreDBInstanceFromDBSnapshot', '<DBInstance/>'),
    );
    const {door, records} = testDoor({endpoint});
    await door.call('rds:RestoreDBInstanceFromDBSnapshot', {
      DBInstanceIdentifier: 'orders-db-2',
      TdeCredentialPassword: canary,
    });
    expect(arrived[0]?.body).toContain(canary);
    expect(records[0]?.input).toEqual({
      DBInstanceIdentifier: 'orders-db-2',
      TdeCredentialPassword: redacted,
    });
  });

  it('grant tokens are no part of a record', async () => {
    const {endpoint} = await serve((response) => json(response, {KeyMetadata: {}}));
    const {door, records} = testDoor({endpoint});
    await door.call('kms:DescribeKey', {KeyId: 'key-1', GrantTokens: [canary]});
    expect(JSON.stringify(records)).not.toContain(canary);
  });

  it('a member that the operation does not have was not sent and is not recorded', async () => {
    const {endpoint, arrived} = await serve((response) => json(response, {KeyMetadata: {}}));
    const {door, records} = testDoor({endpoint});
    await door.call('kms:DescribeKey', {KeyId: 'key-1', Anything: canary});
    expect(arrived[0]?.body).not.toContain(canary);
    expect(records[0]?.input).toEqual({KeyId: 'key-1'});
  });

  it('a session token that AWS repeats in an error is cut out', async () => {
    const {endpoint} = await serve((response) =>
      jsonError(
        response,
        'InvalidSignatureException',
        `The Canonical String should have been 'POST\n/\n\nx-amz-security-token:${canary}\nx-amz-target:a'`,
      ),
    );
    const {door, records} = testDoor({endpoint});
    const answer = errorOf(await door.call('kms:DescribeKey', {KeyId: 'key-1'}));
    expect(answer.error.message).toContain('x-amz-target:a');
    expect(JSON.stringify([answer, records])).not.toContain(canary);
  });

  it('an error text without end is cut', async () => {
    const {endpoint} = await serve((response) =>
      jsonError(response, 'ValidationException', 'x'.repeat(1_000_000)),
    );
    const answer = errorOf(await testDoor({endpoint}).door.call('kms:DescribeKey', {KeyId: 'k'}));
    expect(answer.error.message.length).toBeLessThan(2100);
  });

  it('dates of an answer are ISO 8601 texts', async () => {
    const {endpoint} = await serve((response) =>
      json(response, {KeyMetadata: {DeletionDate: 1772323200, KeyState: 'PendingDeletion'}}),
    );
    const answer = okOf(await testDoor({endpoint}).door.call('kms:DescribeKey', {KeyId: 'k'}));
    expect(answer.output).toEqual({
      KeyMetadata: {DeletionDate: '2026-03-01T00:00:00.000Z', KeyState: 'PendingDeletion'},
    });
  });
});

describe('hostile values', () => {
  it.each([
    ['a blob', {Data: new Uint8Array(3)}, {Data: '<3 bytes>'}],
    ['a secret by its name', {sessionTOKEN: canary}, {sessionTOKEN: redacted}],
    ['a page token is no secret', {NextToken: 'abc'}, {NextToken: 'abc'}],
    ['a date that is none', {At: new Date('never')}, {At: 'not a date'}],
    ['a number that is none', {Size: Number.NaN}, {Size: 'NaN'}],
    ['nothing', {A: null, B: undefined, C: anything}, none],
  ])('%s', (_, value, expected) => {
    expect(redactBySchema(anything, value)).toEqual(expected);
  });

  it('a text without end keeps its beginning', () => {
    const {Policy} = redactBySchema(anything, {Policy: 'x'.repeat(200_000)});
    expect(Policy).toMatch(/^x+<68928 more characters>$/);
  });

  it('a list without end keeps its beginning', () => {
    const {List} = redactBySchema(anything, {List: Array.from({length: 50_002}, () => 1)});
    expect(List).toHaveLength(50_001);
    expect(List).toHaveProperty('50000', '<2 more>');
  });

  it('nesting without end is cut', () => {
    let nested: object = {};
    for (let depth = 0; depth < 10_000; depth += 1) nested = {in: nested};
    expect(JSON.stringify(redactBySchema(anything, nested))).toContain('<nested too deep>');
  });

  it('a member named __proto__ stays a member', () => {
    const value: object = JSON.parse('{"__proto__":{"isAdministrator":true}}');
    const copy = redactBySchema(anything, value);
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect(copy).not.toHaveProperty('isAdministrator');
  });
});
