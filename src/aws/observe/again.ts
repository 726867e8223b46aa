/** Reads anew what a change may have moved: the database, its key, and the keys of its backups. */
import {databaseOf} from '../../core/database.ts';
import type {Evidence, FactName} from '../../core/evidence.ts';
import type {DatabaseRef} from '../../core/incident.ts';
import type {Door} from '../door.ts';
import {databaseReads} from './database.ts';
import {type Read, single} from './planned.ts';
import {type ObserveOptions, Reader} from './reader.ts';

/** One round. The facts arrive through `onFact`; what was not read before is not read now. */
export async function observeAgain(
  door: Door,
  ref: DatabaseRef,
  evidence: Evidence,
  options: ObserveOptions,
): Promise<void> {
  const reader = new Reader(door, options);
  const kind = databaseOf(evidence)?.kind ?? ref.kind;
  const database = databaseReads({...ref, kind}).filter((read) => read.notAsked === undefined);
  await reader.round(1, [...database, ...keys(evidence)]);
}

function keys(evidence: Evidence): readonly Read[] {
  const names = Object.keys(evidence);
  const KeyId = databaseOf(evidence)?.keyId ?? '';
  const own = names.includes('key') && KeyId !== '' ? [single('key', {KeyId})] : [];
  const others = names
    .filter((name): name is FactName & `key:${string}` => name.startsWith('key:'))
    .map((name) => single(name, {KeyId: name.slice('key:'.length)}));
  return [...own, ...others];
}
