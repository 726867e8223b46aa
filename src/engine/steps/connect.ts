/** `available` is not an answer: the endpoint resolves, its port connects, the check command agrees. */
import {endpointOf} from '../../core/facts-of-restore.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {printable} from '../../core/words/text.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {settle} from './settle.ts';

/** Ends the step with what was seen; what may not be tried is said, never passed over. */
export async function connect(step: PlannedStep, live: LiveSession, hands: Hands): Promise<void> {
  const endpoint = endpointOf(live.session.evidence);
  const skip = whyNot(live, hands, endpoint !== undefined);
  if (skip !== undefined || !endpoint) {
    settle(step, live, hands, 'Skipped', skip ?? '');
    return;
  }
  const {connector} = hands;
  const words: string[] = [];
  let isGood = true;
  if (connector?.reach) {
    const reached = await connector.reach(endpoint);
    words.push(reached.words);
    isGood = reached.isReached;
  } else words.push('not connected: --no-connect');
  if (isGood && connector?.check) {
    const {identifier} = live.session.incident.database;
    const checked = await connector.check({...endpoint, database: identifier});
    words.push(checked.words);
    isGood = checked.isGood;
  }
  settle(step, live, hands, isGood ? 'Success' : 'Failed', printable(words.join('; '), 1000));
}

function whyNot(live: LiveSession, hands: Hands, hasEndpoint: boolean): string | undefined {
  if (hands.world.rehearsal) return 'not connected: a rehearsal has no database to connect to';
  if (hands.world.kind === 'read-only') return 'not connected: in a dry run nothing was sent';
  if (!hasEndpoint) return `${live.session.incident.database.identifier} shows no endpoint`;
  const {connector} = hands;
  const mayTry = connector?.reach !== undefined || connector?.check !== undefined;
  return mayTry ? undefined : 'not connected: --no-connect; whether it answers is not known';
}
