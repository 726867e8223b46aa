/** The hash chain: each line carries the SHA-256 of itself and of the line before. */
import {hash} from 'node:crypto';
import type {Entry, EntryBody} from '../../core/entry.ts';
import {jsonLine} from '../../core/json.ts';

/** SHA-256 in lower-case hex. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** The `prev` of a session's first entry: the chain starts from its random id. */
export function chainStart(sessionId: string): string {
  return sha256(sessionId);
}

/** Where and when an entry stands in its journal. Times are ISO 8601. */
export type Place = {
  readonly seq: number;
  readonly at: string;
  readonly wall?: string;
  readonly prev: string;
};

/** An entry and the line that stands for it (without the line break). */
export type Sealed = {readonly entry: Entry; readonly line: string};

/** Numbers, dates and chains what happened. The hash covers the line up to the hash itself. */
export function seal(body: EntryBody, place: Place): Sealed {
  const {type, ...rest} = body;
  const open = {v: 1, seq: place.seq, at: place.at, wall: place.wall, type, ...rest};
  const text = jsonLine({...open, prev: place.prev});
  const line = `${text.slice(0, -1)},"hash":"${sha256(text)}"}`;
  // The line was written from a body of this type a moment ago.
  return {entry: JSON.parse(line) as Entry, line};
}

/** The entry format that this Latchkey writes; it reads this one and all before it. */
export const format = 1;

/** One line, judged: an entry in its place, out of place, of a newer format, or no entry. */
export type Line =
  | {readonly type: 'good'; readonly entry: Entry}
  | {readonly type: 'damaged'; readonly because: string}
  | {readonly type: 'newer'; readonly because: string}
  /** Its hash fits its text, but it does not belong here. `session`: what an `opened` says. */
  | {readonly type: 'misplaced'; readonly seq: number; readonly session?: string};

const tailLength = ',"hash":""}'.length + 64;

/** Judges a line: does its hash fit its text, and does it follow the one before? */
export function readLine(line: string, expected: {seq: number; prev: string}): Line {
  return readBytes(Buffer.from(line), expected);
}

const comma = 0x2c;
const brace = 0x7d;

/** The same for a line as it lies in the file: a long journal is many of them. */
export function readBytes(bytes: Buffer, expected: {seq: number; prev: string}): Line {
  // The end is looked at by position: the hash of a line stands nowhere else.
  const end = bytes.length - tailLength;
  const tail = end < 0 ? '' : bytes.toString('latin1', end);
  if (!tail.startsWith(',"hash":"') || !tail.endsWith('"}')) return unchained(bytes.toString());
  // What was hashed ended here: for a moment it does again.
  bytes[end] = brace;
  const found = hash('sha256', bytes.subarray(0, end + 1), 'hex');
  bytes[end] = comma;
  const line = bytes.toString();
  if (found !== tail.slice(9, -2)) {
    const isJson = parsed(line) !== undefined;
    const because = 'it was edited: its hash does not fit its text';
    return {type: 'damaged', because: isJson ? because : 'it is not JSON'};
  }
  const value = parsed(line);
  if (!isPlaced(value)) return {type: 'damaged', because: 'it is not a journal entry'};
  if (value.v !== format) {
    const because = `it was written by a newer Latchkey (format ${String(value.v)})`;
    return {type: 'newer', because};
  }
  if (value.seq !== expected.seq || value.prev !== expected.prev) {
    return {type: 'misplaced', seq: value.seq, session: sessionOf(value)};
  }
  // The chain vouches that Latchkey wrote this line.
  return {type: 'good', entry: value as Placed & Entry};
}

function unchained(line: string): Line {
  const because = parsed(line) === undefined ? 'it is not JSON' : 'it has no hash';
  return {type: 'damaged', because};
}

/** Why a line does not belong where it stands, in words. */
export function faultWords(line: Exclude<Line, {type: 'good'}>, expected: {seq: number}): string {
  if (line.type !== 'misplaced') return line.because;
  return line.seq === expected.seq
    ? 'it does not follow the entry before it'
    : `entry ${expected.seq} was expected, this is ${line.seq}`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

type Placed = {readonly v: unknown; readonly seq: number; readonly prev: string};

function isPlaced(value: unknown): value is Placed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'v' in value &&
    'seq' in value &&
    typeof value.seq === 'number' &&
    'prev' in value &&
    typeof value.prev === 'string'
  );
}

function sessionOf(value: object): string | undefined {
  return 'session' in value && typeof value.session === 'string' ? value.session : undefined;
}
