/** What belongs to one Region and is never sent to another: networks, groups, zones, keys. Pure. */
import type {Session} from '../../core/session.ts';
import type {Cluster} from './cluster-rows.ts';
import type {Difference} from './differences.ts';
import type {Instance} from './instance-rows.ts';
import {lostCluster, lostInstance} from './lost.ts';

/** The Region of the lost database, by its ARN. */
export function homeOf(session: Session): string {
  const arn = lostInstance(session)?.DBInstanceArn ?? lostCluster(session)?.DBClusterArn ?? '';
  return arn.split(':')[3] ?? '';
}

/** True once the incident is about a database of another Region than the lost one's. */
export function isAbroad(session: Session): boolean {
  const home = homeOf(session);
  return home !== '' && home !== session.incident.region;
}

/** An instance without what its Region gave it. Of a managed password only that there is one stays. */
export function instanceAbroad(instance: Instance): Instance {
  const {MasterUserSecret: secret} = instance;
  return {
    ...instance,
    ...(secret ? {MasterUserSecret: {}} : {}),
    AvailabilityZone: undefined,
    BackupTarget: undefined,
    CustomerOwnedIpEnabled: undefined,
    DBCapacityReservationIdentifier: undefined,
    DBParameterGroups: undefined,
    DBSubnetGroup: undefined,
    DomainMemberships: undefined,
    OptionGroupMemberships: undefined,
    PerformanceInsightsKMSKeyId: undefined,
    VpcSecurityGroups: undefined,
  };
}

/** The same of a cluster. */
export function clusterAbroad(cluster: Cluster): Cluster {
  const {MasterUserSecret: secret} = cluster;
  return {
    ...cluster,
    ...(secret ? {MasterUserSecret: {}} : {}),
    AvailabilityZones: undefined,
    DBClusterOptionGroupMemberships: undefined,
    DBClusterParameterGroup: undefined,
    DBSubnetGroup: undefined,
    DomainMemberships: undefined,
    PerformanceInsightsKMSKeyId: undefined,
    VpcSecurityGroups: undefined,
  };
}

/** What stands against a difference that only something of the old Region could close. */
export function becauseAbroad(home: string, there: string): string {
  return `it is of ${home}: set what ${there} has for it, or accept`;
}

/** Differences as they are; those that a modify there could not close are not for mending. */
export function markedAbroad(
  all: readonly Difference[],
  comparable: readonly Difference[],
  because: string,
): readonly Difference[] {
  const left = new Set(comparable.map(({member}) => member));
  return all.map((difference) =>
    left.has(difference.member) ? difference : {...difference, isMendable: false, because},
  );
}
