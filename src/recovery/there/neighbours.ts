/** The databases of the Region that a backup is restored in: whose network and groups may serve it. Pure. */
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import {chosenSource} from '../../core/source-id.ts';

/** One of them, as far as a restore beside it goes. */
export type Neighbour = {
  readonly identifier: string;
  readonly engine: string;
  readonly subnetGroup: string;
  readonly securityGroups: readonly string[];
};

/** Instances and clusters of the chosen backup's Region; members of a cluster stand for it. */
export function neighboursOf({answers, evidence}: Session): readonly Neighbour[] {
  const {region} = chosenSource(answers);
  const instances = knownValue(factOf(evidence, `instancesIn:${region}`))?.DBInstances ?? [];
  const clusters = knownValue(factOf(evidence, `clustersIn:${region}`))?.DBClusters ?? [];
  return [
    ...instances
      .filter(({DBClusterIdentifier}) => !DBClusterIdentifier)
      .map((each) => ({
        identifier: each.DBInstanceIdentifier ?? '',
        engine: each.Engine ?? '',
        subnetGroup: each.DBSubnetGroup?.DBSubnetGroupName ?? '',
        securityGroups: groupIds(each.VpcSecurityGroups),
      })),
    ...clusters.map((each) => ({
      identifier: each.DBClusterIdentifier ?? '',
      engine: each.Engine ?? '',
      subnetGroup: each.DBSubnetGroup ?? '',
      securityGroups: groupIds(each.VpcSecurityGroups),
    })),
  ];
}

/** The names of neighbours in words: the first two, and how many more. */
export function namesOf(neighbours: readonly Neighbour[]): string {
  const names = neighbours.map(({identifier}) => identifier);
  const rest = names.length - 2;
  return rest > 0 ? `${names.slice(0, 2).join(', ')} and ${rest} more` : names.join(' and ');
}

function groupIds(groups: readonly {readonly VpcSecurityGroupId?: string}[] = []) {
  return groups.flatMap(({VpcSecurityGroupId: id}) => id ?? []).toSorted();
}
