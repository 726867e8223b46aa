/** Who may connect in another Region? The security groups of the databases in the same network. Pure. */
import type {Option} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {chosenSource} from '../../core/source-id.ts';
import {printable} from '../../core/words/text.ts';
import type {OptionTable} from '../../runbook/computations.ts';
import {lostCluster, lostInstance} from '../carry/lost.ts';
import {type Neighbour, namesOf, neighboursOf} from './neighbours.ts';
import {typed} from './subnet-groups.ts';
import {subnetGroupThere} from './there.ts';

/** The answer that names no security group. */
export const noSecurityGroup = 'none-named';

/** Sets of groups that databases of the chosen network have; then typing, then the VPC's default. */
export function securityGroupOptions(session: Session): OptionTable {
  const {region} = chosenSource(session.answers);
  const group = subnetGroupThere(session) ?? 'default';
  const near = neighboursOf(session).filter(
    ({subnetGroup, securityGroups}) => subnetGroup === group && securityGroups.length > 0,
  );
  const sets = new Map<string, Neighbour[]>();
  for (const each of near) {
    const id = each.securityGroups.join(',');
    sets.set(id, [...(sets.get(id) ?? []), each]);
  }
  const ranked = [...sets].toSorted(([, a], [, b]) => rank(b, session) - rank(a, session));
  return {
    options: [
      ...ranked.map(([id, users], index) => optionOf(id, users, index === 0)),
      {
        id: typed,
        label: 'Others: type their ids',
        detail: printable(`such as sg-0a1b2c3d4e5f67890, of the same VPC of ${region}`),
      },
      {
        id: noSecurityGroup,
        label: 'Name none',
        detail:
          'RDS takes the default group of the VPC; applications may not get in until you change it',
        ...(ranked.length === 0 ? {recommended: true} : {}),
      },
    ],
  };
}

function optionOf(id: string, users: readonly Neighbour[], isBest: boolean): Option {
  return {
    id,
    label: printable(id.replaceAll(',', ', ')),
    detail: printable(`as ${namesOf(users)}: whoever reaches it reaches the restored one too`, 300),
    ...(isBest ? {recommended: true} : {}),
  };
}

/** Those of the same engine let the same clients in on the same port; then the more common ones. */
function rank(users: readonly Neighbour[], session: Session): number {
  const engine = lostInstance(session)?.Engine ?? lostCluster(session)?.Engine;
  const alike = users.filter((each) => each.engine === engine).length;
  return alike * 1000 + users.length;
}
