/** Reads a journal: every line checked against the chain, a torn last line tolerated. */
import fs from 'node:fs';
import type {Entry} from '../../core/entry.ts';
import {JournalError} from '../../core/errors.ts';
import {chainStart, faultOf} from './chain.ts';

/** A journal as it was found. */
export type JournalText = {
  readonly entries: readonly Entry[];
  /** Hash of the last good entry, or the chain's start. */
  readonly head: string;
  /** Bytes of the good entries; what follows is a torn last line. */
  readonly goodBytes: number;
  readonly isTorn: boolean;
};

/**
 * Reads the journal of a session.
 * @throws JournalError when it cannot be read, is of a newer format, or an entry was altered.
 */
export function readJournal(file: string, sessionId: string): JournalText {
  const text = readText(file);
  const entries: Entry[] = [];
  let head = chainStart(sessionId);
  let goodBytes = 0;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    if (isLast) return {entries, head, goodBytes, isTorn: line !== ''};
    const entry = checkedEntry(file, line, {seq: entries.length + 1, prev: head});
    entries.push(entry);
    head = entry.hash;
    goodBytes += Buffer.byteLength(line) + 1;
  }
  return {entries, head, goodBytes, isTorn: false};
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new JournalError(`The journal ${file} cannot be read: ${reasonOf(error)}.`, [
      'Look at its folder and its permissions (file 0600, folder 0700).',
    ]);
  }
}

function checkedEntry(file: string, line: string, expected: {seq: number; prev: string}): Entry {
  const fault = isJson(line) ? faultOf(line, expected) : 'it is not JSON';
  if (fault !== undefined) {
    throw new JournalError(`Entry ${expected.seq} of ${file} cannot be trusted: ${fault}.`, [
      'Nothing was sent. Keep the file; begin a new session with latchkey respond.',
    ]);
  }
  // The chain vouches that Latchkey wrote this line.
  const entry = JSON.parse(line) as Entry;
  if (entry.v !== 1) {
    throw new JournalError(`${file} was written by a newer Latchkey (format ${entry.v}).`, [
      'Go on with the version that wrote it.',
    ]);
  }
  return entry;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** The message of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
