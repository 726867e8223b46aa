/** Checks the journal of a session as it lies on the disk. Reads only; takes no lock. */
import {isUtf8} from 'node:buffer';
import fs from 'node:fs';
import {JournalError} from '../../core/errors.ts';
import {readAnchor} from './head-file.ts';
import {journalFile} from './journal.ts';
import {reasonOf} from './reason.ts';
import {type Verification, verifyJournal} from './verify.ts';

/** Checks it. `head` is one written down elsewhere. Throws JournalError where it cannot be read. */
export function verifySession(folder: string, sessionId: string, head?: string): Verification {
  return verifyBytes(readBytes(journalFile(folder)), {
    sessionId,
    anchor: readAnchor(folder),
    head,
  });
}

/** Checks bytes: what is no UTF-8 would read like a text that was there before. */
export function verifyBytes(
  bytes: Buffer,
  expected: Parameters<typeof verifyJournal>[1],
): Verification {
  const found = verifyJournal(bytes.toString('utf8'), expected);
  if (isUtf8(bytes)) return found;
  const entry = firstWithoutText(bytes);
  if (entry > found.entries) return found;
  const fault = {entry, kind: 'edited', because: 'it holds bytes that are no text'} as const;
  return {...found, entries: Math.min(found.entries, entry - 1), isEndProven: false, fault};
}

function firstWithoutText(bytes: Buffer): number {
  let entry = 1;
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, from);
    // A crash may cut a letter of the last line in two.
    if (end < 0) return Number.POSITIVE_INFINITY;
    if (!isUtf8(bytes.subarray(from, end))) return entry;
    from = end + 1;
    entry += 1;
  }
}

function readBytes(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    throw new JournalError(`The journal ${file} cannot be read: ${reasonOf(error)}.`, [
      'Look at its folder and its permissions (file 0600, folder 0700).',
    ]);
  }
}
