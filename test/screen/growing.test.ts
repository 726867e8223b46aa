/** A journal that grows: what the screen gathers from it is looked at once. */
import {expect, test} from 'vitest';
import {apply} from '../../src/core/apply.ts';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import {notAsked} from '../../src/core/fact.ts';
import {emptySession} from '../../src/core/session.ts';
import {gathering} from '../../src/screen/growing.ts';
import {remembered} from '../../src/screen/remembered.ts';
import {logRows} from '../../src/screen/screens/log-rows.ts';
import {readBehind} from '../../src/screen/screens/read-behind.ts';
import {nextToRead} from '../../src/screen/to-read.ts';

const look: EntryBody = {
  type: 'called',
  step: 'start',
  call: 'rds:DescribeDBInstances',
  mode: 'read',
  outcome: 'ok',
  requestId: '0a1b',
  attempts: 1,
  milliseconds: 40,
};
const keptBack: EntryBody = {
  ...look,
  call: 'rds:StartDBInstance',
  mode: 'change',
  outcome: 'would-call',
};
const note: EntryBody = {type: 'noted', text: 'the application is down', by: 'mara'};

function entryOf(body: EntryBody, index: number): Entry {
  return {v: 1, seq: index + 1, at: '2026-03-02T02:14:00.000Z', prev: '', hash: '', ...body};
}

test('each entry is taken once, however often it is asked for', () => {
  const taken: number[] = [];
  const seqs = gathering<number[]>(
    () => [],
    (_, entry) => taken.push(entry.seq),
  );
  const entries = [look, note].map(entryOf);
  seqs(entries);
  seqs(entries);
  entries.push(entryOf(look, 2));
  seqs(entries);
  expect(taken).toEqual([1, 2, 3]);
});

test('two journals are kept apart', () => {
  const count = gathering<Entry[]>(
    () => [],
    (known, entry) => known.push(entry),
  );
  expect(count([look].map(entryOf)).length).toBe(1);
  expect(count([look, note].map(entryOf)).length).toBe(2);
});

test('a look more counts in the row that was shown already', () => {
  const entries = [note, look, look].map(entryOf);
  expect(logRows(entries).text(1)).toContain('2 looks');
  entries.push(entryOf(look, 3));
  expect(logRows(entries).text(1)).toContain('3 looks');
  entries.push(entryOf(note, 4));
  expect(logRows(entries).count).toBe(3);
  expect(logRows(entries).at(1)?.take).toEqual({type: 'entry', seq: 4});
});

test('what was kept back before an interruption was read then', () => {
  const resumed: EntryBody = {
    type: 'opened',
    session: 's',
    incident: {database: {identifier: 'orders-db'}, accountId: '1', region: 'eu-west-1'},
    world: 'read-only',
    rehearsal: false,
    operator: {arn: 'a', accountId: '1'},
    endpoint: '',
    version: 'test',
    resumed: true,
  };
  const entries = [look, keptBack].map(entryOf);
  expect(nextToRead(entries, 0)?.seq).toBe(2);
  expect(nextToRead(entries, 2)).toBeUndefined();
  entries.push(entryOf(resumed, 2), entryOf(keptBack, 3));
  expect(nextToRead(entries, 0)?.seq).toBe(3);
  expect(nextToRead(entries, 3)?.seq).toBe(4);
});

test('the read behind a fact is found, also the one that was made again', () => {
  const reads = ['first', 'second'].map(
    (requestId): EntryBody => ({
      ...look,
      call: 'kms:DescribeKey',
      requestId,
      input: {KeyId: requestId},
    }),
  );
  const facts = ['first', 'second'].map((requestId) => ({
    ...notAsked('kms:DescribeKey', 'gone'),
    requestId,
  }));
  const observed = facts.map((evidence): EntryBody => ({type: 'observed', fact: 'key', evidence}));
  const bodies = [
    ...reads.slice(0, 1),
    ...observed.slice(0, 1),
    look,
    ...reads.slice(1),
    ...observed.slice(1),
  ];
  const entries = bodies.map(entryOf);
  const inputs = facts.map((fact) => readBehind(entries, fact)?.input);
  expect(inputs).toEqual([{KeyId: 'first'}, {KeyId: 'second'}]);
  expect(
    readBehind(entries, {...notAsked('kms:ListGrants', ''), requestId: 'first'}),
  ).toBeUndefined();
});

test('what is made of a session is made once for each of its entries', () => {
  let walks = 0;
  const count = remembered((_, entries) => {
    walks += 1;
    return entries.length;
  });
  const entries = [entryOf(note, 0)];
  const session = apply(emptySession, entryOf(note, 0));
  expect([count(session, entries), count(session, entries), walks]).toEqual([1, 1, 1]);
  entries.push(entryOf(note, 1));
  expect([count(apply(session, entryOf(note, 1)), entries), walks]).toEqual([2, 2]);
});
