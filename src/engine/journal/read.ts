/** Reads a journal: every line checked against the chain, a torn last line tolerated. */
import fs from 'node:fs';
import {StringDecoder} from 'node:string_decoder';
import type {Entry} from '../../core/entry.ts';
import {JournalError} from '../../core/errors.ts';
import {chainStart, faultWords, readLine} from './chain.ts';
import {reasonOf} from './reason.ts';
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
  let head = chainStart(sessionId);
  let goodBytes = 0;
  const rest = eachLine(file, (line) => {
    const entry = checkedEntry(file, line, {seq: entries.length + 1, prev: head});
    // The text of the one before is kept instead of another copy of it.
    entries.push(Object.assign(entry, {prev: head}));
    head = entry.hash;
    goodBytes += Buffer.byteLength(line) + 1;
  });
  return {entries, head, goodBytes, isTorn: rest !== ''};
}

const chunkBytes = 1 << 17;

/** Hands out whole lines piece by piece, so that a long journal is never in memory twice. */
function eachLine(file: string, take: (line: string) => void): string {
  const handle = open(file);
  try {
    thriftyFor(fs.fstatSync(handle).size);
    const decoder = new StringDecoder('utf8');
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let rest = '';
    for (;;) {
      const bytes = readChunk(file, handle, chunk);
      if (bytes === 0) return rest + decoder.end();
      const lines = (rest + decoder.write(chunk.subarray(0, bytes))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    }
  } finally {
    fs.closeSync(handle);
  }
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

function checkedEntry(file: string, text: string, expected: {seq: number; prev: string}): Entry {
  const line = readLine(text, expected);
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
