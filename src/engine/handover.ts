/** A session in one file, for somebody else to go on with: packed, checked, unpacked (format `latchkey/handover/1`). */
import fs from 'node:fs';
import {fold} from '../core/apply.ts';
import type {Entry} from '../core/entry.ts';
import {UsageError} from '../core/errors.ts';
import type {JsonObject} from '../core/json.ts';
import {type Session, stepState} from '../core/session.ts';
import {printable} from '../core/words/text.ts';
import {sha256} from './journal/chain.ts';
import {reasonOf} from './journal/reason.ts';
import {misfit} from './journal/schema/entries.ts';
import {verifyBytes} from './journal/verify-file.ts';
import {isUnfinished} from './sessions.ts';

/** What AWS goes on with, or what nobody knows the outcome of. */
export type OpenWait = {
  readonly step: string;
  readonly call: string;
  readonly since: string;
  readonly seen: string;
  readonly until: string;
  readonly isOutcomeKnown: boolean;
};

/** The file. The journal holds evidence and plan; `seal` covers all that stands before it. */
export type Handover = {
  readonly format: 'latchkey/handover/1';
  readonly session: string;
  readonly from: string;
  readonly head: string;
  readonly entries: number;
  readonly waits: readonly OpenWait[];
  readonly journal: string;
  /** A rehearsal's simulated AWS. */
  readonly world?: JsonObject;
  readonly seal: string;
};

/** What a session is packed from. */
export type Packing = {
  readonly session: Session;
  readonly journal: string;
  readonly world?: JsonObject;
};

/** Packs a session. Pure. */
export function packHandover({session, journal, world}: Packing): Handover {
  const open = {
    format: 'latchkey/handover/1' as const,
    session: session.id,
    from: session.operator.arn,
    head: session.head,
    entries: session.seq,
    waits: openWaits(session),
    journal,
    ...(world === undefined ? {} : {world}),
  };
  return {...open, seal: sha256(JSON.stringify(open))};
}

/** Changes that were accepted and are waited for, and those whose outcome is not on record. */
export function openWaits(session: Session): readonly OpenWait[] {
  return (session.plan?.steps ?? []).flatMap((step): readonly OpenWait[] => {
    const state = stepState(session, step.id);
    if (step.kind !== 'change' || !(state.isOpen || state.status === 'Waiting')) return [];
    return [
      {
        step: step.id,
        call: step.call ?? '',
        since: state.intendedAt ?? '',
        seen: state.sightings.at(-1)?.seen ?? '',
        until: state.until ?? '',
        isOutcomeKnown: !state.isOpen,
      },
    ];
  });
}

/** A hand-over that was read and found whole. */
export type Unpacked = {readonly handover: Handover; readonly session: Session};

/** Reads and checks a file. Throws UsageError with what is wrong with it. */
export function readHandover(file: string): Unpacked {
  const value = parsed(file);
  if (!isHandover(value)) {
    throw new UsageError(`${file} is not a hand-over (format latchkey/handover/1).`, [
      isRedacted(value)
        ? 'It was written with --redact: it is for reading, not for going on.'
        : 'Use a file that latchkey handover wrote.',
    ]);
  }
  const {seal, ...open} = value;
  if (sha256(JSON.stringify(open)) !== seal) throw changed(file, 'its seal does not fit its text');
  const entries = entriesOf(file, value);
  const session = fold(entries);
  if (session.id !== value.session) throw changed(file, 'its journal tells of another session');
  if (!isUnfinished(session)) {
    throw new UsageError(
      `Session ${printable(session.id)} is over: ${session.closed?.outcome ?? 'nothing was begun'}.`,
      ['There is nothing to go on with. Begin a new one with latchkey respond.'],
    );
  }
  return {handover: value, session};
}

/** The chain vouches for the order, the schema for the shape: whoever wrote the file is not trusted. */
function entriesOf(file: string, handover: Handover): readonly Entry[] {
  const anchor = {seq: handover.entries, hash: handover.head};
  const found = verifyBytes(Buffer.from(handover.journal), {sessionId: handover.session, anchor});
  if (found.fault) {
    const {entry, kind, because} = found.fault;
    throw changed(file, `entry ${entry} of its journal was ${kind}: ${because}`);
  }
  const lines = handover.journal.split('\n').slice(0, found.entries);
  return lines.map((line, index) => {
    const entry: unknown = JSON.parse(line);
    const fault = misfit(entry);
    if (fault !== undefined) throw changed(file, `entry ${index + 1} of its journal: ${fault}`);
    // Its shape was checked a moment ago.
    return entry as Entry;
  });
}

function changed(file: string, what: string): UsageError {
  return new UsageError(`${file} cannot be trusted: ${printable(what, 500)}.`, [
    'Nothing was sent and nothing was written. Ask for the file again.',
  ]);
}

// A journal of a hundred thousand entries has about 40 MB.
const mostBytes = 500_000_000;

function parsed(file: string): unknown {
  try {
    if (fs.statSync(file).size > mostBytes) throw new Error('it is larger than 500 MB');
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `The hand-over ${file} cannot be read: ${printable(reasonOf(error), 300)}.`,
      ['Use a file that latchkey handover wrote.'],
    );
  }
}

function isHandover(value: unknown): value is Handover {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'latchkey/handover/1' &&
    'session' in value &&
    typeof value.session === 'string' &&
    // It becomes the name of a folder.
    /^[a-z0-9-]{1,120}$/.test(value.session) &&
    'journal' in value &&
    typeof value.journal === 'string' &&
    'head' in value &&
    typeof value.head === 'string' &&
    'entries' in value &&
    Number.isSafeInteger(value.entries) &&
    'seal' in value &&
    typeof value.seal === 'string' &&
    (!('world' in value) || (typeof value.world === 'object' && value.world !== null))
  );
}

function isRedacted(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'latchkey/handover-redacted/1'
  );
}
