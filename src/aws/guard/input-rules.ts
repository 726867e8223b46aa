/**
 * What a change of a database may ask for. The allow-list says which operations leave; this says
 * with which members and values. Everything that is not written here is refused.
 */
import type {CallName} from '../../core/call.ts';
import {GuardError} from '../../core/errors.ts';

/** The members of one call that may be sent; those with a rule only where it holds. */
type Rules = {readonly [member: string]: true | ((value: unknown) => boolean)};

const isOn = (value: unknown): boolean => value === true;
const isPositive = (value: unknown): boolean => typeof value === 'number' && value > 0;

/** What both kinds of database may be given after a restore, to be like the lost one. */
const carried: Rules = {
  ApplyImmediately: isOn,
  // Never 0: that would delete the automated backups.
  BackupRetentionPeriod: isPositive,
  // Switched on, never off.
  DeletionProtection: isOn,
  // RDS makes the password and keeps it; one in a request never leaves this machine.
  ManageMasterUserPassword: isOn,
  MasterUserSecretKmsKeyId: true,
  VpcSecurityGroupIds: true,
  PreferredBackupWindow: true,
  PreferredMaintenanceWindow: true,
  AutoMinorVersionUpgrade: true,
  CopyTagsToSnapshot: true,
  StorageType: true,
  Iops: true,
  AllocatedStorage: isPositive,
  NetworkType: true,
  Domain: true,
  DomainIAMRoleName: true,
  MonitoringInterval: true,
  MonitoringRoleArn: true,
  DatabaseInsightsMode: true,
  EnablePerformanceInsights: isOn,
  PerformanceInsightsKMSKeyId: true,
  PerformanceInsightsRetentionPeriod: true,
  EnableIAMDatabaseAuthentication: true,
  CloudwatchLogsExportConfiguration: true,
  CACertificateIdentifier: true,
  EngineLifecycleSupport: true,
  OptionGroupName: true,
};

const rules: {readonly [call: CallName]: Rules} = {
  'rds:ModifyDBInstance': {
    ...carried,
    DBInstanceIdentifier: true,
    DBInstanceClass: true,
    DBSubnetGroupName: true,
    DBParameterGroupName: true,
    DBPortNumber: true,
    MultiAZ: true,
    PubliclyAccessible: true,
    LicenseModel: true,
    StorageThroughput: true,
    MaxAllocatedStorage: true,
    DedicatedLogVolume: true,
    ProcessorFeatures: true,
    EnableCustomerOwnedIp: true,
    DomainFqdn: true,
    DomainOu: true,
    DomainAuthSecretArn: true,
    DomainDnsIps: true,
    PromotionTier: true,
    AutomationMode: true,
    DBCapacityReservationIdentifier: true,
  },
  'rds:ModifyDBCluster': {
    ...carried,
    DBClusterIdentifier: true,
    DBClusterParameterGroupName: true,
    DBClusterInstanceClass: true,
    Port: true,
    BacktrackWindow: true,
    ScalingConfiguration: true,
    ServerlessV2ScalingConfiguration: true,
    EnableHttpEndpoint: isOn,
    EnableGlobalWriteForwarding: isOn,
    EnableLocalWriteForwarding: isOn,
    EnableLimitlessDatabase: isOn,
  },
  // Only as a member of a cluster: what it stores is the cluster's.
  'rds:CreateDBInstance': {
    DBInstanceIdentifier: true,
    DBClusterIdentifier: true,
    DBInstanceClass: true,
    Engine: true,
    AvailabilityZone: true,
    DBParameterGroupName: true,
    PromotionTier: true,
    PubliclyAccessible: true,
    AutoMinorVersionUpgrade: true,
    PreferredMaintenanceWindow: true,
    CACertificateIdentifier: true,
    MonitoringInterval: true,
    MonitoringRoleArn: true,
    DatabaseInsightsMode: true,
    EnablePerformanceInsights: true,
    PerformanceInsightsKMSKeyId: true,
    PerformanceInsightsRetentionPeriod: true,
    Tags: true,
  },
};

const newNames: {readonly [call: CallName]: readonly [from: string, to: string]} = {
  'rds:ModifyDBInstance': ['DBInstanceIdentifier', 'NewDBInstanceIdentifier'],
  'rds:ModifyDBCluster': ['DBClusterIdentifier', 'NewDBClusterIdentifier'],
};

/** Throws a GuardError for an input that no rule covers; calls without rules pass. */
export function refuseInput(call: CallName, input: object): void {
  const allowed = rules[call];
  if (!allowed) return;
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const names = newNames[call];
  if (names && given.some(([name]) => name === names[1])) {
    refuseRename(call, names, new Map(given));
    return;
  }
  for (const [name, value] of given) {
    const rule = allowed[name];
    if (rule === undefined) throw refusal(call, `with ${name}`);
    if (rule !== true && !rule(value)) throw refusal(call, `with ${name} ${String(value)}`);
  }
  if (call === 'rds:CreateDBInstance' && !Reflect.get(input, 'DBClusterIdentifier')) {
    throw refusal(call, 'but for a member of a cluster');
  }
}

/** A rename stands alone, at once, and is one of the two of a swap (recovery/names). */
function refuseRename(
  call: CallName,
  [from, to]: readonly [string, string],
  given: ReadonlyMap<string, unknown>,
): void {
  const known = [from, to, 'ApplyImmediately'];
  const other = Array.from(given.keys()).find((name) => !known.includes(name));
  if (other !== undefined) throw refusal(call, `with a new name together with ${other}`);
  if (given.get('ApplyImmediately') !== true) throw refusal(call, 'with a new name for later');
  const [before, after] = [given.get(from), given.get(to)];
  if (typeof before !== 'string' || typeof after !== 'string' || !isSwap(before, after)) {
    throw refusal(call, `to rename ${String(before)} to ${String(after)}`);
  }
}

/** `orders-db` makes room as `orders-db-old`; `orders-db-restored` takes its place. */
function isSwap(before: string, after: string): boolean {
  return isStemOf(before, after, 'old') || isStemOf(after, before, 'restored');
}

/** A long name loses its end before the word that is put behind it (facts/aws.md §6.4). */
function isStemOf(name: string, worded: string, word: string): boolean {
  const [, stem, counter = ''] = new RegExp(`^(.+)-${word}(-[0-9]+)?$`).exec(worded) ?? [];
  if (stem === undefined) return false;
  const isCut = stem.length + word.length + counter.length + 1 >= 62;
  // A name that ends like a restored one is shortened to its stem before it is worded anew.
  const base = name.replace(/-(restored|old)(-[0-9]+)?$/, '');
  return stem === name || stem === base || (isCut && name.startsWith(stem));
}

function refusal(call: CallName, what: string): GuardError {
  return new GuardError(`${call} is never sent ${what}: nothing was sent.`);
}

/** The same for a form that is about to leave: its members by their first name. */
export function refuseForm(call: CallName, body: unknown): void {
  if (!rules[call]) return;
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
  if (typeof text !== 'string') throw refusal(call, 'in a body that cannot be read');
  const form = new URLSearchParams(text);
  const input: {[member: string]: unknown} = {};
  for (const [name, value] of form) {
    if (name === 'Action' || name === 'Version') continue;
    const [member = name, ...rest] = name.split('.');
    if (Object.hasOwn(input, member) && rest.length === 0)
      throw refusal(call, `with ${member} twice`);
    input[member] = rest.length > 0 ? 'a list' : typed(value);
  }
  refuseInput(call, input);
}

/** A form has texts only; numbers and switches are read back. */
function typed(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^[0-9]+$/.test(value) ? Number(value) : value;
}
