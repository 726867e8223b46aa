/** DescribeDBEngineVersions and DescribeOrderableDBInstanceOptions. */
import type {
  DBEngineVersion,
  DescribeDBEngineVersionsCommandInput,
  DescribeDBEngineVersionsCommandOutput,
  DescribeOrderableDBInstanceOptionsCommandInput,
  DescribeOrderableDBInstanceOptionsCommandOutput,
  OrderableDBInstanceOption,
} from '@aws-sdk/client-rds';
import type {Call, Handler} from '../../call.ts';
import {defaultCertificate, defaultParameterGroup, licenseOf, majorVersion} from '../defaults.ts';
import {filtered, rdsPage} from '../lists.ts';
import {type Engine, enginesIn} from './engines.ts';

type Version = {readonly engine: Engine; readonly version: string};

export const describeDBEngineVersions: Handler<
  DescribeDBEngineVersionsCommandInput,
  DescribeDBEngineVersionsCommandOutput
> = (input, call) => {
  const named = versionsIn(call).filter(
    ({engine, version}) =>
      (!input.Engine || engine.name === input.Engine) &&
      (!input.EngineVersion || isVersion(engine.name, version, input.EngineVersion)) &&
      (!input.DBParameterGroupFamily ||
        familyOf(engine.name, version) === input.DBParameterGroupFamily),
  );
  const wanted = input.DefaultOnly ? named.filter(isNewest) : named;
  const page = rdsPage(filtered(wanted, input.Filters, {}), input);
  return {DBEngineVersions: page.items.map(presentVersion), Marker: page.marker};
};

const classes = ['db.t4g.micro', 'db.t4g.medium', 'db.m6g.large', 'db.r6g.large', 'db.r6g.xlarge'];

export const describeOrderableDBInstanceOptions: Handler<
  DescribeOrderableDBInstanceOptionsCommandInput,
  DescribeOrderableDBInstanceOptionsCommandOutput
> = (input, call) => {
  const options = versionsIn(call)
    .filter(({engine}) => engine.name === input.Engine)
    .filter(({version}) => !input.EngineVersion || version === input.EngineVersion)
    .flatMap((version) => classes.flatMap((name) => optionsOf(version, name, call)));
  const wanted = options.filter(
    ({DBInstanceClass, LicenseModel}) =>
      (!input.DBInstanceClass || DBInstanceClass === input.DBInstanceClass) &&
      (!input.LicenseModel || LicenseModel === input.LicenseModel) &&
      input.Vpc !== false,
  );
  const page = rdsPage(filtered(wanted, input.Filters, {}), input);
  return {OrderableDBInstanceOptions: page.items, Marker: page.marker};
};

function versionsIn(call: Call): Version[] {
  return enginesIn(call.here.rds).flatMap((engine) =>
    engine.versions.map((version) => ({engine, version})),
  );
}

/** `16` means every 16.x, `16.6` just that one. */
function isVersion(engine: string, version: string, asked: string): boolean {
  return version === asked || majorVersion(engine, version) === asked;
}

function isNewest({engine, version}: Version): boolean {
  return version === engine.versions.at(-1);
}

function familyOf(engine: string, version: string): string {
  return defaultParameterGroup(engine, version).slice('default.'.length);
}

function presentVersion({engine, version}: Version): DBEngineVersion {
  const major = majorVersion(engine.name, version);
  const newer = engine.versions.slice(engine.versions.indexOf(version) + 1);
  return {
    Engine: engine.name,
    EngineVersion: version,
    MajorEngineVersion: major,
    DBParameterGroupFamily: familyOf(engine.name, version),
    DBEngineDescription: engine.title,
    DBEngineVersionDescription: `${engine.title} ${version}`,
    ValidUpgradeTarget: newer.map((target) => ({
      Engine: engine.name,
      EngineVersion: target,
      IsMajorVersionUpgrade: majorVersion(engine.name, target) !== major,
      AutoUpgrade: false,
    })),
    ExportableLogTypes: [...engine.logs],
    SupportsLogExportsToCloudwatchLogs: true,
    SupportsReadReplica: engine.hasReplicas,
    SupportedEngineModes: engine.name.startsWith('aurora') ? ['provisioned'] : undefined,
    SupportedCACertificateIdentifiers: [defaultCertificate],
    Status: 'available',
  };
}

function optionsOf({engine, version}: Version, name: string, call: Call) {
  const isAurora = engine.name.startsWith('aurora');
  const types = isAurora ? ['aurora', 'aurora-iopt1'] : ['gp2', 'gp3', 'io1', 'io2'];
  return types.map(
    (StorageType): OrderableDBInstanceOption => ({
      Engine: engine.name,
      EngineVersion: version,
      DBInstanceClass: name,
      LicenseModel: licenseOf(engine.name),
      AvailabilityZones: ['a', 'b', 'c'].map((zone) => ({Name: `${call.place.region}${zone}`})),
      MultiAZCapable: !isAurora,
      ReadReplicaCapable: engine.hasReplicas,
      Vpc: true,
      SupportsStorageEncryption: true,
      StorageType,
      SupportsIops: !isAurora && StorageType !== 'gp2',
      SupportsEnhancedMonitoring: true,
      SupportsIAMDatabaseAuthentication: !/^(oracle|sqlserver)/.test(engine.name),
      SupportsPerformanceInsights: true,
      MinStorageSize: isAurora ? undefined : 20,
      MaxStorageSize: isAurora ? undefined : 65_536,
      SupportsStorageAutoscaling: !isAurora,
      SupportedNetworkTypes: ['IPV4'],
      SupportsClusters: isAurora,
      OutpostCapable: false,
    }),
  );
}
