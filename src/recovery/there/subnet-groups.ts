/** In which network of another Region? Its subnet groups, with who uses them. Pure. */
import type {SubnetGroup} from '../../core/backup-shapes.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Option} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {chosenSource} from '../../core/source-id.ts';
import {printable} from '../../core/words/text.ts';
import type {OptionTable} from '../../runbook/computations.ts';
import {lostCluster, lostInstance} from '../carry/lost.ts';
import {namesOf, neighboursOf} from './neighbours.ts';

/** The answer that names no subnet group, and the one that asks for a name. */
export const noSubnetGroup = 'none-named';
export const typed = 'other';

/** Each subnet group; the lost database's own name first, then the one most databases there use. */
export function subnetGroupOptions(session: Session): OptionTable {
  const {region} = chosenSource(session.answers);
  const fact = factOf(session.evidence, `subnetGroupsIn:${region}`);
  const groups = knownValue(fact)?.DBSubnetGroups ?? [];
  const best = bestOf(groups, session);
  const unread = fact.status === 'denied' ? `${fact.needs} is denied` : 'the list was not read';
  const others: readonly Option[] =
    fact.status === 'known'
      ? []
      : [{id: typed, label: 'One of that name', detail: `${unread}: you type it in the next step`}];
  return {
    options: [
      ...groups.map((group) => optionOf(group, group === best, session)),
      ...others,
      {
        id: noSubnetGroup,
        label: 'Name none',
        detail: printable(
          `RDS takes the default VPC of ${region}, and refuses where there is none`,
        ),
        ...(best ? {} : {recommended: true}),
      },
    ],
  };
}

function optionOf(group: SubnetGroup, isBest: boolean, session: Session): Option {
  const {DBSubnetGroupName: id = '', VpcId = 'unknown'} = group;
  const zones = zonesOf(group);
  const users = neighboursOf(session).filter(({subnetGroup}) => subnetGroup === id);
  const used = users.length === 0 ? 'no database there uses it' : `used by ${namesOf(users)}`;
  const label = printable(id);
  if (!isUsable(group)) {
    const why = zones.length < 2 ? `covers ${zones.length} zone, RDS wants two` : 'is not Complete';
    return {id, label, dead: `The subnet group ${label} ${why}.`};
  }
  return {
    id,
    label,
    detail: printable(`${VpcId}, zones ${zones.join(', ')}; ${used}`, 300),
    ...(isBest ? {recommended: true} : {}),
  };
}

function bestOf(groups: readonly SubnetGroup[], session: Session): SubnetGroup | undefined {
  const lost = lostInstance(session)?.DBSubnetGroup?.DBSubnetGroupName;
  const own = lost ?? lostCluster(session)?.DBSubnetGroup;
  const neighbours = neighboursOf(session);
  const rank = ({DBSubnetGroupName: name}: SubnetGroup): number => {
    if (name === own && name !== 'default') return Number.POSITIVE_INFINITY;
    return neighbours.filter(({subnetGroup}) => subnetGroup === name).length;
  };
  return groups.filter(isUsable).toSorted((a, b) => rank(b) - rank(a))[0];
}

/** RDS wants two zones at least (facts/aws.md §8). */
function isUsable(group: SubnetGroup): boolean {
  return (group.SubnetGroupStatus ?? 'Complete') === 'Complete' && zonesOf(group).length >= 2;
}

function zonesOf({Subnets = []}: SubnetGroup): readonly string[] {
  const active = Subnets.filter(({SubnetStatus = 'Active'}) => SubnetStatus === 'Active');
  const names = active.flatMap(({SubnetAvailabilityZone: zone}) => zone?.Name ?? []);
  return [...new Set(names)].toSorted();
}
