/** Approval codes against the simulated STS, which checks every signature for real. */
import {fileURLToPath} from 'node:url';
import {HttpRequest} from '@smithy/core/protocols';
import type {AwsCredentialIdentity} from '@smithy/types';
import {beforeEach, describe, expect, it} from 'vitest';
import {decodeCode, encodeCode} from '../../../src/aws/approval/code.ts';
import {type Door, openDoor} from '../../../src/aws/door.ts';
import {operationOf} from '../../../src/aws/guard/wire-operation.ts';
import {
  createSimulator,
  loadScenario,
  requestHandler,
  type Simulator,
} from '../../../src/simulator/simulator.ts';

const scenarios = fileURLToPath(new URL('../../../runbooks/scenarios', import.meta.url));
const hash = 'a'.repeat(64);
let simulator: Simulator;

beforeEach(async () => {
  simulator = createSimulator(await loadScenario(scenarios, 'key-disabled'));
});

function doorOf(credentials: AwsCredentialIdentity, region = simulator.region): Door {
  const clock = {now: () => simulator.now(), sleep: async () => undefined};
  const handler = requestHandler(simulator);
  return openDoor({region, credentials, handler, readOnly: true, clock});
}

describe('an approval code', () => {
  it('tells the other door who made it', async () => {
    const code = await doorOf(simulator.administrator).approvals.sign(hash);
    const check = await doorOf(simulator.operator).approvals.check(code, hash);
    expect(check).toMatchObject({
      type: 'identity',
      identity: {Account: simulator.accountId, Arn: simulator.administrator.arn},
    });
  });

  it('may be wrapped by whatever carried it', async () => {
    const code = await doorOf(simulator.administrator).approvals.sign(hash);
    const wrapped = ` ${code.replace(/(.{60})/g, '$1\n ')}`;
    const check = await doorOf(simulator.operator).approvals.check(wrapped, hash);
    expect(check.type).toBe('identity');
  });

  it.each([
    ['another request', (code: string) => code, 'b'.repeat(64), 'SignatureDoesNotMatch'],
    ['a code that was changed', bent, hash, 'SignatureDoesNotMatch'],
  ])('does not fit %s', async (_, change, asked, reason) => {
    const code = await doorOf(simulator.administrator).approvals.sign(hash);
    const check = await doorOf(simulator.operator).approvals.check(change(code), asked);
    expect(check).toMatchObject({type: 'refused', code: reason});
  });

  it('of an unknown key is refused', async () => {
    const stranger = {accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'x'};
    const code = await doorOf(stranger).approvals.sign(hash);
    const check = await doorOf(simulator.operator).approvals.check(code, hash);
    expect(check).toMatchObject({type: 'refused', code: 'InvalidClientTokenId'});
  });

  it('is not written to the requests of the simulator as anything but a read of who one is', async () => {
    const code = await doorOf(simulator.administrator).approvals.sign(hash);
    expect(simulator.requests()).toHaveLength(0);
    await doorOf(simulator.operator).approvals.check(code, hash);
    expect(simulator.requests().map(({operation, mode}) => [operation, mode])).toEqual([
      ['GetCallerIdentity', 'read'],
    ]);
  });

  it.each([
    '',
    'rubbish',
    'lk1.',
    'lk1.e30',
    encodeCode({query: {Action: 'AssumeRole', Version: '2011-06-15'}}),
    encodeCode({query: {Action: 'GetCallerIdentity', Version: '2011-06-15', RoleArn: 'x'}}),
    `lk1.${'A'.repeat(9000)}`,
  ])('that is none is not sent: %s', async (text) => {
    expect(decodeCode(text)).toBeUndefined();
    const check = await doorOf(simulator.operator).approvals.check(text, hash);
    expect(check).toEqual({type: 'no-code'});
    expect(simulator.requests()).toHaveLength(0);
  });
});

/** One letter of the signature changed. */
function bent(code: string): string {
  const query = decodeCode(code)?.query ?? {};
  const signature = query['X-Amz-Signature'] ?? '';
  const other = signature.startsWith('0') ? '1' : '0';
  return encodeCode({query: {...query, 'X-Amz-Signature': `${other}${signature.slice(1)}`}});
}

describe('the guard', () => {
  const presigned = (change: object) =>
    operationOf(
      new HttpRequest({
        method: 'GET',
        hostname: 'sts.eu-west-1.amazonaws.com',
        path: '/',
        query: {Action: 'GetCallerIdentity', Version: '2011-06-15', 'X-Amz-Expires': '900'},
        headers: {},
        ...change,
      }),
    );

  it('knows a presigned question who one is, and nothing else in a query string', () => {
    expect(presigned({})).toBe('sts:GetCallerIdentity');
    const others = [
      {query: {Action: 'AssumeRole', Version: '2011-06-15'}},
      {query: {Action: ['GetCallerIdentity', 'AssumeRole'], Version: '2011-06-15'}},
      {query: {Action: 'GetCallerIdentity', Version: '2010-05-08'}},
      {query: {Action: 'GetCallerIdentity', Version: '2011-06-15', RoleArn: 'x'}},
      {method: 'POST'},
      {body: 'Action=AssumeRole&Version=2011-06-15'},
      {headers: {'x-amz-target': 'TrentService.DisableKey'}},
    ];
    for (const change of others) expect(presigned(change)).not.toBe('sts:GetCallerIdentity');
  });
});
