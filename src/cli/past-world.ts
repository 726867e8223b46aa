/** The world of an interrupted session: the saved simulator, or the same endpoints again. */
import {UsageError} from '../core/errors.ts';
import type {Session} from '../core/session.ts';
import type {World} from '../engine/hands.ts';
import type {CallRelay} from '../engine/relay.ts';
import type {SimulatedWorld} from '../engine/worlds/simulated.ts';
import {checkedEndpoint, type SessionOptions} from './options.ts';

/** A world to go on in; `keep` is set where the world itself lives on this disk. */
export type PastWorld = {
  readonly world: World;
  readonly keep?: (folder: string) => void;
  /** Set for a rehearsal: the simulated AWS itself. */
  readonly simulated?: SimulatedWorld;
};

/** Opens it. Flags beat what the journal says of profile and endpoint; the Region is fixed. */
export async function pastWorld(
  past: Session,
  folder: string,
  options: SessionOptions,
  relay: CallRelay,
  pace: number,
): Promise<PastWorld> {
  const readOnly = past.world === 'read-only';
  if (past.scenario !== undefined) {
    const {restoredWorld} = await import('../engine/worlds/simulated.ts');
    const repeatable = past.lesson !== undefined && options.answers !== undefined;
    const settings = {readOnly, pace, repeatable, onCall: relay.onCall};
    const world = restoredWorld(folder, past.at, settings);
    return {world, keep: world.keepIn, simulated: world};
  }
  const {region} = past.incident;
  if (options.region !== undefined && options.region !== region) {
    throw new UsageError(`This session is about ${region}, not ${options.region}.`, [
      'Leave --region out.',
    ]);
  }
  const {liveWorld} = await import('../engine/worlds/live.ts');
  const world = await liveWorld({
    region,
    profile: options.profile ?? past.profile,
    endpoint: checkedEndpoint(options.endpointUrl) ?? urlOf(past.endpoint),
    readOnly,
    onCall: relay.onCall,
  });
  if (options.endpointUrl === undefined) requireSameEndpoints(past, world);
  return {world};
}

/** One endpoint, or AWS's own; undefined for a mixture, which the environment has to name again. */
function urlOf(endpoint: string): string | undefined {
  return endpoint === '' || URL.canParse(endpoint) ? endpoint : undefined;
}

/** Throws UsageError where the session was elsewhere: it must not go on at another AWS unnoticed. */
function requireSameEndpoints(past: Session, world: World): void {
  if (world.door.endpoint === past.endpoint) return;
  throw new UsageError(`This session was at ${past.endpoint}.`, [
    'Set the same endpoints in the environment or the profile again, or name one with --endpoint-url.',
  ]);
}

/** The same account as before; another principal of it may go on, and is journaled. */
export function requireAccount(past: Session, accountId: string): void {
  if (past.incident.accountId === accountId) return;
  throw new UsageError(
    `This session is about account ${past.incident.accountId}; you are in ${accountId}.`,
    [`Use a profile of account ${past.incident.accountId}.`],
  );
}
