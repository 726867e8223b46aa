/** Key material imported again: wrapped outside, read as bytes, its content in no entry. */
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {noticeOf} from '../../src/cli/notify/notice.ts';
import {apply} from '../../src/core/apply.ts';
import {emptySession} from '../../src/core/session.ts';
import {packHandover} from '../../src/engine/handover.ts';
import {sessionFolder} from '../../src/engine/sessions.ts';
import {reportOfSession, writeReports} from '../../src/report/report-file.ts';
import {entryWords} from '../../src/screen/words/entry-words.ts';
import {wrapped} from '../simulator/kms/wrapping.ts';
import {temporaryFolder} from '../support/folder.ts';
import {type Played, performed, rehearse} from '../support/rehearsal.ts';

const material = Buffer.alloc(32, 0xab);

type Change = {
  readonly material?: Buffer;
  readonly expiry?: string;
  readonly date?: string;
  /** Writes something else into the wrapped file once it was confirmed. */
  readonly swaps?: boolean;
};

/** Plays whoever keeps the material: between two questions they wrap it offline. */
async function play(
  change: Change = {},
): Promise<Played & {readonly files: string; readonly folder: string}> {
  const files = temporaryFolder();
  const state = temporaryFolder();
  const file = path.join(files, 'wrapped.bin');
  const played = await rehearse('key-material-missing', {
    state,
    answer: (step, question) => {
      switch (step) {
        case 'material':
          return 'yes';
        case 'folder':
          return files;
        case 'wrapped': {
          const key = fs.readFileSync(path.join(files, 'wrapping-public-key.bin'));
          fs.writeFileSync(file, wrapped(change.material ?? material, key, 'RSAES_OAEP_SHA_256'));
          return file;
        }
        case 'expiry':
          return change.expiry;
        case 'expires-on':
          return change.date;
        case 'import':
          if (change.swaps && question.kind === 'confirm') fs.appendFileSync(file, 'x');
          return undefined;
        default:
          return undefined;
      }
    },
  });
  return {...played, files, folder: sessionFolder(state, played.id)};
}

test('the same material, wrapped offline, brings the database back', async () => {
  const {closed, entries, files} = await play();
  expect(closed.outcome).toBe('recovered');
  expect(performed(entries)).toEqual(['kms:ImportKeyMaterial', 'rds:StartDBInstance']);
  const intended = entries.find(({type}) => type === 'intended');
  const bytes = fs.readFileSync(path.join(files, 'wrapped.bin'));
  expect(intended).toMatchObject({
    input: {
      ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
      EncryptedKeyMaterial: {
        file: path.join(files, 'wrapped.bin'),
        bytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    },
  });
});

test('neither the token nor the material stands in anything that is written, in any spelling', async () => {
  const {id, entries, files, folder} = await play();
  writeReports(reportOfSession(folder, id), folder);
  const journal = fs.readFileSync(path.join(folder, 'journal.ndjson'), 'utf8');
  let session = emptySession;
  const notices = entries.map((entry) => {
    const before = session;
    session = apply(session, entry);
    return noticeOf(entry, before, session);
  });
  const written = [
    journal,
    ...['md', 'html', 'json'].map((format) =>
      fs.readFileSync(path.join(folder, `report.${format}`), 'utf8'),
    ),
    JSON.stringify(packHandover({session, journal})),
    JSON.stringify(notices),
    ...entries.map((entry) => entryWords(entry)),
  ].join('\n');
  const secrets = [
    ...['import-token.bin', 'wrapped.bin', 'wrapping-public-key.bin'].map((name) =>
      fs.readFileSync(path.join(files, name)),
    ),
    material,
  ];
  expect(secrets.map(({length}) => length > 24)).toEqual([true, true, true, true]);
  for (const bytes of secrets) {
    for (const spelling of ['base64', 'base64url', 'hex', 'latin1'] as const) {
      expect(written).not.toContain(bytes.toString(spelling).slice(0, 24));
    }
  }
});

test('the files are for the operator alone, and never overwrite one that is there', async () => {
  const {files} = await play();
  expect(fs.statSync(path.join(files, 'import-token.bin')).mode & 0o777).toBe(0o600);
});

test('material with a date expires on that date, and the question says so', async () => {
  const {closed, entries} = await play({expiry: 'on-date', date: '2027-03-01'});
  expect(closed.outcome).toBe('recovered');
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === 'import');
  expect(asked).toMatchObject({
    question: {
      input: {ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo: '2027-03-01'},
      effect: expect.stringContaining('It expires: 2027-03-01'),
    },
  });
});

test('other material is refused by KMS, and nothing is started', async () => {
  const {closed, entries} = await play({material: Buffer.alloc(32, 0xcd)});
  expect(closed.outcome).toBe('failed');
  expect(performed(entries)).toEqual([]);
  const refused = entries.flatMap((entry) =>
    entry.type === 'called' && entry.mode === 'change' ? [entry.error?.code] : [],
  );
  expect(new Set(refused)).toEqual(new Set(['IncorrectKeyMaterialException']));
});

test('a file that changed after it was confirmed is not sent', async () => {
  const {entries, world} = await play({swaps: true});
  const refused = entries.flatMap((entry) =>
    entry.type === 'called' && entry.mode === 'change' ? [entry.error?.code] : [],
  );
  expect(refused[0]).toBe('NotSent');
  const sent = world.simulator.requests().map(({operation}) => operation);
  expect(sent).not.toContain('ImportKeyMaterial');
});
