/** Checks a whole journal and names the first entry that is not what was written, and why. */
import type {Entry} from '../../core/entry.ts';
import {chainStart, format, type Line, readLine} from './chain.ts';
import type {Anchor} from './head-file.ts';

/** What was done to a journal. */
export type Damage =
  | 'edited'
  | 'removed'
  | 'reordered'
  | 'repeated'
  | 'truncated'
  | 'other-session'
  | 'newer-format';

/** The first entry that cannot be trusted; everything after it is not proven either. */
export type Fault = {readonly entry: number; readonly kind: Damage; readonly because: string};

/** What the check of a journal found. */
export type Verification = {
  /** Entries that are good, from the first on. */
  readonly entries: number;
  /** Hash of the last good entry, or the start of the chain. */
  readonly head: string;
  readonly last?: Entry;
  /** Bytes of a last line that was never finished, as a crash leaves it. */
  readonly tornBytes: number;
  /** Whether the file beside the journal vouches for its end. */
  readonly isEndProven: boolean;
  /** The entry whose hash is the head that was asked for. */
  readonly expectedAt?: number;
  readonly fault?: Fault;
};

/** What a journal is checked against. */
export type Expectations = {
  readonly sessionId: string;
  /** What the file beside the journal says of its end; undefined where there is none. */
  readonly anchor?: Anchor;
  /** A head, or its beginning, written down elsewhere: it has to be in the chain. */
  readonly head?: string;
};

/** Checks the text of a journal. Pure. */
export function verifyJournal(text: string, expected: Expectations): Verification {
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  let head = chainStart(expected.sessionId);
  let last: Entry | undefined;
  let expectedAt: number | undefined;
  let anchored: string | undefined;
  const so = (fault?: Fault): Verification => ({
    entries: last?.seq ?? 0,
    head,
    last,
    tornBytes: Buffer.byteLength(torn),
    isEndProven: expected.anchor !== undefined && fault === undefined,
    expectedAt,
    fault,
  });
  for (const [index, text] of lines.entries()) {
    const line = readLine(text, {seq: index + 1, prev: head});
    if (line.type !== 'good') return so(faultOf(line, lines, index, head, expected.sessionId));
    last = line.entry;
    head = last.hash;
    if (expected.head !== undefined && head.startsWith(expected.head)) expectedAt = last.seq;
    if (last.seq === expected.anchor?.seq) anchored = head;
  }
  if (!couldBeTorn(torn, lines.length + 1)) {
    const because = 'Latchkey did not write what stands there';
    return so({entry: lines.length + 1, kind: 'edited', because});
  }
  return so(endFault(expected, {anchored, expectedAt, entries: lines.length}));
}

/** What a crash leaves is the beginning of the next entry. */
function couldBeTorn(torn: string, seq: number): boolean {
  const begin = `{"v":${format},"seq":${seq},"at":"`;
  return torn.startsWith(begin) || begin.startsWith(torn);
}

/** The lines are a chain; is it the whole one? */
function endFault(
  {anchor, head}: Expectations,
  found: {
    readonly anchored: string | undefined;
    readonly expectedAt: number | undefined;
    readonly entries: number;
  },
): Fault | undefined {
  const entry = found.entries + 1;
  if (anchor && anchor.seq > found.entries) {
    const because = `the journal ends after entry ${found.entries}, but ${anchor.seq} were written`;
    return {entry, kind: 'truncated', because};
  }
  if (anchor && anchor.seq > 0 && anchor.hash !== found.anchored) {
    const because = 'its hash is not the one that was noted when it was written: all was rewritten';
    return {entry: anchor.seq, kind: 'edited', because};
  }
  if (head !== undefined && found.expectedAt === undefined) {
    return {
      entry,
      kind: 'truncated',
      because: `no entry has the hash ${head}: the journal was cut before it, or rewritten`,
    };
  }
  return undefined;
}

function faultOf(
  line: Exclude<Line, {type: 'good'}>,
  lines: readonly string[],
  index: number,
  head: string,
  sessionId: string,
): Fault {
  const entry = index + 1;
  if (line.type === 'damaged') {
    return {entry, kind: 'edited', because: line.because.replace(/^it was edited: /, '')};
  }
  if (line.type === 'newer') return {entry, kind: 'newer-format', because: line.because};
  const {seq, session} = line;
  if (session !== undefined && session !== sessionId) {
    return {entry, kind: 'other-session', because: `it belongs to session ${session}`};
  }
  if (seq < entry && lines.slice(0, index).includes(lines[index] ?? '')) {
    return {entry, kind: 'repeated', because: `it is entry ${seq} once more`};
  }
  // The missing one stands further down, with its hash good: the lines only changed places.
  const isElsewhere = lines
    .slice(index + 1)
    .some((text) => readLine(text, {seq: entry, prev: head}).type === 'good');
  if (isElsewhere) {
    return {entry, kind: 'reordered', because: `entry ${seq} stands here, entry ${entry} below`};
  }
  if (seq > entry) {
    const missing = seq - entry === 1 ? `entry ${entry} is` : `entries ${entry} to ${seq - 1} are`;
    return {entry, kind: 'removed', because: `${missing} missing`};
  }
  if (entry === 1) {
    const because = `its chain does not begin with session ${sessionId}`;
    return {entry, kind: 'other-session', because};
  }
  const because = `it does not follow entry ${index}: that one was rewritten, or this is of another session`;
  return {entry, kind: 'edited', because};
}
