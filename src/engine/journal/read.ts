/** Reads a journal: every line checked against the chain, a torn last line tolerated. */
import fs from 'node:fs';
import type {Entry} from '../../core/entry.ts';
import {JournalError} from '../../core/errors.ts';
import {chainStart, faultWords, readBytes} from './chain.ts';
import {reasonOf} from './reason.ts';
import {Sharing} from './sharing.ts';
import {thriftyFor} from './thrifty-heap.ts';

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
  const entries: Entry[] = [];
  const sharing = new Sharing();
  let head = chainStart(sessionId);
  let goodBytes = 0;
  const isTorn = eachLine(file, (line) => {
    const entry = checkedEntry(file, line, {seq: entries.length + 1, prev: head});
    // The text of the one before is kept instead of another copy of it.
    entries.push(sharing.of(Object.assign(entry, {prev: head})));
    head = entry.hash;
    goodBytes += line.length + 1;
  });
  return {entries, head, goodBytes, isTorn};
}

const chunkBytes = 1 << 18;
const lineBreak = 0x0a;

/**
 * Hands out the bytes of whole lines piece by piece, so that a long journal is never in memory twice;
 * they are only good during the call. True where something follows the last line.
 */
function eachLine(file: string, take: (line: Buffer) => void): boolean {
  const handle = open(file);
  try {
    thriftyFor(fs.fstatSync(handle).size);
    let chunk = Buffer.allocUnsafe(chunkBytes);
    let held = 0;
    for (;;) {
      if (held === chunk.length) chunk = Buffer.concat([chunk], 2 * chunk.length);
      const bytes = readChunk(file, handle, chunk.subarray(held));
      if (bytes === 0) return held > 0;
      const end = held + bytes;
      let from = 0;
      for (let at = breakIn(chunk, from, end); at >= 0; at = breakIn(chunk, from, end)) {
        take(chunk.subarray(from, at));
        from = at + 1;
      }
      chunk.copyWithin(0, from, end);
      held = end - from;
    }
  } finally {
    fs.closeSync(handle);
  }
}

/** Behind `end` stands what was read before. */
function breakIn(chunk: Buffer, from: number, end: number): number {
  const at = chunk.indexOf(lineBreak, from);
  return at < end ? at : -1;
}

function open(file: string): number {
  try {
    return fs.openSync(file, 'r');
  } catch (error) {
    throw cannotRead(file, error);
  }
}

function readChunk(file: string, handle: number, chunk: Buffer): number {
  try {
    return fs.readSync(handle, chunk);
  } catch (error) {
    throw cannotRead(file, error);
  }
}

function cannotRead(file: string, error: unknown): JournalError {
  return new JournalError(`The journal ${file} cannot be read: ${reasonOf(error)}.`, [
    'Look at its folder and its permissions (file 0600, folder 0700).',
  ]);
}

function checkedEntry(file: string, bytes: Buffer, expected: {seq: number; prev: string}): Entry {
  const line = readBytes(bytes, expected);
  switch (line.type) {
    case 'good':
      return line.entry;
    case 'newer':
      throw new JournalError(`Entry ${expected.seq} of ${file} cannot be read: ${line.because}.`, [
        'Go on with the version that wrote it.',
      ]);
    default:
      throw new JournalError(
        `Entry ${expected.seq} of ${file} cannot be trusted: ${faultWords(line, expected)}.`,
        ['Nothing was sent. Keep the file; begin a new session with latchkey respond.'],
      );
  }
}
