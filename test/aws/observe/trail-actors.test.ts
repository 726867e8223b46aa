/** Whole nights: only what is looked up is known of them, and it must name whoever did it. */
import {describe, expect, it} from 'vitest';
import {trailReads} from '../../../src/aws/observe/trail.ts';
import {briefingOf} from '../../../src/causes/briefing.ts';
import {diagnose} from '../../../src/causes/diagnose.ts';
import type {Evidence, FactName} from '../../../src/core/evidence.ts';
import {account, evidenceOf, incident, keyArn, ordersDb, trailEvent} from '../../causes/night.ts';
import {evidenceOfTable, type Table} from '../../causes/tables.ts';

type Night = Partial<Omit<Table, 'name' | 'says' | 'expect' | 'trail'>>;
type Change = readonly [event: string, at: string, by: string, record?: object];

const enabled = {KeyState: 'Enabled', Enabled: true};
const lost: Table['events'] = [['2026-03-02T02:20:00.000Z', 'lost']];
const unseen = {grants: 'denied'} as const;
const lastUsage = {KeyLastUsage: {Timestamp: '2026-03-02T01:00:00.000Z'}};
const end = '2026-03-02T03:00:00.000Z';
const foreign = [{Constraints: {EncryptionContextSubset: {'aws:rds:db-id': 'db-OTHER'}}}];

/** The night as observed: CloudTrail answers what it is asked, two look-ups at a time. */
function played(night: Night, changes: readonly Change[]) {
  const expected = {verdict: 'locked-out', findings: []} as const;
  const facts = {lastUsage, ...night.facts};
  const table: Table = {
    name: '',
    says: '',
    events: lost,
    ...night,
    facts,
    trail: {},
    expect: expected,
  };
  let evidence = evidenceOfTable(table);
  const asked: string[] = [];
  for (;;) {
    const open = trailReads(evidence, Date.parse(end)).filter(({name}) => !asked.includes(name));
    if (open.length === 0) break;
    for (const {name} of open.slice(0, 2)) {
      asked.push(name);
      evidence = {...evidence, ...answer(name, changes)};
    }
  }
  const diagnosis = diagnose(evidence, incident, end);
  const story = {diagnosis, evidence, incident, now: end, localOffsetMinutes: 0};
  const who = briefingOf(story).rows.find(({label}) => label === 'Who and when')?.lines ?? [];
  const [first] = diagnosis.findings;
  return {
    cause: `${first?.cause}: ${first?.confidence}`,
    summary: first?.summary,
    who: who.join(' / '),
    asked: asked.map((name) => name.slice('trail:'.length)),
  };
}

function answer(name: FactName, changes: readonly Change[]): Evidence {
  const Events = changes
    .filter(([event]) => name === `trail:${event}`)
    .toSorted(([, a], [, b]) => b.localeCompare(a))
    .map(([event, at, by, record]) =>
      trailEvent(event, {
        at,
        id: `${event}-${at}`,
        record: {userIdentity: {arn: `arn:aws:iam::${account}:user/${by}`}, ...record},
      }),
    );
  return evidenceOf({[name]: {Events}});
}

const making = (grantId: string, id: string) => ({
  requestParameters: {keyId: keyArn, constraints: {encryptionContextSubset: {'aws:rds:db-id': id}}},
  responseElements: {grantId},
});
const removing = (grantId: string) => ({requestParameters: {keyId: keyArn, grantId}});

describe('grants that could not be read, of an enabled key', () => {
  const night = {key: enabled, unanswered: unseen};
  const revoked: Change = ['RevokeGrant', '2026-03-02T02:00:00.000Z', 'mallory'];

  it.each<[string, Change]>([
    ['a grant was made 51 days before', ['CreateGrant', '2026-01-10T02:00:00.000Z', 'deployer']],
    ['the key was enabled 51 days before', ['EnableKey', '2026-01-10T02:10:00.000Z', 'audit']],
  ])('whoever revoked one right before the loss is named, though %s', (_, before) => {
    expect(played(night, [before, revoked]).who).toMatch(/^user mallory, RevokeGrant/);
  });
});

describe('a grant that is gone', () => {
  const changes: readonly Change[] = [
    ['CreateGrant', '2026-01-31T02:00:00.000Z', 'deployer', making('g1', ordersDb.DbiResourceId)],
    ['CreateGrant', '2026-01-31T03:00:00.000Z', 'deployer', making('g2', 'db-OTHER')],
    ['RevokeGrant', '2026-03-02T02:00:00.000Z', 'mallory', removing('g1')],
    ['RevokeGrant', '2026-03-02T02:30:00.000Z', 'cleaner', removing('g2')],
  ];
  const old = {database: {InstanceCreateTime: '2025-01-01T00:00:00.000Z'}, grants: foreign};
  const own = {cause: 'grant-missing: certain', who: expect.stringMatching(/^user mallory, /)};

  it('is told from another one removed later, though a start made it long after the database', () => {
    expect(played({...old, key: enabled}, changes)).toMatchObject(own);
  });

  it('is told from it also where the key’s state may not be read', () => {
    const {who} = played({...old, unanswered: {key: 'denied'}}, changes);
    expect(who).toMatch(/^user mallory, RevokeGrant/);
  });

  it('is likely the only one removed, and its making is not asked for', () => {
    const single = changes.filter(([, , by]) => by !== 'cleaner');
    const {cause, who, asked} = played({...old, key: enabled}, single);
    expect([cause, asked.includes('CreateGrant')]).toEqual(['grant-missing: likely', false]);
    expect(who).toMatch(/^user mallory, /);
  });
});

describe('a key that is switched off', () => {
  const bare = [{Effect: 'Allow', Principal: {AWS: account}, Action: 'kms:Get*', Resource: '*'}];

  // Beside another fault the cancelling is looked up when the disabling is known.
  it.each<[string, Night]>([
    ['alone', {}],
    ['beside a grant that is gone', {grants: foreign}],
    ['beside a policy at fault', {policy: {Version: '2012-10-17', Statement: bare}}],
  ])('was left so by who cancelled its deletion, not by who disabled it: %s', (_, night) => {
    const {summary, who} = played(night, [
      ['DisableKey', '2026-03-02T02:00:00.000Z', 'ann'],
      ['EnableKey', '2026-03-02T02:05:00.000Z', 'bob'],
      ['ScheduleKeyDeletion', '2026-03-02T02:10:00.000Z', 'dan'],
      ['CancelKeyDeletion', '2026-03-02T02:12:00.000Z', 'eve'],
    ]);
    expect(who).toMatch(/^user eve, CancelKeyDeletion/);
    expect(summary).toMatch(/its deletion was cancelled, which leaves it so\.$/);
  });

  it('is not all: the same person revoked a grant, where grants could not be read', () => {
    const {who} = played({unanswered: unseen}, [
      ['DisableKey', '2026-03-02T02:00:00.000Z', 'mallory'],
      ['RevokeGrant', '2026-03-02T02:01:00.000Z', 'mallory'],
    ]);
    expect(who).toMatch(/^user mallory, DisableKey/);
    expect(who).toContain('the same session also called RevokeGrant on this key');
  });
});
