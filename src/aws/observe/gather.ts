/** Reads that a runbook asks for by name, each a round of its own: never part of a diagnosis. */
import type {Session} from '../../core/session.ts';
import type {Door} from '../door.ts';
import {proofReads} from './proof.ts';
import {type ObserveOptions, Reader} from './reader.ts';
import {sourceKeyReads, sourceReads} from './sources.ts';

type Gathering = (reader: Reader, session: Session) => Promise<void>;

const gatherings: {readonly [name: string]: Gathering} = {
  'recovery.sources': async (reader, session) => {
    const asked = (session.answers['other-region'] ?? '').split(/[\s,]+/);
    await reader.round(1, sourceReads(session.evidence, asked));
    await reader.round(2, sourceKeyReads({...session.evidence, ...reader.evidence}));
  },
  'recovery.proof': async (reader, session) => {
    await reader.round(1, proofReads(session));
  },
};

/** The names that a `gather` step may have. */
export const gatheringNames: readonly string[] = Object.keys(gatherings);

/** Makes the reads of that name; the facts arrive through `onFact`. False for an unknown name. */
export async function gather(
  name: string,
  door: Door,
  session: Session,
  options: ObserveOptions,
): Promise<boolean> {
  const gathering = Object.hasOwn(gatherings, name) ? gatherings[name] : undefined;
  if (!gathering) return false;
  const reader = new Reader(door, options);
  await gathering(reader, session);
  await reader.finish();
  return true;
}
