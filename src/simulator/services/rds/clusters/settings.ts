/** Settings of a new cluster: what the caller gave, else what it was made from, else RDS's defaults. */
import type {ClusterMember, ClusterSettings} from '../../../world/clusters.ts';
import type {Random} from '../../../world/random.ts';
import type {Place} from '../../../world/world.ts';
import type {Call} from '../../call.ts';
import {defaultNetwork, defaultParameterGroup, defaultPort} from '../defaults.ts';
import {insightsKey} from '../insights.ts';
import {chosenKey} from '../key-choice.ts';
import {pickedWindows} from '../new-settings.ts';
import {carry} from './carry.ts';

/** Names of all settings: the table of what a restore carries over has a row for each. */
const members = Object.keys(carry) as ClusterMember[];

/** The settings that a call names. Members that are no settings are left alone. */
export function namedSettings(input: object): Partial<ClusterSettings> {
  const known = new Set<string>(members);
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => known.has(name) && value !== undefined),
  );
}

/** The settings that a call of a user names, with keys by ARN. */
export function settingsAsked(call: Call, input: InsightsInput): Partial<ClusterSettings> {
  const named = namedSettings(input);
  const key = insightsKeyArn(call, input);
  return key === undefined ? named : {...named, PerformanceInsightsKMSKeyId: key};
}

type InsightsInput = {
  readonly EnablePerformanceInsights?: boolean | undefined;
  readonly PerformanceInsightsKMSKeyId?: string | undefined;
};

/** The key of Performance Insights may be another than the storage's (facts/aws.md §1.6). */
function insightsKeyArn(call: Call, input: InsightsInput): string | undefined {
  const {EnablePerformanceInsights: isOn, PerformanceInsightsKMSKeyId: name} = input;
  if (isOn) return insightsKey(call, input);
  return name === undefined ? undefined : chosenKey(call, name).arn;
}

/** Complete settings. Later layers win; RDS's defaults come first. */
export function clusterSettings(
  place: Place,
  random: Pick<Random, 'between'>,
  ...layers: readonly Partial<ClusterSettings>[]
): ClusterSettings {
  const given: Partial<ClusterSettings> = Object.assign({}, ...layers);
  const engine = given.Engine ?? 'aurora-postgresql';
  const version = given.EngineVersion ?? defaultVersion(engine);
  const windows = pickedWindows(random.between(0, 5));
  const defaults: ClusterSettings = {
    Engine: engine,
    EngineVersion: version,
    EngineMode: 'provisioned',
    Port: defaultPort(engine),
    MasterUsername: 'admin',
    BackupRetentionPeriod: 1,
    PreferredBackupWindow: windows.backup,
    PreferredMaintenanceWindow: windows.maintenance,
    DBClusterParameterGroupName: defaultParameterGroup(engine, version),
    DBSubnetGroupName: 'default',
    VpcSecurityGroupIds: [defaultNetwork(place).securityGroup],
    AvailabilityZones: ['a', 'b', 'c'].map((zone) => `${place.region}${zone}`),
    DeletionProtection: false,
    CopyTagsToSnapshot: false,
    EnableIAMDatabaseAuthentication: false,
    EnableCloudwatchLogsExports: [],
    AutoMinorVersionUpgrade: true,
    EngineLifecycleSupport: 'open-source-rds-extended-support',
    NetworkType: 'IPV4',
    StorageType: engine.startsWith('aurora') ? 'aurora' : 'io1',
  };
  return {...defaults, ...given};
}

/** The version RDS takes where none is named. */
function defaultVersion(engine: string): string {
  if (engine === 'aurora-mysql') return '8.0.mysql_aurora.3.08.2';
  return engine === 'mysql' ? '8.0.39' : '16.6';
}
