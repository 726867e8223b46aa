/** What `latchkey diagnose` prints while CloudTrail is asked, and what it adds when all is read. */
import {describe, expect, it} from 'vitest';
import type {Evidence} from '../../src/core/evidence.ts';
import {DiagnosisInParts} from '../../src/plain/diagnosis-parts.ts';
import {account, incident, keyArn, now, trailEvent, without} from '../causes/night.ts';
import {evidenceOfTable, type Table} from '../causes/tables.ts';

const later = '2026-03-02T02:15:31.000Z';

function evidenceOf(table: Partial<Omit<Table, 'name' | 'says' | 'expect'>>): Evidence {
  const expected = {verdict: 'locked-out', findings: []} as const;
  return evidenceOfTable({name: '', says: '', ...table, expect: expected});
}

/** The parts as they come: what was put out, and what was said to whoever waits. */
function told(...known: readonly Evidence[]) {
  const messages: string[] = [];
  let lines: string[] = [];
  const parts = new DiagnosisInParts({
    output: (line) => lines.push(line),
    message: (line) => messages.push(line),
    localOffsetMinutes: 60,
  });
  const printed = known.map((evidence, index) => {
    lines = [];
    if (index === known.length - 1) parts.whole({evidence, incident, at: later});
    else parts.soFar({evidence, incident, at: now}, true);
    return lines;
  });
  return {printed, messages, first: printed[0] ?? [], last: printed.at(-1) ?? []};
}

const silent = evidenceOf({trail: {}});
const named = evidenceOf({trail: {DisableKey: [{}]}});

describe('a diagnosis that stands before CloudTrail has answered', () => {
  it('is printed whole, and says what is still open', () => {
    const {first, messages} = told(silent, named);
    expect(first[0]).toBe('DIAGNOSIS: locked out, cause certain');
    expect(first).toContain(
      '  Who, when:   still being asked: CloudTrail answers two look-ups a second',
    );
    expect(first.join('\n')).not.toContain('who changed the key');
    expect(first.at(-1)).toBe('  Read:  16 reads so far; CloudTrail is still being asked.');
    expect(messages).toEqual([]);
  });

  it('gets only what was added: who, and what was read', () => {
    expect(told(silent, named).last).toEqual([
      'ALL READ: this is new',
      '  Who, when: role ci-cleanup, session nightly-4711, DisableKey',
      '             1 Mar 23:41:07 UTC, 2 h 33 min ago (CloudTrail)',
      '  Read:      17 reads: 17 answered.',
    ]);
  });

  it('counts no read that was not made, so that the number only grows', () => {
    const notMade = (evidence: Evidence) =>
      ['cluster', 'globalCluster'].reduce((all, name) => without(all, name, 'not-asked'), evidence);
    const {first, last} = told(notMade(silent), notMade(named));
    expect(first.at(-1)).toBe('  Read:  16 reads so far; CloudTrail is still being asked.');
    expect(last.at(-1)).toBe('  Read:      17 reads: 17 answered.');
  });

  it('gets only the new lines of a row that still holds', () => {
    const policies = {DisableKey: [{}], PutKeyPolicy: [{}]};
    expect(told(named, evidenceOf({trail: policies})).last).toEqual([
      'ALL READ: this is new',
      '  Who, when: the same session also called PutKeyPolicy on this key',
      '  Read:      18 reads: 18 answered.',
    ]);
  });

  it('gets one line where nothing was added, though time has passed', () => {
    const removals = {DisableKey: [{}], RevokeGrant: [], RetireGrant: []};
    expect(told(named, evidenceOf({trail: removals})).last).toEqual([
      'ALL READ: nothing is new',
      '  Read: 19 reads: 19 answered.',
    ]);
  });

  it('is told who is not named, and why, where CloudTrail refuses', () => {
    const refused = without(named, 'trail:DisableKey', 'denied');
    const {last} = told(silent, refused);
    expect(last[0]).toBe('ALL READ: this is new');
    expect(last.join(' ').replace(/ +/g, ' ')).toContain(
      'Who, when: unknown, because cloudtrail:LookupEvents is denied to your role',
    );
    expect(last.join('\n')).toContain('Unknown:');
    expect(last.join('\n')).not.toContain('How long');
  });

  it('is printed once, however often CloudTrail has to be waited for', () => {
    const {printed, last} = told(silent, named, named);
    expect(printed.map(({length}) => length > 0)).toEqual([true, false, true]);
    expect(last[0]).toBe('ALL READ: this is new');
  });

  it('tells lists that are still being read from lists that could not be read', () => {
    const {regionInstances: _, regionSnapshots: __, ...open} = silent;
    const {first, last} = told(open, named);
    expect(first.join(' ').replace(/ +/g, ' ')).toContain(
      'Also on it: no other database so far 0 snapshots, 1 automated backup so far: lists of this Region are still being read',
    );
    expect(first.join('\n')).not.toContain('other instances on the key');
    expect(last.join('\n')).toContain('Also on it: 2 databases: billing-db locked out');
  });
});

describe('a diagnosis that long lists hold up', () => {
  it('says so, and of CloudTrail what it answered', () => {
    const lines: string[] = [];
    const output = (line: string) => lines.push(line);
    const parts = new DiagnosisInParts({output, message: expect.fail, localOffsetMinutes: 0});
    const {regionSnapshots: _, ...open} = without(named, 'trail:DisableKey', 'denied');
    parts.soFar({evidence: open, incident, at: now}, false);
    const words = lines.join(' ').replace(/ +/g, ' ');
    expect(words).toContain('Who, when: unknown, because cloudtrail:LookupEvents is denied');
    expect(words).toContain('who changed the key');
    expect(words).toContain('lists of this Region are still being read');
    expect(lines.at(-1)).toBe('  Read:  16 reads so far; lists are still being read.');
  });
});

describe('a diagnosis that CloudTrail changes', () => {
  const key = {KeyState: 'Enabled', Enabled: true};
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyThroughRds',
        Effect: 'Allow',
        Principal: {AWS: `arn:aws:iam::${account}:root`},
        Action: 'kms:*',
        Resource: '*',
        Condition: {StringEquals: {'kms:ViaService': 'rds.us-east-1.amazonaws.com'}},
      },
    ],
  };
  const refusal = trailEvent('CreateGrant', {
    record: {
      errorCode: 'AccessDenied',
      errorMessage:
        'User is not authorized to perform: kms:CreateGrant because no resource-based policy allows the kms:CreateGrant action',
      userIdentity: {
        arn: `arn:aws:sts::${account}:assumed-role/OnCallResponder/mara`,
        invokedBy: 'rds.amazonaws.com',
      },
      requestParameters: {keyId: keyArn},
    },
  });
  const open = evidenceOf({key, policy, trail: {PutKeyPolicy: [{}]}});
  const whole = evidenceOf({
    key,
    policy,
    trail: {PutKeyPolicy: [{}]},
    facts: {'trail:CreateGrant': {Events: [refusal]}},
  });

  it('is printed anew as a whole, and says so', () => {
    const {first, last} = told(open, whole);
    expect(first[0]).toBe('DIAGNOSIS: locked out, cause likely');
    expect(last.slice(0, 2)).toEqual([
      'ALL READ: the diagnosis is another one now',
      'DIAGNOSIS: locked out, cause certain',
    ]);
    for (const label of ['How we know:', 'Who, when:', 'How long:', 'Do first:', 'Where:'])
      expect(last.join('\n')).toContain(label);
  });
});

describe('a diagnosis that stays undecided', () => {
  it('is printed at once where AWS itself says why: the operator may not see', () => {
    const {first, last} = told(without(silent, 'key', 'denied'), without(named, 'key', 'denied'));
    expect(first[0]).toBe('DIAGNOSIS: undecided');
    expect(first[1]).toBe('  orders-db is locked out. Why, your role may not see.');
    expect(last.slice(0, 2)).toEqual([
      'ALL READ: this is new',
      '  Who, when: role ci-cleanup, session nightly-4711, DisableKey',
    ]);
  });
});

describe('a diagnosis of which nothing stands yet', () => {
  const key = {KeyState: 'Enabled', Enabled: true};

  it('is not printed before all is read; whoever waits is told once', () => {
    const open = evidenceOf({key, trail: {}, events: []});
    const {printed, messages, last} = told(open, open, open);
    expect(printed.slice(0, -1)).toEqual([[], []]);
    expect(messages).toEqual([expect.stringMatching(/^So far, .*CloudTrail is still asked/)]);
    expect(last[0]).toMatch(/^DIAGNOSIS: undecided/);
  });
});
