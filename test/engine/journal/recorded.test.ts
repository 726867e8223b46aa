/** Journals that earlier versions wrote are read, checked and folded for ever. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {fold} from '../../../src/core/apply.ts';
import {decide} from '../../../src/core/decide.ts';
import {verifyJournal} from '../../../src/engine/journal/verify.ts';
import {listSessions, sessionFolder} from '../../../src/engine/sessions.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {journals} from '../../support/journals.ts';

test('there are recordings', () => {
  expect(journals().length).toBeGreaterThan(2);
});

test.each(journals())('$name is good from its first entry to its last', ({text, sessionId}) => {
  const found = verifyJournal(text, {sessionId});
  expect([found.fault, found.tornBytes, found.last?.type]).toEqual([undefined, 0, 'closed']);
});

test.each(journals())('$name folds, whole and up to every entry', ({entries, sessionId}) => {
  const session = fold(entries);
  expect(session.id).toBe(sessionId);
  expect(session.seq).toBe(entries.length);
  expect(decide(session)).toMatchObject({type: 'stop', outcome: session.closed?.outcome});
  for (let end = 1; end < entries.length; end += 1) {
    expect(() => decide(fold(entries.slice(0, end)))).not.toThrow();
  }
});

test('all of them are listed with what they are about', () => {
  const state = temporaryFolder();
  for (const {sessionId, text} of journals()) {
    const folder = sessionFolder(state, sessionId);
    fs.mkdirSync(folder, {recursive: true});
    fs.writeFileSync(path.join(folder, 'journal.ndjson'), text);
  }
  const listed = listSessions(state);
  expect(listed.map(({fault}) => fault)).toEqual(journals().map(() => undefined));
  expect(listed.every(({database, cause}) => database !== '' && cause !== '')).toBe(true);
});
