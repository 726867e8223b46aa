import {describe, expect, it} from 'vitest';
import {denialWords, readDenial} from '../../src/aws/access-denied.ts';
import {explain, missingAction} from '../../src/aws/explain.ts';

const denied = (message: string) => ({code: 'AccessDeniedException', message});
const user = 'User: arn:aws:sts::111122223333:assumed-role/OnCall/mara';
const onKey = 'on resource: arn:aws:kms:eu-west-1:111122223333:key/1234abcd';

describe('an access denied', () => {
  it('names the missing action and the policy that is in the way', () => {
    const message = `${user} is not authorized to perform: kms:DescribeKey ${onKey} because no identity-based policy allows the kms:DescribeKey action`;
    expect(readDenial(message)).toEqual({
      action: 'kms:DescribeKey',
      policy: 'identity-based policy',
      isExplicit: false,
    });
    expect(explain(denied(message), 'kms:DescribeKey')).toEqual({
      means: 'You lack the right kms:DescribeKey. No identity-based policy allows it.',
      next: 'Log in with a role that has it, or ask for it.',
      needs: 'kms:DescribeKey',
    });
  });

  it('tells an explicit deny, which no other Allow mends', () => {
    const message = `${user} is not authorized to perform: kms:EnableKey ${onKey} with an explicit deny in a resource-based policy`;
    const {means, next} = explain(denied(message), 'kms:EnableKey');
    expect(means).toBe('You lack the right kms:EnableKey. The key policy denies it.');
    expect(next).toContain('the denying statement has to change');
  });

  it('another action than the call was missing', () => {
    const message = `${user} is not authorized to perform: kms:CreateGrant ${onKey}`;
    const {means, needs} = explain(denied(message), 'rds:StartDBInstance');
    expect(means).toBe('You lack the right kms:CreateGrant. StartDBInstance needs it.');
    expect(needs).toBe('kms:CreateGrant');
  });

  it('without a text the call itself is what is missing', () => {
    expect(missingAction('', 'kms:ListGrants')).toBe('kms:ListGrants');
    expect(explain(denied(''), 'kms:ListGrants').means).toBe('You lack the right kms:ListGrants.');
    expect(explain(denied(''), '').means).toBe('You lack a right.');
  });

  it.each([
    ['with an explicit deny in a service control policy', 'The service control policy denies it.'],
    ['with an explicit deny in a permissions boundary', 'The permissions boundary denies it.'],
    ['because no permissions boundary allows the a:B action', 'No permissions boundary allows it.'],
    ['because no session policy allows the a:B action', 'No session policy allows it.'],
    ['because no resource-based policy allows the a:B action', 'The key policy does not allow it.'],
    ['', ''],
  ])('%s', (suffix, words) => {
    const denial = readDenial(`${user} is not authorized to perform: kms:EnableKey ${suffix}`);
    expect(denialWords(denial).startsWith(words)).toBe(true);
    expect(denialWords(denial) === '').toBe(words === '');
  });
});

describe('our reading of an error', () => {
  it.each([
    ['KMSKeyNotAccessibleFault', 'One text for five causes'],
    ['KMSKeyNotAccessible', 'One text for five causes'],
    ['InvalidDBInstanceState', 'The database is in a status'],
    ['InvalidDBInstanceStateFault', 'The database is in a status'],
    ['LimitExceededException', 'A quota'],
    ['ThrottlingException', 'AWS asks to slow down'],
    ['ExpiredTokenException', 'AWS no longer accepts your login'],
    ['DBSnapshotNotFound', 'AWS knows no such thing'],
    ['ECONNRESET', 'No connection'],
    ['NoAnswer', 'Connected, and no answer came in time'],
    ['NotAws', 'Something answered that is not AWS'],
    ['SomethingOfTomorrow', 'AWS refused the request'],
    ['constructor', 'AWS refused the request'],
  ])('%s: %s', (code, words) => {
    expect(explain({code, message: ''}, 'rds:StartDBInstance').means).toContain(words);
  });
});
