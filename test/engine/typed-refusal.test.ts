/** Typed texts that have to be a file, a folder or a date: what is refused, in a sentence. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {Question} from '../../src/core/question.ts';
import {keepFile} from '../../src/engine/journal/kept-file.ts';
import {typedRefusal} from '../../src/engine/typed-refusal.ts';
import {temporaryFolder} from '../support/folder.ts';

const now = Date.parse('2026-03-02T02:15:00Z');
const asks = (expects: 'file' | 'folder' | 'date'): Question => ({
  kind: 'text',
  title: '',
  prose: '',
  expects,
});

test.each([
  ['date', '2027-03-01', undefined],
  ['date', '2027-03-01T09:00:00Z', undefined],
  ['date', '2026-03-01', '2026-03-01 is over already.'],
  ['date', '01.03.2027', 'Write a date in UTC, such as 2027-03-01 or 2027-03-01T09:00:00Z.'],
  ['date', '2027-13-45', 'Write a date in UTC, such as 2027-03-01 or 2027-03-01T09:00:00Z.'],
  ['date', '', 'Write a date in UTC, such as 2027-03-01 or 2027-03-01T09:00:00Z.'],
  ['folder', '/no/such/folder', 'There is no folder "/no/such/folder" that you may write to.'],
  ['folder', '', 'There is no folder "" that you may write to.'],
] as const)('%s: %s', (expects, typed, refusal) => {
  expect(typedRefusal(asks(expects), typed, now)).toBe(refusal);
});

test('a file has to be there, with something in it, and no larger than KMS takes', () => {
  const folder = temporaryFolder();
  const file = (name: string, bytes: number) => {
    fs.writeFileSync(path.join(folder, name), Buffer.alloc(bytes));
    return typedRefusal(asks('file'), path.join(folder, name), now);
  };
  expect(file('good', 512)).toBeUndefined();
  expect(file('empty', 0)).toContain('is empty.');
  expect(file('large', 70_000)).toContain('larger than anything KMS takes');
  expect(typedRefusal(asks('file'), path.join(folder, 'none'), now)).toContain('cannot be read');
  expect(typedRefusal(asks('folder'), path.join(folder, 'good'), now)).toContain('is no folder.');
});

test('a question that expects nothing takes every text', () => {
  expect(typedRefusal({kind: 'text', title: '', prose: ''}, '', now)).toBeUndefined();
});

test('a kept text is written once, another one gets a number, and no name leaves the folder', () => {
  const folder = temporaryFolder();
  const first = keepFile(folder, 'before.json', '{"a":1}');
  expect(keepFile(folder, 'before.json', '{"a":1}')).toBe(first);
  expect(keepFile(folder, 'before.json', '{"a":2}')).toBe(path.join(folder, 'before-2.json'));
  expect(keepFile(folder, '../../outside.json', 'x')).toBe(path.join(folder, 'outside.json'));
  expect(fs.statSync(first).mode & 0o777).toBe(0o600);
});
