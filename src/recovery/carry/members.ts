/** The instances of an Aurora cluster, which a restore does not bring (facts/aws.md §6.1). Pure. */
import type {JsonObject} from '../../core/json.ts';
import type {BoundInput} from '../../core/plan.ts';
import {restoredIdentifier} from '../new-identifier.ts';
import {type Difference, differencesOf} from './differences.ts';
import {type Instance, instanceTable} from './instance-rows.ts';
import {member as namedMember} from './row.ts';
import {insightsOf, list, monitoringOf, ownTags} from './shared-rows.ts';

/** What a member has for itself; all else is its cluster's. */
const own = [
  ...['DBInstanceClass', 'DBParameterGroups', 'PromotionTier', 'PubliclyAccessible'],
  ...['AutoMinorVersionUpgrade', 'PreferredMaintenanceWindow', 'CACertificateIdentifier'],
  ...['MonitoringInterval', 'MonitoringRoleArn', 'PerformanceInsightsEnabled'],
  ...['PerformanceInsightsKMSKeyId', 'PerformanceInsightsRetentionPeriod', 'TagList'],
] as const satisfies readonly (keyof typeof instanceTable)[];

const memberTable = Object.fromEntries(own.map((name) => [name, instanceTable[name]]));

/** CreateDBInstance for one member, with everything the lost one had for itself. */
export function memberRequest(
  lost: Instance,
  cluster: {readonly identifier: string; readonly engine: string},
  taken: Iterable<string>,
): BoundInput {
  return {
    DBInstanceIdentifier: restoredIdentifier(lost.DBInstanceIdentifier ?? '', taken),
    DBClusterIdentifier: cluster.identifier,
    Engine: cluster.engine,
    ...settingsOf(lost),
  };
}

function settingsOf(lost: Instance): JsonObject {
  return {
    ...namedMember('DBInstanceClass', lost.DBInstanceClass),
    ...namedMember('DBParameterGroupName', lost.DBParameterGroups?.[0]?.DBParameterGroupName),
    ...namedMember('PromotionTier', lost.PromotionTier),
    ...namedMember('AvailabilityZone', lost.AvailabilityZone),
    ...namedMember('PubliclyAccessible', lost.PubliclyAccessible),
    ...namedMember('AutoMinorVersionUpgrade', lost.AutoMinorVersionUpgrade),
    ...namedMember('PreferredMaintenanceWindow', lost.PreferredMaintenanceWindow),
    ...namedMember('CACertificateIdentifier', lost.CACertificateIdentifier),
    ...monitoringOf(lost),
    ...insightsOf(lost),
    ...list('Tags', ownTags(lost)),
  };
}

/** The name of a member's successor: the lost name, or the lost name with `-restored`. */
export function isSuccessor(name: string, of: string): boolean {
  return name === of || name.replace(/-restored(-[0-9]+)?$/, '') === of;
}

/** Differences of each member, under `member.Setting`; one that is missing is a difference itself. */
export function memberDifferences(
  lost: readonly Instance[],
  restored: readonly Instance[],
): readonly Difference[] {
  return lost.flatMap((before, index) => {
    const name = before.DBInstanceIdentifier ?? '';
    const after =
      restored.find((each) => isSuccessor(each.DBInstanceIdentifier ?? '', name)) ??
      ofSamePlace(lost, restored, index);
    if (!after) return [missing(name)];
    return differencesOf(memberTable, before, after).map((difference) => ({
      ...difference,
      member: `${name}.${difference.member}`,
      isMendable: false,
      because: 'modify this instance by hand',
    }));
  });
}

/**
 * The instances of a Multi-AZ DB cluster come with the restore, under names that RDS makes of the
 * new cluster's: the first stands for the first.
 */
function ofSamePlace(
  lost: readonly Instance[],
  restored: readonly Instance[],
  index: number,
): Instance | undefined {
  const engine = lost[index]?.Engine ?? '';
  if (engine === '' || engine.startsWith('aurora') || lost.length !== restored.length) {
    return undefined;
  }
  const name = lost.map(nameOf).toSorted().indexOf(nameOf(lost[index]));
  return restored.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))[name];
}

function nameOf(instance: Instance | undefined): string {
  return instance?.DBInstanceIdentifier ?? '';
}

function missing(name: string): Difference {
  return {
    member: name,
    way: 'call',
    lost: 'an instance',
    restored: 'none',
    isMendable: false,
    because: 'rds:CreateDBInstance makes it',
  };
}
