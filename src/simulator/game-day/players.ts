/** More players in one account: each its own principal with the rights of the operator. */
import {UsageError} from '../../core/errors.ts';
import {admitPrincipal} from '../scenario/principals.ts';
import type {Scenario} from '../scenario/read.ts';
import {member, type World} from '../world/world.ts';

/** Admits the players: sessions of the operator's role, or users beside the operator. Throws UsageError. */
export function admitPlayers(world: World, scenario: Scenario, names: readonly string[]): void {
  const operator = member(scenario.principals, scenario.operator);
  if (!operator) return;
  for (const name of names) {
    if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
      throw new UsageError(`"${name.slice(0, 80)}" cannot be a player's name.`, [
        'Use 2 to 64 letters, digits or +=,.@-_ as AWS does for role sessions.',
      ]);
    }
    const isTaken = Object.values(world.principals).some(
      (one) => one.name === name || one.session === name || one.user === name,
    );
    if (isTaken) {
      throw new UsageError(`There is a principal ${name} already.`, ['Take another name.']);
    }
    const own = operator.role === undefined ? {user: name} : {session: name};
    const admitted = admitPrincipal(world, name, {...operator, ...own});
    if (admitted) world.gameDay.players.push(admitted.accessKeyId);
  }
}
