/** The journal file of one session: appended, chained, fsynced where it matters, locked. */
import fs from 'node:fs';
import path from 'node:path';
import type {Entry, EntryBody} from '../../core/entry.ts';
import {JournalError} from '../../core/errors.ts';
import {chainStart, seal} from './chain.ts';
import {type Anchor, HeadFile, readAnchor} from './head-file.ts';
import {keepFile} from './kept-file.ts';
import {lock, type Unlock} from './lock.ts';
import {readJournal} from './read.ts';
import {isCode, reasonOf} from './reason.ts';

/** Times of an entry, ISO 8601: the world's, and the wall's where it differs. */
export type Stamp = {readonly at: string; readonly wall?: string};

/** An open journal. Only one process has it at a time. */
export class Journal {
  readonly file: string;
  readonly #handle: number;
  readonly #headFile: HeadFile;
  readonly #unlock: Unlock;
  #head: string;
  #seq: number;
  #isOpen = true;

  private constructor(folder: string, unlock: Unlock, at: {flag: 'a' | 'ax'} & Anchor) {
    this.file = journalFile(folder);
    this.#handle = fs.openSync(this.file, at.flag, 0o600);
    this.#headFile = new HeadFile(folder);
    this.#unlock = unlock;
    this.#head = at.hash;
    this.#seq = at.seq;
    this.#headFile.write(at);
  }

  /** Begins a session's journal in a new folder (0700, file 0600). Throws JournalError. */
  static create(folder: string, sessionId: string): Journal {
    makeFolder(folder);
    const unlock = lock(path.join(folder, 'lock'), sessionId);
    try {
      const begin = {flag: 'ax', seq: 0, hash: chainStart(sessionId)} as const;
      const journal = new Journal(folder, unlock, begin);
      syncFolder(folder);
      return journal;
    } catch (error) {
      unlock();
      throw cannotWrite(folder, error);
    }
  }

  /** Opens a journal to go on; a torn last line is cut off. Throws JournalError. */
  static reopen(folder: string, sessionId: string): {journal: Journal; entries: readonly Entry[]} {
    const file = journalFile(folder);
    const unlock = lock(path.join(folder, 'lock'), sessionId);
    try {
      const found = readJournal(file, sessionId);
      requireWhole(file, found.entries, readAnchor(folder));
      const handle = fs.openSync(file, 'r+');
      if (found.isTorn) fs.ftruncateSync(handle, found.goodBytes);
      // What is gone on with has to be on the disk first: a killed process may not have synced it.
      fs.fsyncSync(handle);
      fs.closeSync(handle);
      const end = {flag: 'a', seq: found.entries.length, hash: found.head} as const;
      const journal = new Journal(folder, unlock, end);
      return {journal, entries: found.entries};
    } catch (error) {
      unlock();
      throw error instanceof JournalError ? error : cannotWrite(folder, error);
    }
  }

  /**
   * Writes one entry. `durable` waits until it is on the disk: before a change is sent and after
   * it answered. Throws JournalError when it cannot be written; then nothing may be sent.
   */
  append(body: EntryBody, stamp: Stamp, durable: boolean): Entry {
    if (!this.#isOpen) throw new JournalError(`The journal ${this.file} is closed.`);
    const place = {seq: this.#seq + 1, ...stamp, prev: this.#head};
    const {entry, line} = seal(body, place);
    const bytes = Buffer.from(`${line}\n`);
    const before = fs.fstatSync(this.#handle).size;
    try {
      writeAll(this.#handle, bytes);
      if (durable) fs.fsyncSync(this.#handle);
    } catch (error) {
      this.#cutBackTo(before);
      throw cannotWrite(this.file, error);
    }
    this.#head = entry.hash;
    this.#seq = entry.seq;
    if (durable) this.#noteHead();
    return entry;
  }

  /** The session's folder. */
  get folder(): string {
    return path.dirname(this.file);
  }

  /** Keeps a text in a file of its own beside the journal (0600); answers its path. */
  keep(name: string, text: string): string {
    try {
      return keepFile(this.folder, name, text);
    } catch (error) {
      throw cannotWrite(path.join(this.folder, name), error);
    }
  }

  /** Writes everything to the disk and gives the lock back; safe to call twice. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    try {
      fs.fsyncSync(this.#handle);
      this.#noteHead();
    } catch (error) {
      throw cannotWrite(this.file, error);
    } finally {
      fs.closeSync(this.#handle);
      this.#headFile.close();
      this.#unlock();
    }
  }

  #noteHead(): void {
    try {
      this.#headFile.write({seq: this.#seq, hash: this.#head});
    } catch (error) {
      throw cannotWrite(this.file, error);
    }
  }

  /** Half a line would look torn to the next reader only if it is the last: take it back. */
  #cutBackTo(size: number): void {
    try {
      fs.ftruncateSync(this.#handle, size);
    } catch (error) {
      // A reader tolerates a torn last line, and nothing is appended after this failure.
      process.emitWarning(`The journal could not be cut back: ${reasonOf(error)}`);
    }
  }
}

/** The journal in a session's folder. */
export function journalFile(folder: string): string {
  return path.join(folder, 'journal.ndjson');
}

/** Entries that were on the disk once and are not there now were cut off by somebody. */
function requireWhole(file: string, entries: readonly Entry[], anchor: Anchor | undefined): void {
  if (!anchor || anchor.seq === 0) return;
  if (entries[anchor.seq - 1]?.hash === anchor.hash) return;
  const what =
    entries.length < anchor.seq
      ? `it ends after entry ${entries.length}, but ${anchor.seq} were written`
      : `entry ${anchor.seq} is not the one that was written`;
  throw new JournalError(`The journal ${file} cannot be trusted: ${what}.`, [
    'Nothing was sent. Keep the file; begin a new session with latchkey respond.',
  ]);
}

function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, {recursive: true, mode: 0o700});
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

function writeAll(handle: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += fs.writeSync(handle, bytes, written);
}

function syncFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** What a file system says that cannot make sure that a write stays, or cannot do it at all. */
const notOffered = ['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

function cannotWrite(where: string, error: unknown): JournalError {
  if (error instanceof JournalError) return error;
  const isOffered = !isCode(error, ...notOffered);
  return new JournalError(`The journal cannot be written in ${where}: ${reasonOf(error)}.`, [
    'No change is sent without a journal.',
    isOffered
      ? 'Free some room, or set LATCHKEY_HOME to a folder that you may write to.'
      : 'This file system cannot keep what is written: set LATCHKEY_HOME to a folder on a local disk.',
  ]);
}
