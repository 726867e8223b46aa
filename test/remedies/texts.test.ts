/** Texts that others are sent: complete, exact, and harmless whatever the account is full of. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, it, test} from 'vitest';
import {forKeyOwner} from '../../src/remedies/key-owner.ts';
import {forOrganization} from '../../src/remedies/organization.ts';
import {permission, policyFor} from '../../src/remedies/permission.ts';
import {play} from '../engine/failures/play.ts';
import {diagnosed, instance, key, opened, sessionOf} from '../runbook/sessions.ts';

const foreign = {AWSAccountId: '444455556666'};
const session = (change: object, database: object = {}) =>
  sessionOf(opened(), instance(database), key(change), diagnosed('locked-out', []));

describe('the text for the owner of the key', () => {
  it.each([
    ['Disabled', ['enable-key'], 'disable-key'],
    ['PendingDeletion', ['cancel-key-deletion', 'enable-key'], 'schedule-key-deletion'],
    ['PendingImport', ['get-parameters-for-import', 'import-key-material'], 'delete-imported'],
    ['Unavailable', ['describe-custom-key-stores', 'connect-custom-key-store'], 'disconnect'],
    ['Enabled', ['describe-key', 'get-key-policy'], 'only read'],
  ])('%s: says what to type and how to take it back', (KeyState, commands, undo) => {
    const text = forKeyOwner(session({...foreign, KeyState}));
    expect(text).toContain('To the owner of account 444455556666');
    const typed = text.split('\n').filter((line) => line.startsWith('  aws kms'));
    for (const [index, command] of commands.entries()) {
      expect(typed[index]).toContain(`aws kms ${command} --region eu-west-1`);
    }
    expect(text.split('\n').find((line) => line.includes('taken back'))).toContain(undo);
  });

  it('lets nothing of others reach a terminal', () => {
    const text = forKeyOwner(session(foreign, {DBInstanceStatus: '\u001B]0;owned\u0007\u202Ex'}));
    const acting = [...text].filter((sign) => sign !== '\n' && (sign < ' ' || sign === '\u202E'));
    expect(acting).toEqual([]);
  });
});

describe('the text for the organization', () => {
  it('asks for an exception for this key, never for a policy to go', () => {
    const text = forOrganization(session({KeyState: 'Enabled'}));
    expect(text).toContain(
      'kms:CreateGrant and kms:DescribeKey through rds.eu-west-1.amazonaws.com',
    );
    expect(text).toContain('We ask for no policy to go.');
    expect(text).toContain('no refusal and no policy could be read from here');
  });
});

describe('the permission that is asked for', () => {
  it('is what mends the state that was found, on this key, and nothing else', () => {
    const disabled = session({KeyState: 'Disabled'});
    expect(policyFor(disabled, 'arn:aws:kms:eu-west-1:111122223333:key/k')).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'LatchkeyKey',
          Effect: 'Allow',
          Action: ['kms:EnableKey'],
          Resource: 'arn:aws:kms:eu-west-1:111122223333:key/k',
        },
      ],
    });
    expect(permission(disabled)).toContain('"kms:EnableKey"');
  });

  it('has no wildcard among its actions, whatever was denied', () => {
    expect(JSON.stringify(policyFor(session({KeyState: 'PendingDeletion'}), ''))).not.toMatch(
      /"(kms|rds):[^"]*\*/,
    );
  });
});

test.each([
  ['key-in-another-account', 'owner', 'for-key-owner.txt'],
  ['organization-denies', 'organization', 'for-organization.txt'],
  ['caller-not-authorized', 'permission', 'permission.txt'],
])('%s: the text lies in a file, ready to send', async (scenario, step, name) => {
  const {entries} = await play(scenario);
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === step);
  const question = asked?.type === 'asked' ? asked.question : undefined;
  if (question?.kind !== 'choice') throw new Error(`${step} was not asked`);
  expect(path.basename(question.textFile ?? '')).toBe(name);
  expect(fs.readFileSync(question.textFile ?? '', 'utf8')).toBe(`${question.text}\n`);
  const dry = await play(scenario, undefined, true);
  expect(JSON.stringify(dry.entries)).not.toContain('textFile');
});
