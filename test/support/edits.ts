/** Random edits of a journal's text, and small valid journals to edit. */
import fc from 'fast-check';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import {chainStart, seal} from '../../src/engine/journal/chain.ts';

/** A valid journal in memory. */
export type Written = {
  readonly sessionId: string;
  readonly text: string;
  readonly anchor: {readonly seq: number; readonly hash: string};
};

/** A journal of these entries, numbered and chained anew. */
export function written(sessionId: string, entries: readonly Entry[]): Written {
  let prev = chainStart(sessionId);
  const lines = entries.map((entry, index) => {
    const {v: _v, seq: _seq, at, wall, prev: _prev, hash: _hash, ...body} = entry;
    const sealed = seal(body as EntryBody, {seq: index + 1, at, wall, prev});
    prev = sealed.entry.hash;
    return sealed.line;
  });
  return {
    sessionId,
    text: `${lines.join('\n')}\n`,
    anchor: {seq: lines.length, hash: prev},
  };
}

type Pick = (most: number) => number;

const lineEdits: {readonly [kind: string]: (lines: string[], pick: Pick, other: string[]) => void} =
  {
    'a line removed': (lines, pick) => lines.splice(pick(lines.length), 1),
    'lines removed': (lines, pick) => lines.splice(pick(lines.length), 1 + pick(5)),
    'a line repeated': (lines, pick) => {
      const at = pick(lines.length);
      lines.splice(at, 0, lines[at] ?? '');
    },
    'two lines exchanged': (lines, pick) => {
      const [one, two] = [pick(lines.length), pick(lines.length)];
      [lines[one], lines[two]] = [lines[two] ?? '', lines[one] ?? ''];
    },
    'a line moved': (lines, pick) => {
      const [line = ''] = lines.splice(pick(lines.length), 1);
      lines.splice(pick(lines.length + 1), 0, line);
    },
    'the end cut off': (lines, pick) => lines.splice(pick(lines.length)),
    'a line of another session': (lines, pick, other) => {
      const at = pick(Math.min(lines.length, other.length));
      lines[at] = other[at] ?? '';
    },
    'the rest of another session': (lines, pick, other) => {
      const at = pick(Math.min(lines.length, other.length));
      lines.splice(at, lines.length, ...other.slice(at));
    },
    'an empty line': (lines, pick) => lines.splice(pick(lines.length + 1), 0, ''),
    'a line edited and hashed again': (lines, pick) => {
      const at = pick(lines.length);
      lines[at] = rewritten(lines[at] ?? '', undefined);
    },
    'all hashed again from an edit on': (lines, pick) => {
      for (let at = pick(lines.length), prev: string | undefined; at < lines.length; at += 1) {
        lines[at] = rewritten(lines[at] ?? '', prev);
        prev = JSON.parse(lines[at] ?? '').hash;
      }
    },
  };

/** The line with another time, its hash made good; with `prev`, chained to another line. */
function rewritten(line: string, prev: string | undefined): string {
  const {v: _v, seq, at, wall, prev: old, hash: _hash, ...body} = JSON.parse(line);
  const moved = new Date(Date.parse(at) + 1000).toISOString();
  return seal(body, {seq, at: moved, wall, prev: prev ?? old}).line;
}

const byteEdits: {readonly [kind: string]: (bytes: Buffer, pick: Pick) => Buffer} = {
  'a bit flipped': (bytes, pick) => {
    const copy = Buffer.from(bytes);
    const at = pick(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
    return copy;
  },
  'a byte replaced': (bytes, pick) => {
    const copy = Buffer.from(bytes);
    copy[pick(copy.length)] = pick(256);
    return copy;
  },
  'bytes removed': (bytes, pick) => {
    const at = pick(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + pick(40))]);
  },
  'bytes put in': (bytes, pick) => {
    const at = pick(bytes.length + 1);
    const some = Buffer.from(Array.from({length: 1 + pick(8)}, () => pick(256)));
    return Buffer.concat([bytes.subarray(0, at), some, bytes.subarray(at)]);
  },
  'cut at a byte': (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
};

/** Every kind of edit, so that a test can say that each was tried. */
export const editKinds: readonly string[] = [...Object.keys(lineEdits), ...Object.keys(byteEdits)];

/** What an edit is made from: small, so that a failing one can be read. */
export type Recipe = {readonly kind: string; readonly numbers: readonly number[]};

/** Random recipes. */
export const recipes: fc.Arbitrary<Recipe> = fc.record({
  kind: fc.constantFrom(...editKinds),
  numbers: fc.array(fc.integer({min: 0, max: 2 ** 31 - 1}), {minLength: 16, maxLength: 16}),
});

/** The journal edited; undefined where the edit changes nothing. Lines may be taken from the other. */
export function edited(journal: Written, other: Written, recipe: Recipe): Buffer | undefined {
  const {kind, numbers} = recipe;
  const whole = Buffer.from(journal.text);
  let next = 0;
  const pick: Pick = (most) => (numbers[next++ % numbers.length] ?? 0) % Math.max(1, most);
  const bytes = byteEdits[kind]?.(whole, pick) ?? lineEdit();
  return bytes.equals(whole) ? undefined : bytes;

  function lineEdit(): Buffer {
    const lines = journal.text.split('\n').slice(0, -1);
    lineEdits[kind]?.(lines, pick, other.text.split('\n').slice(0, -1));
    return Buffer.from(lines.map((line) => `${line}\n`).join(''));
  }
}
