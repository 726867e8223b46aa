import {expect, test} from 'vitest';
import {refuseWet, refuseWetBody} from '../../../src/aws/guard/dry-run.ts';
import {GuardError} from '../../../src/core/errors.ts';

test.each([undefined, {}, {DryRun: false}, {DryRun: 'true'}, 'DryRun', null])(
  'a grant that is no dry run does not leave: %j',
  (input) => {
    expect(() => refuseWet('kms:CreateGrant', input)).toThrow(GuardError);
    const body = JSON.stringify(input);
    expect(() => refuseWetBody('kms:CreateGrant', body)).toThrow(GuardError);
  },
);

test.each(['{"DryRun":true', '', new Uint8Array([255])])('nor does an unreadable body', (body) => {
  expect(() => refuseWetBody('kms:CreateGrant', body)).toThrow(GuardError);
});

test('a dry run passes, and so does every other call', () => {
  refuseWet('kms:CreateGrant', {DryRun: true});
  refuseWetBody('kms:CreateGrant', '{"DryRun":true}');
  refuseWetBody('kms:CreateGrant', new TextEncoder().encode('{"DryRun":true}'));
  refuseWet('kms:EnableKey', {});
});
