/** Evidence: every fact of one incident, by name. A fact is one call's answer, pages joined. */
import type {
  Alias,
  CallerIdentity,
  DBCluster,
  DBEvent,
  DBInstance,
  DBInstanceAutomatedBackup,
  DBSnapshot,
  Grant,
  KeyMetadata,
  TrailEvent,
} from './aws-shapes.ts';
import type {CallName} from './call.ts';
import {type Fact, notAsked} from './fact.ts';

/** The answer behind each fact's name; members as AWS spells them. */
export type FactValues = {
  /** sts:GetCallerIdentity */
  identity: CallerIdentity;
  /** rds:DescribeDBInstances of the incident's database */
  instance: {readonly DBInstances?: readonly DBInstance[]};
  /** rds:DescribeDBClusters of the incident's database */
  cluster: {readonly DBClusters?: readonly DBCluster[]};
  /** rds:DescribeEvents of the database, 14 days */
  events: {readonly Events?: readonly DBEvent[]};
  /** rds:DescribeDBSnapshots of the database */
  snapshots: {readonly DBSnapshots?: readonly DBSnapshot[]};
  /** rds:DescribeDBInstanceAutomatedBackups of the database */
  automatedBackups: {readonly DBInstanceAutomatedBackups?: readonly DBInstanceAutomatedBackup[]};
  /** kms:DescribeKey of the database's key */
  key: {readonly KeyMetadata?: KeyMetadata};
  /** kms:GetKeyPolicy */
  keyPolicy: {readonly Policy?: string};
  /** kms:ListGrants, every page */
  grants: {readonly Grants?: readonly Grant[]};
  /** kms:ListAliases of the key */
  aliases: {readonly Aliases?: readonly Alias[]};
  /** kms:GetKeyLastUsage */
  lastUsage: {readonly [member: string]: unknown};
  /** rds:DescribeDBInstances of the whole Region */
  regionInstances: {readonly DBInstances?: readonly DBInstance[]};
  /** rds:DescribeDBClusters of the whole Region */
  regionClusters: {readonly DBClusters?: readonly DBCluster[]};
  /** rds:DescribeDBSnapshots of the whole Region */
  regionSnapshots: {readonly DBSnapshots?: readonly DBSnapshot[]};
  /** rds:DescribeDBInstanceAutomatedBackups of the whole Region */
  regionAutomatedBackups: {
    readonly DBInstanceAutomatedBackups?: readonly DBInstanceAutomatedBackup[];
  };
  /** cloudtrail:LookupEvents for one EventName, e.g. `trail:DisableKey` */
  [trail: `trail:${string}`]: {readonly Events?: readonly TrailEvent[]};
  /** kms:DescribeKey of another key that a backup uses, e.g. `key:arn:aws:kms:…` */
  [backupKey: `key:${string}`]: {readonly KeyMetadata?: KeyMetadata};
};

/** The name of a fact. */
export type FactName = keyof FactValues & string;

/** The facts observed so far; a name that is missing was not asked yet. */
export type Evidence = {readonly [Name in FactName]?: Fact<FactValues[Name]>};

const calls: {readonly [name: string]: CallName} = {
  identity: 'sts:GetCallerIdentity',
  instance: 'rds:DescribeDBInstances',
  cluster: 'rds:DescribeDBClusters',
  events: 'rds:DescribeEvents',
  snapshots: 'rds:DescribeDBSnapshots',
  automatedBackups: 'rds:DescribeDBInstanceAutomatedBackups',
  key: 'kms:DescribeKey',
  keyPolicy: 'kms:GetKeyPolicy',
  grants: 'kms:ListGrants',
  aliases: 'kms:ListAliases',
  lastUsage: 'kms:GetKeyLastUsage',
  regionInstances: 'rds:DescribeDBInstances',
  regionClusters: 'rds:DescribeDBClusters',
  regionSnapshots: 'rds:DescribeDBSnapshots',
  regionAutomatedBackups: 'rds:DescribeDBInstanceAutomatedBackups',
};

/** The call that answers a fact. */
export function callOfFact(name: FactName): CallName {
  if (name.startsWith('trail:')) return 'cloudtrail:LookupEvents';
  if (name.startsWith('key:')) return 'kms:DescribeKey';
  return calls[name] ?? 'sts:GetCallerIdentity';
}

/** The fact of that name; one that was never asked answers so instead of being undefined. */
export function factOf<Name extends FactName>(
  evidence: Evidence,
  name: Name,
): Fact<FactValues[Name]> {
  return evidence[name] ?? notAsked(callOfFact(name), 'not asked');
}
