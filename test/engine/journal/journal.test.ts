/** The journal file: chained, locked, tolerant of a torn end, honest about everything else. */
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {EntryBody} from '../../../src/core/entry.ts';
import {Journal} from '../../../src/engine/journal/journal.ts';
import {readJournal} from '../../../src/engine/journal/read.ts';
import {temporaryFolder} from '../../support/folder.ts';

const id = 'orders-db-20260302-0214-0a1b2c3d';
const at = {at: '2026-03-02T02:14:19.000Z'};
const note = (text: string): EntryBody => ({type: 'noted', text, by: 'mara'});

function written(folder: string, ...texts: string[]): string {
  const journal = Journal.create(path.join(folder, id), id);
  for (const text of texts) journal.append(note(text), at, false);
  journal.close();
  return journal.file;
}

describe('what is written', () => {
  test('is read back as it was, numbered and chained from the session id', () => {
    const file = written(temporaryFolder(), 'one', 'two');
    const {entries, isTorn} = readJournal(file, id);
    expect(entries.map((entry) => [entry.seq, entry.type])).toEqual([
      [1, 'noted'],
      [2, 'noted'],
    ]);
    expect(entries[1]?.prev).toBe(entries[0]?.hash);
    expect(isTorn).toBe(false);
  });

  test('has the members of the contract in one JSON object a line', () => {
    const file = written(temporaryFolder(), 'one');
    const line: unknown = JSON.parse(fs.readFileSync(file, 'utf8').trimEnd());
    expect(line).toMatchObject({v: 1, seq: 1, at: at.at, type: 'noted'});
    expect(line).toHaveProperty('prev');
    expect(line).toHaveProperty('hash');
  });

  test('is private: file 0600, folder 0700', () => {
    const folder = temporaryFolder();
    const file = written(folder, 'one');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  });

  test('survives any text', () => {
    const folder = temporaryFolder();
    let run = 0;
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'binary'}), {maxLength: 5}), (texts) => {
        run += 1;
        const file = written(path.join(folder, String(run)), ...texts);
        const read = readJournal(file, id).entries;
        expect(read.map((entry) => (entry.type === 'noted' ? entry.text : ''))).toEqual(texts);
      }),
      {numRuns: 50},
    );
  });
});

test('entries longer than what is read at once, with letters across its borders, are read whole', () => {
  const texts = [
    'é'.repeat(131_100),
    'short',
    `${'a'.repeat(262_143)}€ü`,
    'x'.repeat(1_500_000),
    'end',
  ];
  const file = written(temporaryFolder(), ...texts);
  const {entries, goodBytes, isTorn} = readJournal(file, id);
  expect(entries.map((entry) => entry.type === 'noted' && entry.text)).toEqual(texts);
  expect(goodBytes).toBe(fs.statSync(file).size);
  expect(isTorn).toBe(false);
});

test('looks that are alike share their memory, and are read as they were written', () => {
  const folder = path.join(temporaryFolder(), id);
  const journal = Journal.create(folder, id);
  const look = {
    type: 'called',
    call: 'rds:DescribeDBInstances',
    mode: 'read',
    outcome: 'ok',
    attempts: 1,
    milliseconds: 4,
  } as const;
  const inputs = [
    {DBInstanceIdentifier: 'orders-db'},
    {DBInstanceIdentifier: 'orders-db'},
    {DBInstanceIdentifier: 'shop'},
    undefined,
    {MaxRecords: 20},
    {Filters: [{Name: 'x'}]},
    {Filters: [{Name: 'y'}]},
  ];
  for (const [index, input] of inputs.entries()) {
    journal.append({...look, requestId: `request-${index}`, input}, at, false);
    journal.append(note('between'), at, false);
  }
  journal.close();
  const lines = fs.readFileSync(journal.file, 'utf8').trimEnd().split('\n');
  expect(readJournal(journal.file, id).entries).toEqual(lines.map((line) => JSON.parse(line)));
});

describe('a damaged journal', () => {
  test('with a torn last line goes on after the last good entry', () => {
    const folder = temporaryFolder();
    const file = written(folder, 'one', 'two');
    // What a process leaves behind that is killed while it writes.
    fs.appendFileSync(file, '{"v":1,"seq":3,"at":"2026-03-02T02:14:19.000Z","ty');
    const {journal, entries} = Journal.reopen(path.dirname(file), id);
    expect(entries).toHaveLength(2);
    journal.append(note('again'), at, true);
    journal.close();
    expect(readJournal(file, id).entries).toHaveLength(3);
  });

  test('cut at every byte keeps every whole entry and never invents one', () => {
    const folder = temporaryFolder();
    const file = written(folder, 'one', 'two');
    const whole = fs.readFileSync(file);
    const ends = [...whole.toString().matchAll(/\n/g)].map((match) => match.index + 1);
    const copy = path.join(folder, 'copy.ndjson');
    for (let size = 0; size <= whole.length; size += 1) {
      fs.writeFileSync(copy, whole.subarray(0, size));
      const expected = ends.filter((end) => end <= size).length;
      expect(readJournal(copy, id).entries).toHaveLength(expected);
    }
  });

  test('that ends before what was on the disk once is not gone on with', () => {
    const file = written(temporaryFolder(), 'one', 'two', 'three');
    fs.truncateSync(file, fs.statSync(file).size - 7);
    expect(() => Journal.reopen(path.dirname(file), id)).toThrow(/ends after entry 2, but 3 were/);
  });

  test.each([
    ['edited', (text: string) => text.replace('"two"', '"TWO"'), /Entry 2 .*edited/],
    [
      'removed',
      (text: string) => text.split('\n').toSpliced(1, 1).join('\n'),
      /Entry 2 .*expected/,
    ],
    ['swapped', (text: string) => swap(text), /Entry 1 .*expected/],
    ['no JSON', (text: string) => text.replace('{"v":1,"seq":2', '{"v":1,,'), /not JSON/],
  ])('whose entry was %s is refused by name', (_, damage, message) => {
    const file = written(temporaryFolder(), 'one', 'two', 'three');
    fs.writeFileSync(file, damage(fs.readFileSync(file, 'utf8')));
    expect(() => readJournal(file, id)).toThrow(message);
  });

  test('of another session is refused', () => {
    const file = written(temporaryFolder(), 'one');
    expect(() => readJournal(file, 'other')).toThrow(/does not follow/);
  });
});

describe('one writer at a time', () => {
  test('a second writer is told who holds the session', () => {
    const folder = path.join(temporaryFolder(), id);
    const journal = Journal.create(folder, id);
    expect(() => Journal.reopen(folder, id)).toThrow(new RegExp(`process ${process.pid}`));
    journal.close();
  });

  test('the lock of a process that is gone does not keep the session closed', () => {
    const file = written(temporaryFolder(), 'one');
    const gone = spawnSync(process.execPath, ['-e', '0']).pid;
    const lock = path.join(path.dirname(file), 'lock');
    fs.writeFileSync(lock, JSON.stringify({pid: gone, host: os.hostname()}));
    const {journal} = Journal.reopen(path.dirname(file), id);
    journal.close();
    expect(fs.existsSync(lock)).toBe(false);
  });
});

describe('a place that cannot be written', () => {
  test('a folder that is a file is said in a sentence', () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'sessions'), '');
    expect(() => Journal.create(path.join(folder, 'sessions', id), id)).toThrow(
      /journal cannot be written/,
    );
  });
});

function swap(text: string): string {
  const [one, two, ...rest] = text.split('\n');
  return [two, one, ...rest].join('\n');
}
