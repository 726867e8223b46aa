/** The recorded journals in test/journals/: written once, readable for ever. */
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Entry} from '../../src/core/entry.ts';
import {readJournal} from '../../src/engine/journal/read.ts';

const folder = fileURLToPath(new URL('../journals', import.meta.url));

/** One recording. */
export type Recording = {
  readonly name: string;
  readonly file: string;
  readonly sessionId: string;
  readonly text: string;
  readonly entries: readonly Entry[];
};

/** All of them, by name. */
export function journals(): readonly Recording[] {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
  return files.toSorted().map((name) => recordingOf(path.join(folder, name)));
}

/** The one of that name. */
export function journal(name: string): Recording {
  return recordingOf(path.join(folder, `${name}.ndjson`));
}

function recordingOf(file: string): Recording {
  const text = fs.readFileSync(file, 'utf8');
  const first: {session: string} = JSON.parse(text.slice(0, text.indexOf('\n')));
  return {
    name: path.basename(file, '.ndjson'),
    file,
    sessionId: first.session,
    text,
    entries: readJournal(file, first.session).entries,
  };
}
