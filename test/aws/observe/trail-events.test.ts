/** Which look-ups are worth their place: only those whose answer can change what is said. */
import {describe, expect, it} from 'vitest';
import {trailReads} from '../../../src/aws/observe/trail.ts';
import type {Evidence} from '../../../src/core/evidence.ts';
import {account, keyArn} from '../../causes/night.ts';
import {evidenceOfTable, type Table} from '../../causes/tables.ts';

type Night = Partial<Omit<Table, 'name' | 'says' | 'expect'>>;

const now = Date.parse('2026-03-02T02:14:24.000Z');
const stripped = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: {AWS: `arn:aws:iam::${account}:root`},
      Action: ['kms:Describe*', 'kms:Get*'],
      Resource: '*',
    },
  ],
};
const enabled = {KeyState: 'Enabled', Enabled: true};
const lastUsed = (Timestamp: string) => ({lastUsage: {KeyLastUsage: {Timestamp}}});
const disabledAt = (at: string) => ({DisableKey: [{at}]});
const onAndOff = ['DisableKey', 'EnableKey'];
const otherGrant = [{Constraints: {EncryptionContextSubset: {'aws:rds:db-id': 'db-OTHER'}}}];
const made = (InstanceCreateTime: string) => ({database: {InstanceCreateTime}});
const old = made('2024-06-04T09:32:11.000Z');
const young = made('2026-01-20T09:32:11.000Z');

/** What is still to be asked; what the table's `trail` names was. */
function asked(night: Night): readonly string[] {
  const evidence: Evidence = evidenceOfTable({
    name: '',
    says: '',
    trail: {},
    ...night,
    expect: {verdict: 'locked-out', findings: []},
  });
  return trailReads(evidence, now)
    .map(({name}) => name.slice('trail:'.length))
    .filter((name) => evidence[`trail:${name}`] === undefined);
}

describe('of a key that is switched off', () => {
  const walled = {policy: stripped, facts: lastUsed('2026-03-01T23:32:11.000Z')};

  it('the one who disabled it is asked for first, then who changed a policy that is at fault', () => {
    expect(asked(walled)).toEqual(['DisableKey', 'PutKeyPolicy', 'CancelKeyDeletion']);
  });

  it('a cancelled deletion is asked for beside it, where nothing else is', () => {
    expect(asked({})).toEqual(['DisableKey', 'CancelKeyDeletion']);
  });

  it.each<[string, Night]>([
    ['between the last use and the loss', {trail: disabledAt('2026-03-01T23:41:07.000Z')}],
    ['before the last use', {trail: disabledAt('2026-03-01T20:00:00.000Z')}],
    ['after the loss', {trail: disabledAt('2026-03-02T00:30:00.000Z')}],
    ['by nobody', {trail: {DisableKey: []}}],
  ])('a cancelled deletion is asked for also where it was disabled %s', (_, more) => {
    const trail = {PutKeyPolicy: [], ...more.trail};
    expect(asked({...walled, ...more, trail})).toEqual(['CancelKeyDeletion']);
  });

  it('who removed a grant that nobody could see comes last', () => {
    const names = ['DisableKey', 'CancelKeyDeletion', 'RevokeGrant', 'RetireGrant'];
    const unanswered = {grants: 'denied'} as const;
    expect(asked({unanswered})).toEqual(names);
    expect(asked({unanswered, trail: {DisableKey: [{}]}})).toEqual(names.slice(1));
  });
});

describe('of a grant that is not there', () => {
  const night = {key: enabled, grants: otherGrant};
  const removed = {RevokeGrant: [{}], RetireGrant: []};

  it.each<[string, Night, readonly string[]]>([
    ['a database that CloudTrail saw being made', young, ['CreateGrant']],
    ['one of an unknown age', {}, ['CreateGrant']],
    ['an older one', old, []],
    [
      'an older one that was started since',
      {
        ...old,
        events: [
          ['2026-02-27T08:00:00.000Z', 'DB instance started'],
          ['2026-03-01T23:52:11.000Z', 'lost'],
        ],
      },
      ['CreateGrant'],
    ],
  ])('whose the removed one was is asked of %s', (_, more, names) => {
    expect(asked({...night, ...more, trail: removed})).toEqual(names);
  });

  it('the making is not asked for where no grant was removed', () => {
    expect(asked({...night, ...young, trail: {RevokeGrant: [], RetireGrant: []}})).toEqual([
      'DisableKey',
      'EnableKey',
    ]);
  });

  const twice = [{id: 'e-2'}, {id: 'e-1'}];
  const refused = {record: {errorCode: 'AccessDenied'}};

  it.each<[string, Night['trail'], readonly string[]]>([
    ['two were revoked', {RevokeGrant: twice, RetireGrant: []}, ['CreateGrant']],
    ['one was revoked, one retired', {RevokeGrant: [{}], RetireGrant: [{}]}, ['CreateGrant']],
    ['two were revoked and more is open', {RevokeGrant: twice}, ['RetireGrant', 'CreateGrant']],
    ['one was revoked and more is open', {RevokeGrant: [{}]}, ['RetireGrant']],
    ['the second one was refused', {RevokeGrant: [{}, refused], RetireGrant: []}, []],
    ['the second one is of another key', {RevokeGrant: [{}, {key: 'k'}], RetireGrant: []}, []],
  ])('of an old database it is asked for too where %s', (_, trail, names) => {
    expect(asked({...night, ...old, trail}).filter((name) => !onAndOff.includes(name))).toEqual(
      names,
    );
  });

  it('both removals are asked for, and the deletion of the key before them', () => {
    expect(asked({...old, key: {KeyState: 'PendingDeletion'}, grants: otherGrant})).toEqual([
      'ScheduleKeyDeletion',
      'RevokeGrant',
      'RetireGrant',
    ]);
  });
});

describe('of a key that could not be read', () => {
  const unanswered = {key: 'denied', keyPolicy: 'denied', grants: 'denied'} as const;
  const readable = ['DisableKey', 'ScheduleKeyDeletion', 'PutKeyPolicy'];
  const silent = {DisableKey: [], ScheduleKeyDeletion: [], PutKeyPolicy: []};

  it('its state and its policy are asked for, both of which the trail shows', () => {
    expect(asked({unanswered}).slice(0, readable.length)).toEqual(readable);
  });

  it('removed grants come after all that, whoever it names', () => {
    const removals = ['RevokeGrant', 'RetireGrant'];
    expect(asked({unanswered})).toEqual([...readable, ...removals]);
    expect(asked({unanswered, trail: silent})).toEqual(removals);
    expect(asked({unanswered, trail: {...silent, DisableKey: [{}]}})).toEqual(removals);
  });

  it('grants that were read are judged: none names the database', () => {
    expect(asked({unanswered: {key: 'denied', keyPolicy: 'denied'}, grants: otherGrant})).toEqual([
      ...readable,
      'RevokeGrant',
      'RetireGrant',
      'CreateGrant',
    ]);
  });
});

describe('of an enabled key', () => {
  it('what RDS was refused is asked for right after the policy, each name once', () => {
    expect(asked({key: enabled, policy: stripped, grants: otherGrant, ...young})).toEqual([
      'PutKeyPolicy',
      'CreateGrant',
      'RevokeGrant',
      'RetireGrant',
      'DisableKey',
      'EnableKey',
    ]);
  });

  it('who removed a grant that nobody could see comes last, whoever else changed the key', () => {
    const night = {key: enabled, unanswered: {grants: 'denied'}} as const;
    const removals = ['RevokeGrant', 'RetireGrant'];
    expect(asked(night)).toEqual(['CreateGrant', 'DisableKey', 'EnableKey', ...removals]);
    const silent = {CreateGrant: [], DisableKey: [], EnableKey: []};
    expect(asked({...night, trail: silent})).toEqual(removals);
    for (const name of Object.keys(silent))
      expect(asked({...night, trail: {...silent, [name]: [{}]}})).toEqual(removals);
  });

  it('nothing more is asked once CloudTrail refuses', () => {
    const unanswered = {'trail:PutKeyPolicy': 'denied'} as const;
    expect(asked({key: enabled, policy: stripped, unanswered})).toEqual([]);
  });

  it('of a cluster, the cluster’s own age counts', () => {
    const cluster = (ClusterCreateTime: string) => ({
      DBClusterIdentifier: 'orders',
      DBClusterArn: `arn:aws:rds:eu-west-1:${account}:cluster:orders`,
      DbClusterResourceId: 'cluster-ABC',
      Status: 'inaccessible-encryption-credentials-recoverable',
      KmsKeyId: keyArn,
      ClusterCreateTime,
    });
    const night = {key: enabled, grants: otherGrant, trail: {RevokeGrant: [{}], RetireGrant: []}};
    expect(asked({...night, cluster: cluster('2024-06-04T09:32:11.000Z')})).toEqual([]);
    expect(asked({...night, cluster: cluster('2026-02-04T09:32:11.000Z')})).toEqual([
      'CreateGrant',
    ]);
  });
});
