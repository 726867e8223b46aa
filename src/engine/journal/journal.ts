/** The journal file of one session: appended, chained, fsynced where it matters, locked. */
import fs from 'node:fs';
import path from 'node:path';
import type {Entry, EntryBody} from '../../core/entry.ts';
import {JournalError} from '../../core/errors.ts';
import {chainStart, seal} from './chain.ts';
import {lock, type Unlock} from './lock.ts';
import {readJournal, reasonOf} from './read.ts';

/** Times of an entry, ISO 8601: the world's, and the wall's where it differs. */
export type Stamp = {readonly at: string; readonly wall?: string};

/** An open journal. Only one process has it at a time. */
export class Journal {
  readonly file: string;
  readonly #handle: number;
  readonly #unlock: Unlock;
  #head: string;
  #seq: number;
  #isOpen = true;

  private constructor(file: string, handle: number, unlock: Unlock, head: string, seq: number) {
    this.file = file;
    this.#handle = handle;
    this.#unlock = unlock;
    this.#head = head;
    this.#seq = seq;
  }

  /** Begins a session's journal in a new folder (0700, file 0600). Throws JournalError. */
  static create(folder: string, sessionId: string): Journal {
    makeFolder(folder);
    const unlock = lock(path.join(folder, 'lock'), sessionId);
    const file = path.join(folder, 'journal.ndjson');
    try {
      const handle = fs.openSync(file, 'ax', 0o600);
      syncFolder(folder);
      return new Journal(file, handle, unlock, chainStart(sessionId), 0);
    } catch (error) {
      unlock();
      throw cannotWrite(folder, error);
    }
  }

  /** Opens a journal to go on; a torn last line is cut off. Throws JournalError. */
  static reopen(folder: string, sessionId: string): {journal: Journal; entries: readonly Entry[]} {
    const file = path.join(folder, 'journal.ndjson');
    const unlock = lock(path.join(folder, 'lock'), sessionId);
    try {
      const found = readJournal(file, sessionId);
      const handle = fs.openSync(file, 'r+');
      if (found.isTorn) fs.ftruncateSync(handle, found.goodBytes);
      fs.closeSync(handle);
      const append = fs.openSync(file, 'a');
      const journal = new Journal(file, append, unlock, found.head, found.entries.length);
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
    return entry;
  }

  /** Writes everything to the disk and gives the lock back; safe to call twice. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    fs.fsyncSync(this.#handle);
    fs.closeSync(this.#handle);
    this.#unlock();
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

function cannotWrite(where: string, error: unknown): JournalError {
  if (error instanceof JournalError) return error;
  return new JournalError(`The journal cannot be written in ${where}: ${reasonOf(error)}.`, [
    'No change is sent without a journal.',
    'Free some room, or set LATCHKEY_HOME to a folder that you may write to.',
  ]);
}
