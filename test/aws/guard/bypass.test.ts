/** The lockout check of KMS is never switched off, whoever builds the request. */
import {KMSClient, PutKeyPolicyCommand, ReplicateKeyCommand} from '@aws-sdk/client-kms';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import {describe, expect, it} from 'vitest';
import {refuseBypassIn} from '../../../src/aws/guard/bypass.ts';
import {GuardedHandler} from '../../../src/aws/guard/handler.ts';
import {GuardError} from '../../../src/core/errors.ts';
import {dummyCredentials, testDoor} from '../support/doors.ts';
import {json, serve} from '../support/local-server.ts';

const key = {KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab'};
const policy = {...key, PolicyName: 'default', Policy: '{}'};

describe('a request that bypasses the lockout check', () => {
  it.each([true, 'true', 1])('does not pass the door with the flag as %s', async (flag) => {
    const {endpoint, arrived} = await serve((response) => json(response, {}));
    const {door} = testDoor({endpoint});
    const input = {...policy, BypassPolicyLockoutSafetyCheck: flag};
    await expect(door.call('kms:PutKeyPolicy', input)).rejects.toThrow(GuardError);
    expect(arrived).toEqual([]);
  });

  it.each([
    new PutKeyPolicyCommand({...policy, BypassPolicyLockoutSafetyCheck: true}),
    new ReplicateKeyCommand({
      ...key,
      ReplicaRegion: 'eu-west-1',
      BypassPolicyLockoutSafetyCheck: true,
    }),
  ])('does not pass the second check without the first', async (command) => {
    const {endpoint, arrived} = await serve((response) => json(response, {}));
    const handler = new GuardedHandler(new NodeHttpHandler(), {readOnly: false});
    const kms = new KMSClient({
      region: 'eu-west-1',
      credentials: dummyCredentials,
      maxAttempts: 1,
      endpoint,
      requestHandler: handler,
    });
    await expect(kms.send(command as PutKeyPolicyCommand)).rejects.toThrow(GuardError);
    kms.destroy();
    expect(arrived).toEqual([]);
  });

  it('leaves with the flag off, as everybody else sends it', async () => {
    const {endpoint, arrived} = await serve((response) => json(response, {}));
    const {door} = testDoor({endpoint});
    const input = {...policy, BypassPolicyLockoutSafetyCheck: false};
    expect(await door.call('kms:PutKeyPolicy', input)).toMatchObject({outcome: 'ok'});
    expect(arrived).toHaveLength(1);
  });

  it.each([
    '{"bypasspolicylockoutsafetycheck":true}',
    '{"\\u0042ypassPolicyLockoutSafetyCheck":true}',
    '{"a":[{"BypassPolicyLockoutSafetyCheck":null}]}',
    'not JSON',
  ])('is seen in the bytes: %s', (body) => {
    expect(() => refuseBypassIn(body)).toThrow(GuardError);
    expect(() => refuseBypassIn(new TextEncoder().encode(body))).toThrow(GuardError);
  });
});
