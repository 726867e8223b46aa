/** What people mistype, answered in KMS's recorded form before anything else (facts/wire.md §6). */
import * as sdk from '@aws-sdk/client-kms';
import {describe, expect, it} from 'vitest';
import {accountWith, answerOf, keyIds, kmsOf} from './support.ts';

const world = accountWith();
const KeyId = keyIds.plain;
const fails = (value: string, member: string, rule: string) =>
  `Value '${value}' at '${member}' failed to satisfy constraint: Member must ${rule}`;
const one = (violation: string) => `1 validation error detected: ${violation}`;

const rows: readonly [operation: string, input: object, message: string | RegExp][] = [
  [
    'CreateKey',
    {KeySpec: 'AES_512'},
    /^1 validation error detected: Value 'AES_512' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set: \[.*SYMMETRIC_DEFAULT.*\]$/,
  ],
  [
    'GenerateDataKey',
    {KeyId, KeySpec: 'SYMMETRIC_DEFAULT'},
    one(fails('SYMMETRIC_DEFAULT', 'keySpec', 'satisfy enum value set: [AES_128, AES_256]')),
  ],
  [
    'GenerateDataKey',
    {KeyId, NumberOfBytes: 1025},
    one(fails('1025', 'numberOfBytes', 'have value less than or equal to 1024')),
  ],
  [
    'ScheduleKeyDeletion',
    {KeyId, PendingWindowInDays: 0},
    one(fails('0', 'pendingWindowInDays', 'have value greater than or equal to 1')),
  ],
  [
    'ScheduleKeyDeletion',
    {KeyId, PendingWindowInDays: 6},
    one(fails('6', 'pendingWindowInDays', 'have value greater than or equal to 7')),
  ],
  [
    'TagResource',
    {KeyId, Tags: [{TagKey: 'a'.repeat(129), TagValue: ''}]},
    one(fails('a'.repeat(129), 'tags.1.member.tagKey', 'have length less than or equal to 128')),
  ],
  [
    'CreateGrant',
    {KeyId, GranteePrincipal: 'arn:aws:iam::111122223333:root', Operations: ['Open']},
    /^1 validation error detected: Value '\[Open\]' at 'operations' failed to satisfy constraint: Member must satisfy constraint: \[Member must satisfy enum value set: \[.*Decrypt.*\]\]$/,
  ],
  [
    'ReplicateKey',
    {KeyId, ReplicaRegion: 'Frankfurt'},
    one(
      fails(
        'Frankfurt',
        'replicaRegion',
        'satisfy regular expression pattern: ^([a-z]+-){2,3}\\d+$',
      ),
    ),
  ],
  [
    'GetParametersForImport',
    {KeyId, WrappingAlgorithm: 'RSA', WrappingKeySpec: 'RSA_1024'},
    /^2 validation errors detected: Value 'RSA' at 'wrappingAlgorithm' .*; Value 'RSA_1024' at 'wrappingKeySpec' .*$/,
  ],
  [
    'CreateCustomKeyStore',
    {CustomKeyStoreName: 'new', KeyStorePassword: 'short'},
    "1 validation error detected: Value at 'keyStorePassword' failed to satisfy constraint: Member must have length greater than or equal to 7",
  ],
  ['DescribeKey', {KeyId: ''}, one(fails('', 'keyId', 'have length greater than or equal to 1'))],
  ['ListKeys', {Limit: 1001}, one(fails('1001', 'limit', 'have value less than or equal to 1000'))],
];

describe('a value that the model does not allow', () => {
  it.each(rows)('in %s %j', async (operation, input, message) => {
    const Command = Reflect.get(sdk, `${operation}Command`);
    const answer = await answerOf(kmsOf(world).send(new Command(input)));
    expect(answer).toMatchObject({name: 'ValidationException', status: 400});
    if (typeof message === 'string') expect(answer.message).toBe(message);
    else expect(answer.message).toMatch(message);
  });

  it('is told before the key is looked for', async () => {
    const input = {KeyId: 'no-such-key', Plaintext: new Uint8Array(4097)};
    const answer = await answerOf(kmsOf(world).send(new sdk.EncryptCommand(input)));
    expect(answer.name).toBe('ValidationException');
  });
});
