/** What is left where a database came back in another Region: what that Region does not have, and home. Pure. */
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {homeOf, isAbroad} from '../carry/abroad.ts';
import {lostCluster, lostInstance, lostMembers} from '../carry/lost.ts';

/** Sentences; none where it came back at home. */
export function afterAbroad(session: Session): readonly string[] {
  if (!isAbroad(session)) return [];
  const there = session.incident.region;
  const home = homeOf(session);
  return [
    ...groupsOf(session).map(
      ([what, name]) =>
        `Make ${what} like ${printable(name)} of ${home} in ${there}, by hand (RDS copies none ` +
        `to another Region), and set ${printable(session.incident.database.identifier)} to it`,
    ),
    `Decide whether it stays in ${there}: the way home is a snapshot of it, a copy of that to ` +
      `${home} under a key of ${home}, and a restore of the copy`,
  ];
}

/** Groups of the team's own; RDS has its default ones everywhere. */
function groupsOf(session: Session): readonly (readonly [string, string])[] {
  const lost = lostInstance(session);
  const cluster = lostCluster(session);
  const members = cluster ? lostMembers(session) : [];
  const named: readonly (readonly [string, string | undefined])[] = [
    ['a parameter group', cluster ? undefined : lost?.DBParameterGroups?.[0]?.DBParameterGroupName],
    ['an option group', cluster ? undefined : lost?.OptionGroupMemberships?.[0]?.OptionGroupName],
    ['a cluster parameter group', cluster?.DBClusterParameterGroup],
    ...members.map(
      (each) => ['a parameter group', each.DBParameterGroups?.[0]?.DBParameterGroupName] as const,
    ),
  ];
  const own = named.flatMap(([what, name]) =>
    name === undefined || /^default[.:]/.test(name) ? [] : [[what, name] as const],
  );
  return [...new Map(own.map((each) => [each.join(' '), each])).values()];
}
