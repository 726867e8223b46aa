/** Journal entries of the night of the storyboard: who, where, and one entry after another. */
import {fold} from '../../../src/core/apply.ts';
import type {Entry, EntryBody} from '../../../src/core/entry.ts';
import type {Question} from '../../../src/core/question.ts';
import type {Session} from '../../../src/core/session.ts';

export const account = '111122223333';

export const region = 'eu-west-1';

export const keyArn = `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

export const operatorArn = `arn:aws:sts::${account}:assumed-role/OnCallResponder/mara`;

export const sessionId = 'orders-db-20260302-0214';

/** What happened, and the time of day on 2 March 2026 (`02:14:22`), or a whole ISO time. */
export type Happening = readonly [time: string, body: EntryBody];

/** The ISO time of a moment of the night. */
export function nightTime(time: string): string {
  return time.includes('T') ? time : `2026-03-02T${time}.000Z`;
}

/** As long as a real one. */
function madeUp(index: number): string {
  return (0x9c41 + index * 0x2f3b).toString(16).slice(-4).repeat(16);
}

/** Numbers and dates entries; hashes are made up, but stable. */
export function entriesOf(happenings: readonly Happening[]): readonly Entry[] {
  return happenings.map(([time, body], index) => ({
    v: 1,
    seq: index + 1,
    at: nightTime(time),
    prev: madeUp(index),
    hash: madeUp(index + 1),
    ...body,
  }));
}

/** The session that these happenings tell. */
export function sessionOf(happenings: readonly Happening[]): Session {
  return fold(entriesOf(happenings));
}

/** How the session begins. */
export function opened(change: Partial<Extract<EntryBody, {type: 'opened'}>> = {}): EntryBody {
  return {
    type: 'opened',
    session: sessionId,
    incident: {database: {identifier: 'orders-db', kind: 'instance'}, accountId: account, region},
    world: 'live',
    rehearsal: false,
    operator: {arn: operatorArn, accountId: account},
    endpoint: '',
    profile: 'oncall',
    version: '1.0.0',
    resumed: false,
    ...change,
  };
}

/** An asked entry. */
export function asked(time: string, step: string, question: Question): Happening {
  return [time, {type: 'asked', step, question}];
}

/** An answered entry, by the operator. */
export function answered(time: string, step: string, question: string, answer: string): Happening {
  return [time, {type: 'answered', step, question, answer, by: operatorArn}];
}

/** A change that AWS accepted. */
export function change(step: string, call: `${string}:${string}`, requestId: string): EntryBody {
  return {
    type: 'called',
    step,
    call,
    mode: 'change',
    outcome: 'ok',
    requestId,
    attempts: 1,
    milliseconds: 61,
  };
}

/** A wait that goes on. */
export function waiting(step: string, until: string, seen: string): EntryBody {
  return {
    type: 'waiting',
    step,
    until: nightTime(until),
    because: 'accepted by AWS; RDS attaches the storage with the key. AWS: minutes to hours.',
    seen,
  };
}
