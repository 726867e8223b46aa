/** Reads everything about one incident: three rounds, each in parallel, every answer a fact. */
import type {Evidence} from '../../core/evidence.ts';
import type {DatabaseRef} from '../../core/incident.ts';
import type {Door} from '../door.ts';
import {backupKeyReads, backupReads} from './backups.ts';
import {databaseReads, ownClusterReads} from './database.ts';
import {clusterEventReads, eventReads} from './events.ts';
import {identityReads} from './identity.ts';
import {keyReads} from './key.ts';
import {type ObserveOptions, Reader} from './reader.ts';
import {regionReads} from './region.ts';
import {trailReads} from './trail.ts';

export type {PlannedRead} from './planned.ts';
export type {ObserveOptions} from './reader.ts';

/** Every fact about the database. Denied and failed reads are facts; nothing AWS says rejects. */
export async function observe(
  door: Door,
  ref: DatabaseRef,
  options: ObserveOptions,
): Promise<Evidence> {
  const {clock, signal} = options;
  const reader = new Reader(door, options);
  await reader.round(1, [
    ...identityReads(),
    ...databaseReads(ref),
    ...eventReads(ref),
    ...backupReads(ref),
    ...regionReads(),
  ]);
  if (signal?.aborted) return reader.evidence;
  await reader.round(2, [
    ...keyReads(reader.evidence),
    ...backupKeyReads(reader.evidence),
    ...ownClusterReads(reader.evidence),
    ...clusterEventReads(ref, reader.evidence),
  ]);
  if (signal?.aborted) return reader.evidence;
  await reader.trail(trailReads(reader.evidence, clock.now()));
  return reader.evidence;
}
