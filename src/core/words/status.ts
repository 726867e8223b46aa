/** Plain words first, AWS's beside them: database statuses, key states, modes and roles. */
import type {Session} from '../session.ts';
import {membersSeen} from './seen.ts';

/** What a thing is to the person looking: a colour, a sign and a word in each front end. */
export type Role =
  | 'danger'
  | 'caution'
  | 'good'
  | 'waiting'
  | 'unknown'
  | 'muted'
  | 'accent'
  | 'resource';

/** A word with its role. */
export type Marked = {readonly role: Role; readonly word: string};

const databaseWords: {readonly [status: string]: Marked} = {
  'inaccessible-encryption-credentials-recoverable': {role: 'danger', word: 'locked out'},
  'inaccessible-encryption-credentials': {role: 'danger', word: 'locked for good'},
  available: {role: 'good', word: 'available'},
  'backing-up': {role: 'good', word: 'backing-up'},
  'configuring-enhanced-monitoring': {role: 'waiting', word: 'configuring-enhanced-monitoring'},
  'storage-optimization': {role: 'good', word: 'storage-optimization'},
  'storage-initialization': {role: 'good', word: 'storage-initialization'},
  stopped: {role: 'caution', word: 'stopped'},
};

const troubled = /^(failed|incompatible|restore-error|storage-full|insufficient|upgrade[-_]failed)/;

/** A database status in plain words; one not known to Latchkey is shown as AWS spells it. */
export function databaseStatusWords(status: string): Marked {
  const known = databaseWords[status];
  if (known) return known;
  if (status === '') return {role: 'unknown', word: 'status unknown'};
  return {role: troubled.test(status) ? 'caution' : 'waiting', word: status};
}

const keyStates: {readonly [state: string]: Marked} = {
  Enabled: {role: 'good', word: 'Enabled'},
  Disabled: {role: 'danger', word: 'switched off'},
  PendingDeletion: {role: 'danger', word: 'being deleted'},
  PendingReplicaDeletion: {role: 'danger', word: 'being deleted'},
  PendingImport: {role: 'danger', word: 'key material missing'},
  Unavailable: {role: 'danger', word: 'cut off'},
};

/** A key state in plain words. */
export function keyStateWords(state: string): Marked {
  return keyStates[state] ?? {role: 'unknown', word: state === '' ? 'state unknown' : state};
}

/** The status the header shows: the latest seen in a wait, else the latest observed. */
export function statusNow(session: Session, observed: string): string {
  const waiting = Object.values(session.steps).find((state) => state.status === 'Waiting');
  const seen = waiting?.sightings.at(-1)?.seen;
  // What the instances of a cluster are in is no status of the cluster.
  return seen === undefined || membersSeen(seen) ? observed : seen;
}
