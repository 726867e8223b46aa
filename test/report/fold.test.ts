/** The report of recorded nights: what it says is what the journal says. */
import {describe, expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import {reportOf} from '../../src/report/fold/report-of.ts';
import type {Report} from '../../src/report/report.ts';
import {journal, journals} from '../support/journals.ts';
import {entriesOf} from '../support/night/entries.ts';
import {untilConfirm, untilRecovered, untilWaiting} from '../support/night/stories.ts';
import {untilWouldCall} from '../support/night/turns.ts';

const proof = {head: 'b'.repeat(64), fault: ''};
const of = (name: string) => reportOf(journal(name).entries, proof);
const changesIn = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => (entry.type === 'called' && entry.mode === 'change' ? [entry] : []));

describe.each(journals())('$name', ({entries}) => {
  const report = reportOf(entries, proof);

  test('has every change with its call, result and request id, in order', () => {
    expect(report.changes.map(({call, requestId}) => [call, requestId])).toEqual(
      changesIn(entries).map(({call, requestId}) => [call, requestId]),
    );
    for (const change of report.changes) {
      expect(change.decidedAt <= change.intendedAt).toBe(true);
      expect(change.intendedAt <= change.answeredAt).toBe(true);
      expect(change.decidedBy).not.toBe('');
      expect(change.undo).not.toBe('');
      expect(change.command).toContain('aws ');
    }
  });

  test('sums up in five sentences', () => {
    expect(report.summary).toHaveLength(5);
    for (const sentence of report.summary) {
      expect(sentence).toMatch(/^[A-Za-z0-9].*[.?]$/);
      expect(sentence.replaceAll(/\d\.\d|e\.g\./g, '')).not.toMatch(/\. [A-Z]/);
    }
  });

  test('tells the story in order of the world’s time, with the wall’s beside it', () => {
    const times = report.timeline.map(({at}) => at);
    expect(times).toEqual(times.toSorted());
    const inSession = report.timeline.filter(({kind}) => kind !== 'before');
    expect(inSession.every(({wall}) => wall !== undefined)).toBe(true);
    expect(report.timeline[0]?.kind).toBe('before');
    expect(report.timeline.at(-1)?.kind).toBe('closed');
  });

  test('is stamped, names the operator, has the head and no empty finding', () => {
    expect(report.stamp).toBe('REHEARSAL');
    expect(report.people[0]).toMatchObject({as: 'operator'});
    expect(report.proof).toMatchObject({entries: entries.length, head: proof.head, fault: ''});
    expect(report.diagnosis.findings.every(({evidence}) => evidence.length > 0)).toBe(true);
    expect(report.key.databases.length).toBeGreaterThan(0);
  });

  test('is the same every time', () => {
    expect(reportOf(entries, proof)).toEqual(report);
  });
});

describe('key-disabled', () => {
  const report = of('key-disabled');

  test('says what, who, what was done, the end and what is left', () => {
    expect(report.summary).toEqual([
      'The KMS key of orders-db was switched off (account 111122223333, eu-west-1).',
      'Role ci-cleanup, session nightly-4711 did it: DisableKey at 1 Mar 23:41:07 UTC.',
      'OnCallResponder/mara sent 2 changes, each confirmed: kms:EnableKey, rds:StartDBInstance.',
      'orders-db answers again after it was down for 33 min 58 s; no data was lost.',
      '5 things left to do, first: billing-db is still locked out: latchkey respond billing-db.',
    ]);
  });

  test('measures from the lock to available, and meets the window', () => {
    expect(report.recovery).toMatchObject({
      downFor: '33 min 58 s',
      downFrom: '2026-03-02T01:52:11.000Z',
      lost: '0 (the same disks came back)',
      rto: {seconds: 2038, from: '2026-03-02T01:52:11.000Z'},
      rpo: {seconds: 0, words: '0 (the same disks came back)'},
    });
    expect(report.recovery.downTo).toBe(
      report.timeline.find(({what}) => what.endsWith('available'))?.at,
    );
    expect(report.recovery.clocks).toContainEqual(
      expect.objectContaining({clock: 'recoverable-window', result: 'met'}),
    );
  });

  test('shows the key and its databases before and after', () => {
    expect(report.key).toMatchObject({
      name: 'alias/orders',
      before: 'switched off (Disabled)',
      after: 'Enabled',
    });
    expect(report.key.databases).toContainEqual({
      identifier: 'orders-db',
      kind: 'instance',
      before: 'locked out',
      after: 'available',
    });
    expect(report.key.databases).toContainEqual({
      identifier: 'billing-db',
      kind: 'instance',
      before: 'locked out',
      after: 'locked out',
    });
  });
});

describe('recoverable-window-passed', () => {
  const report = of('recoverable-window-passed');

  test('keeps the refused start with AWS’s words, as a change and as what was not done', () => {
    expect(report.changes[1]).toMatchObject({
      call: 'rds:StartDBInstance',
      result: 'refused',
      status: 'Failed',
      error: expect.stringContaining('InvalidDBInstanceStateFault'),
    });
    expect(report.skipped[0]).toMatchObject({status: 'failed'});
  });

  test('lists what the restored database has differently', () => {
    expect(report.differences.map(({setting}) => setting)).toEqual([
      'Storage autoscaling up to',
      'KMS key',
      'Endpoint',
    ]);
  });

  test('says what was lost', () => {
    expect(report.recovery.lost).toBe(
      'not known in time: what was written after orders-db-dr-2026-03-01',
    );
  });
});

describe('nights that did not end well', () => {
  const told = (happenings: Parameters<typeof entriesOf>[0]): Report =>
    reportOf(entriesOf(happenings), proof);

  test('a change whose answer never came is unknown, and has its undo', () => {
    const sent = untilWaiting();
    const called = sent.findLastIndex(
      ([, body]) => body.type === 'called' && body.mode === 'change',
    );
    const report = told(sent.slice(0, called));
    expect(report.changes.at(-1)).toMatchObject({result: 'unknown', answeredAt: ''});
    expect(report.summary[3]).toContain('not closed');
  });

  test('a dry run says that nothing was sent', () => {
    const report = told(untilWouldCall());
    expect(report.stamp).toBe('DRY RUN');
    expect(report.changes[0]?.result).toBe('would be called');
    expect(report.summary[2]).toContain('sent nothing');
  });

  test('a session without a diagnosis, and one without an entry, have a report', () => {
    expect(told(untilConfirm().slice(0, 1)).summary[0]).toContain('no diagnosis was made');
    expect(reportOf([], proof).summary).toHaveLength(5);
  });

  test('steps that were never reached are listed', () => {
    const report = told(untilConfirm());
    expect(report.skipped.map(({status}) => status)).toContain('not reached');
  });

  test('notes stand in the report', () => {
    const report = told([
      ...untilRecovered().slice(0, -1),
      ['02:31:00', {type: 'noted', text: 'shop team told', by: 'mara'}],
      ...untilRecovered().slice(-1),
    ]);
    expect(report.notes).toMatchObject([{text: 'shop team told', by: 'mara'}]);
  });
});

describe('a key policy that was replaced', () => {
  test('is shown as a difference of the journaled texts', () => {
    const text = (effect: string) =>
      JSON.stringify({Version: '2012-10-17', Statement: [{Effect: effect, Action: 'kms:*'}]});
    const at = '2026-03-02T02:16:00.000Z';
    const source = {call: 'kms:GetKeyPolicy', at, requestId: 'r'} as const;
    const entries = [
      ...untilConfirm().slice(0, 1),
      [
        '02:15:00',
        {
          type: 'observed',
          fact: 'keyPolicy',
          evidence: {...source, status: 'known', value: {Policy: text('Deny')}},
        },
      ],
      [
        '02:16:00',
        {
          type: 'intended',
          step: 'put',
          call: 'kms:PutKeyPolicy',
          input: {KeyId: 'k', Policy: text('Allow')},
          attempt: 1,
        },
      ],
    ] as Parameters<typeof entriesOf>[0];
    expect(reportOf(entriesOf(entries), proof).changes[0]?.difference).toEqual({
      of: 'key policy',
      lines: [
        '  {',
        '    "Version": "2012-10-17",',
        '    "Statement": [',
        '      {',
        '-       "Effect": "Deny",',
        '+       "Effect": "Allow",',
        '        "Action": "kms:*"',
        '      }',
        '    ]',
        '  }',
      ],
    });
  });
});
