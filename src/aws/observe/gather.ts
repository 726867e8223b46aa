/** Reads that a runbook asks for by name, each a round of its own: never part of a diagnosis. */
import type {Session} from '../../core/session.ts';
import {chosenSource} from '../../core/source-id.ts';
import {candidatesOf} from '../../recovery/sources/candidates.ts';
import type {Door} from '../door.ts';
import {policyChangeReads, policyMakingReads} from './earlier-policy.ts';
import type {Read} from './planned.ts';
import {proofReads} from './proof.ts';
import {type ObserveOptions, Reader} from './reader.ts';
import {allRegions, everyRegion, listOfRegions, readsElsewhere} from './regions.ts';
import {sourceKeyReads, sourceReads} from './sources.ts';
import {thereReads} from './there.ts';

/** `now` is in the world's time. */
type Gathering = (reader: Reader, session: Session, now: number) => Promise<void>;

const gatherings: {readonly [name: string]: Gathering} = {
  'recovery.sources': async (reader, session) => {
    const evidence = () => ({...session.evidence, ...reader.evidence});
    const {named, isEvery} = askedRegions(session);
    await reader.round(1, sourceReads(session.evidence, named));
    await reader.round(2, sourceKeyReads(evidence()));
    if (!isEvery && hasOpening({...session, evidence: evidence()})) return;
    await reader.round(3, [listOfRegions]);
    await reader.round(3, unread(readsElsewhere(evidence(), allRegions(evidence())), reader));
    await reader.round(3, unread(sourceKeyReads(evidence()), reader));
  },
  'recovery.there': async (reader, session) => {
    await reader.round(1, thereReads(session));
  },
  'recovery.proof': async (reader, session) => {
    await reader.round(1, proofReads(session));
  },
  'remedies.earlierPolicy': async (reader, session, now) => {
    await reader.round(1, policyChangeReads(session.evidence, now));
    const evidence = {...session.evidence, ...reader.evidence};
    await reader.round(2, policyMakingReads(evidence, now));
  },
};

/**
 * Regions that the operator named, in an answer or when the session was begun, and the one that the
 * chosen backup lies in: a session that goes on reads it anew, though its copy opens at home by now.
 */
function askedRegions({answers, regions}: Session): {named: string[]; isEvery: boolean} {
  const answer = answers['other-region'];
  const words = (answer ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const isEvery = answer !== undefined && (words.length === 0 || words.includes(everyRegion));
  const {region, name} = chosenSource(answers);
  return {named: [...words, ...regions, region, name.split(':')[3] ?? ''], isEvery};
}

/** True where a backup was found that can be opened now: nothing has to be looked for any more. */
function hasOpening(session: Session): boolean {
  return candidatesOf(session).some(({dead, opening}) => dead === '' && opening.opens === 'yes');
}

function unread(reads: readonly Read[], {evidence}: Reader): readonly Read[] {
  return reads.filter(({name}) => evidence[name] === undefined);
}

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
  const reader = new Reader(door, options, session.evidence);
  await gathering(reader, session, options.clock.now());
  await reader.finish();
  return true;
}
