/** What `latchkey diagnose` prints: the block, where it was read, and what was read. */
import {expect, test} from 'vitest';
import type {Evidence} from '../../src/core/evidence.ts';
import {DiagnosisInParts} from '../../src/plain/diagnosis-parts.ts';
import {answersOfTheNight, evidenceOf, incident, now, without} from '../causes/night.ts';

function printed(evidence: Evidence): string[] {
  const lines: string[] = [];
  const output = (line: string) => lines.push(line);
  const parts = new DiagnosisInParts({output, message: expect.fail, localOffsetMinutes: 60});
  parts.whole({evidence, incident, at: now});
  return lines;
}

test('the night of the storyboard', () => {
  expect(printed(evidenceOf(answersOfTheNight()))).toEqual([
    'DIAGNOSIS: locked out, cause certain',
    '  The KMS key of orders-db was switched off.',
    '  RDS could not use the key any more, so it stopped the database.',
    '  AWS calls this: key state Disabled, database status',
    '  inaccessible-encryption-credentials-recoverable.',
    '  How we know: kms:DescribeKey, KeyState = Disabled (02:14:22 UTC)',
    '               rds:DescribeEvents, RDS noticed the lost key 1 Mar 23:52:11 UTC',
    '               rds:DescribeEvents, RDS announced the stop 01:52:11 UTC',
    '               policy, grant, key store: no second fault seen',
    '  Who, when:   role ci-cleanup, session nightly-4711, DisableKey',
    '               1 Mar 23:41:07 UTC, 2 h 33 min ago (CloudTrail)',
    '  How long:    Until 9 Mar 01:52 UTC (02:52 local) a start is enough; after',
    '               that, says AWS, only a backup.',
    '               Estimated: 7 days after RDS stopped it, 01:52:11 UTC. AWS shows',
    '               no deadline.',
    '  Also on it:  2 databases: billing-db locked out, sessions-db at risk',
    '               2 snapshots, 1 automated backup (this account and Region)',
    '  Unknown:     1 thing, it does not change the finding',
    '               organization policies',
    '  Do first:    Enable the key: one call, seconds, can be undone.',
    '               Then orders-db still has to be started.',
    '  Where: account 111122223333, eu-west-1, as',
    '         arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara',
    '  Read:  18 reads: 18 answered.',
  ]);
});

test('denied, failed and not asked are three different things', () => {
  let evidence = evidenceOf(answersOfTheNight());
  evidence = without(evidence, 'keyPolicy', 'denied');
  evidence = without(evidence, 'grants', 'denied');
  evidence = without(evidence, 'trail:DisableKey', 'failed');
  evidence = without(evidence, 'lastUsage', 'not-asked');
  expect(printed(evidence).join(' ').replace(/ +/g, ' ')).toContain(
    '17 reads: 14 answered, 2 denied (kms:GetKeyPolicy, kms:ListGrants), 1 without a usable answer (cloudtrail:LookupEvents).',
  );
});

test('an undecided lock-out says so in the first line', () => {
  const evidence = without(evidenceOf(answersOfTheNight()), 'key', 'denied');
  expect(printed(evidence)[0]).toBe('DIAGNOSIS: undecided');
});
