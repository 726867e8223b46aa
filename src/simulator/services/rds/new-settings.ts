/** Settings of a new instance: what the caller gave, else RDS's defaults. */
import type {InstanceSettings} from '../../world/instances.ts';
import type {Place} from '../../world/world.ts';
import {only} from './carry-over.ts';
import {
  defaultCertificate,
  defaultNetwork,
  defaultOptionGroup,
  defaultParameterGroup,
  defaultPort,
  licenseOf,
  lifecycleSupport,
} from './defaults.ts';

/** Settings under the names that requests use; the rest of a request is left aside. */
export type GivenSettings = {
  readonly [Setting in keyof InstanceSettings]?: InstanceSettings[Setting] | undefined;
};

/** The windows that RDS chooses where nobody does. */
export type Windows = {readonly backup: string; readonly maintenance: string};

/** Complete settings. */
export function newSettings(
  place: Place,
  input: GivenSettings,
  windows: Windows,
): InstanceSettings {
  const given = structuredClone(only(input, () => true));
  return {...engineSettings(given), ...commonSettings(place, given, windows), ...given};
}

/** Defaults that hang on the engine. */
function engineSettings(given: Partial<InstanceSettings>) {
  const {Engine = 'postgres', EngineVersion = '16.6'} = given;
  return {
    Engine,
    EngineVersion,
    LicenseModel: licenseOf(Engine),
    Port: defaultPort(Engine),
    DBParameterGroupName: defaultParameterGroup(Engine, EngineVersion),
    OptionGroupName: defaultOptionGroup(Engine, EngineVersion),
    EngineLifecycleSupport: lifecycleSupport(Engine),
  };
}

function commonSettings(place: Place, given: Partial<InstanceSettings>, windows: Windows) {
  const network = defaultNetwork(place);
  const {StorageType = 'gp3'} = given;
  return {
    DBInstanceClass: 'db.t4g.medium',
    AllocatedStorage: 100,
    ...storageSettings(StorageType),
    DedicatedLogVolume: false,
    MasterUsername: 'admin',
    MultiAZ: false,
    AvailabilityZone: `${place.region}a`,
    PubliclyAccessible: false,
    NetworkType: 'IPV4',
    DBSubnetGroupName: 'default',
    VpcId: network.vpcId,
    VpcSecurityGroupIds: [network.securityGroup],
    DeletionProtection: false,
    AutoMinorVersionUpgrade: true,
    CopyTagsToSnapshot: false,
    EnableIAMDatabaseAuthentication: false,
    BackupRetentionPeriod: 1,
    BackupTarget: 'region',
    PreferredBackupWindow: windows.backup,
    PreferredMaintenanceWindow: windows.maintenance,
    CACertificateIdentifier: defaultCertificate,
    EnableCloudwatchLogsExports: [],
    MonitoringInterval: 0,
    DatabaseInsightsMode: 'standard',
    EnablePerformanceInsights: false,
  };
}

/** The baseline of gp3, the least of provisioned IOPS; other types have no number of their own. */
function storageSettings(StorageType: string) {
  if (StorageType === 'gp3') return {StorageType, Iops: 3000, StorageThroughput: 125};
  if (/^io[12]$/.test(StorageType)) return {StorageType, Iops: 1000};
  return {StorageType};
}

/** Windows as RDS picks them: a half hour for backups, another for maintenance. */
export function pickedWindows(hour: number): Windows {
  const two = (value: number): string => String(value % 24).padStart(2, '0');
  return {
    backup: `${two(hour)}:10-${two(hour)}:40`,
    maintenance: `sun:${two(hour + 2)}:00-sun:${two(hour + 2)}:30`,
  };
}
