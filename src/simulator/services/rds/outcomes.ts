/** Ends that a scenario foresees: a start, a create or a restore that is accepted and then fails. */
import type {Outcome, Step, World} from '../../world/world.ts';
import {notInThisNetwork} from './event-log.ts';

/** The course as it is, or as the next foreseen end of that call changes it. */
export function foreseen(
  world: World,
  call: Outcome['call'],
  id: string,
  steps: readonly Step[],
): readonly Step[] {
  const [first, second] = steps;
  if (!first || !second) return steps;
  const outcome = takeOutcome(world, call, id);
  if (!outcome) return steps;
  const {status} = outcome;
  const event = status === 'incompatible-network' ? notInThisNetwork : undefined;
  // The members of a cluster that did not come up are down as well.
  const members = status === 'stopped' ? {status} : undefined;
  return [first, {after: second.after, status, members, event}];
}

/** The next foreseen end of that call about that database, which happens once less from then on. */
export function takeOutcome(world: World, call: Outcome['call'], id: string): Outcome | undefined {
  const outcome = world.outcomes.find(
    ({call: name, DBInstanceIdentifier, DBClusterIdentifier}) =>
      name === call && (DBInstanceIdentifier ?? DBClusterIdentifier ?? id) === id,
  );
  if (!outcome) return undefined;
  outcome.times -= 1;
  if (outcome.times <= 0) world.outcomes = world.outcomes.filter((other) => other !== outcome);
  return outcome;
}
