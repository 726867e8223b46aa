/** After a change the facts have moved: later steps must not be judged by what was before. */
import {observeAgain} from '../../aws/observe/again.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {doorFor} from './door-for.ts';

/** Appends the facts that a change may have moved. */
export async function refresh(live: LiveSession, hands: Hands): Promise<void> {
  const {session} = live;
  await observeAgain(doorFor(live, hands), session.incident.database, session.evidence, {
    clock: hands.world.clock,
    onFact: (fact, evidence) => live.append({type: 'observed', fact, evidence}),
  });
}
