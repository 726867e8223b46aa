/** The hash chain: each line carries the SHA-256 of itself and of the line before. */
import {createHash} from 'node:crypto';
import type {Entry, EntryBody} from '../../core/entry.ts';
import {jsonLine} from '../../core/json.ts';

/** SHA-256 in lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
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

const tail = /,"hash":"([0-9a-f]{64})"\}$/;

/** Why a line does not belong where it stands; undefined when its hash and place are good. */
export function faultOf(line: string, expected: {seq: number; prev: string}): string | undefined {
  const hash = tail.exec(line)?.[1];
  if (hash === undefined) return 'it has no hash';
  const text = `${line.slice(0, line.length - tailLength)}}`;
  if (sha256(text) !== hash) return 'it was edited: its hash does not fit its text';
  const parsed: unknown = JSON.parse(line);
  if (!isPlaced(parsed)) return 'it is not a journal entry';
  if (parsed.seq !== expected.seq)
    return `entry ${expected.seq} was expected, this is ${parsed.seq}`;
  if (parsed.prev !== expected.prev) return 'it does not follow the entry before it';
  return undefined;
}

const tailLength = ',"hash":""}'.length + 64;

function isPlaced(value: unknown): value is {seq: number; prev: string} {
  return (
    typeof value === 'object' &&
    value !== null &&
    'seq' in value &&
    typeof value.seq === 'number' &&
    'prev' in value &&
    typeof value.prev === 'string'
  );
}
