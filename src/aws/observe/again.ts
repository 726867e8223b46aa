/** Reads anew what a change may have moved: the database, its key, and the keys of its backups. */
import {databaseOf} from '../../core/database.ts';
import type {Evidence, FactName} from '../../core/evidence.ts';
import type {DatabaseRef} from '../../core/incident.ts';
import type {Door} from '../door.ts';
import {keyRead} from './backups.ts';
import {databaseReads} from './database.ts';
import {keyRelationReads} from './key-relations.ts';
import {paged, type Read, single} from './planned.ts';
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

// Repairs move these too; what was not seen before is not asked for again.
const repaired = ['keyPolicy', 'grants'] as const;

/** The key store and the siblings in other Regions, as far as they were read before. */
function relations(evidence: Evidence): readonly Read[] {
  return keyRelationReads(evidence).filter(({name}) => evidence[name]?.status === 'known');
}

function keys(evidence: Evidence): readonly Read[] {
  const names = Object.keys(evidence);
  const KeyId = databaseOf(evidence)?.keyId ?? '';
  const own = names.includes('key') && KeyId !== '' ? [single('key', {KeyId})] : [];
  const seen = repaired.filter((name) => KeyId !== '' && evidence[name]?.status === 'known');
  const moved = seen.map((name) =>
    name === 'grants' ? paged(name, {KeyId}) : single(name, {KeyId, PolicyName: 'default'}),
  );
  const others = names
    .filter((name): name is FactName & `key:${string}` => name.startsWith('key:'))
    .map((name) => keyRead(name.slice('key:'.length)));
  return [...own, ...moved, ...others, ...relations(evidence)];
}
