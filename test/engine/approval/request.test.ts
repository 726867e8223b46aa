/** Requests for approval: packed and unpacked, and every code that does not count. */
import {describe, expect, test} from 'vitest';
import type {CodeCheck} from '../../../src/aws/approval/approvals.ts';
import {judge} from '../../../src/engine/approval/judge.ts';
import {
  hashOfRequest,
  packRequest,
  requestFor,
  unpackRequest,
} from '../../../src/engine/approval/request.ts';
import {account, keyArn, operatorArn, sessionOf} from '../../support/night/entries.ts';
import {untilPlanned} from '../../support/night/stories.ts';

const wall = Date.UTC(2026, 2, 2, 2, 20);
const change = {
  step: 'enable',
  title: 'Enable the key',
  call: 'kms:EnableKey',
  input: {KeyId: keyArn, GrantTokens: undefined},
  command: `aws kms enable-key --key-id ${keyArn}`,
} as const;
const request = requestFor(sessionOf(untilPlanned()), [change], wall);
const second = `arn:aws:sts::${account}:assumed-role/OnCallLead/priya`;

describe('a request', () => {
  test('comes out of its line as it went in, however it was wrapped', () => {
    const line = packRequest(request);
    expect(line).toMatch(/^[\w-]+$/);
    expect(unpackRequest(`${line.slice(0, 40)}\n  ${line.slice(40)}`)).toEqual(request);
  });

  test('has another hash for every member that differs, and for every request', () => {
    const hash = hashOfRequest(request);
    const others = [
      {...request, accountId: '999988887777'},
      {...request, requestedBy: second},
      {...request, expiresAt: '2026-03-02T05:00:00.000Z'},
      {...request, changes: [{...change, input: {KeyId: 'another'}}]},
      requestFor(sessionOf(untilPlanned()), [change], wall),
    ];
    for (const other of others) expect(hashOfRequest(other)).not.toBe(hash);
    const unpacked = unpackRequest(packRequest(request));
    expect(unpacked && hashOfRequest(unpacked)).toBe(hash);
  });

  test.each(['', 'rubbish', 'AAAA', packRequest({...request, changes: []})])(
    'is not made of %j',
    (text) => {
      expect(unpackRequest(text)).toBeUndefined();
    },
  );
});

describe('a code', () => {
  const identity = (Arn: string, Account = account): CodeCheck => ({
    type: 'identity',
    identity: {Arn, Account},
  });

  test('of another person of the account counts', () => {
    const judgement = judge(identity(second), request, operatorArn, wall);
    expect(judgement).toEqual({type: 'approved', by: second});
  });

  test.each([
    ['one’s own', identity(operatorArn), wall, /your own/],
    ['of another account', identity(second, '999988887777'), wall, /in account 999988887777/],
    ['too late', identity(second), wall + 61 * 60_000, /expired/],
    ['none', {type: 'no-code'} as const, wall, /begins with lk1\./],
    [
      'for another request',
      {type: 'refused', code: 'SignatureDoesNotMatch', message: ''} as const,
      wall,
      /made for another request/,
    ],
    ['of nobody', identity(''), wall, /did not say whose/],
  ])('that is %s does not', (_, check, now, words) => {
    const judgement = judge(check, request, operatorArn, now);
    expect(judgement).toMatchObject({type: 'refused', why: expect.stringMatching(words)});
    expect(judgement).toMatchObject({why: expect.stringMatching(/Nothing was sent\.$/)});
  });

  test('of whoever asked first does not count for whoever took the session over', () => {
    const judgement = judge(identity(operatorArn), request, second, wall);
    expect(judgement.type).toBe('refused');
  });
});
