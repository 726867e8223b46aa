/** A session that an error ends: its last entry is on the disk before the error is said. */
import fs from 'node:fs';
import path from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {closeAfter} from '../../src/cli/close-after.ts';
import {JournalError, UsageError} from '../../src/core/errors.ts';
import {readAnchor} from '../../src/engine/journal/head-file.ts';
import {Journal} from '../../src/engine/journal/journal.ts';
import {LiveSession} from '../../src/engine/live-session.ts';
import {temporaryFolder} from '../support/folder.ts';

let folder: string;
let live: LiveSession;
const {fsyncSync, writeSync} = fs;

beforeEach(() => {
  folder = path.join(temporaryFolder(), 'night');
  const clock = {now: () => Date.parse('2026-03-02T02:15:00Z'), sleep: async () => undefined};
  live = new LiveSession(Journal.create(folder, 'night'), clock, clock.now);
  live.append({type: 'noted', text: 'before', by: 'mara'});
});

afterEach(() => {
  Object.assign(fs, {fsyncSync, writeSync});
  live.close();
});

test('the end is synced, and the file beside the journal vouches for it', () => {
  let synced = 0;
  fs.fsyncSync = (handle) => {
    fsyncSync(handle);
    synced = fs.fstatSync(handle).size;
  };
  const error = new UsageError('No answers for step start.');
  expect(closeAfter(error, live)).toBe(error);
  expect(live.session.closed).toMatchObject({outcome: 'failed', summary: error.message});
  expect(synced).toBe(fs.statSync(path.join(folder, 'journal.ndjson')).size);
  expect(readAnchor(folder)).toEqual({seq: 2, hash: live.session.head});
});

test('a full disk then hides nothing: the error that ended it comes first', () => {
  fs.writeSync = () => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {code: 'ENOSPC'});
  };
  const error = closeAfter(new UsageError('No answers for step start.', ['Add it.']), live);
  expect(error).toMatchObject({
    message: 'No answers for step start.',
    nextSteps: [
      'Add it.',
      expect.stringMatching(/^The journal cannot be written in .*ENOSPC/),
      'No change is sent without a journal.',
      expect.stringContaining('Free some room'),
    ],
  });
  expect(live.session.closed).toBeUndefined();
});

test.each([
  ['a journal that failed', () => new JournalError('full')],
  ['what is no error of ours', () => new TypeError('oops')],
])('%s writes nothing more', (_, make) => {
  const error = make();
  expect(closeAfter(error, live)).toBe(error);
  expect(live.view().entries).toHaveLength(1);
});
