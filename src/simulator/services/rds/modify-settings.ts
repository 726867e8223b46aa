/** What a modify asks for, and which of it waits for the maintenance window. */
import type {ModifyDBInstanceCommandInput} from '@aws-sdk/client-rds';
import type {Instance, InstanceSettings} from '../../world/instances.ts';
import type {Call} from '../call.ts';
import {only} from './carry-over.ts';
import {vpcOfSubnetGroup} from './groups.ts';
import {insightsKey} from './insights.ts';

type Input = ModifyDBInstanceCommandInput;

/** Settings that wait unless ApplyImmediately is given; the others are applied as soon as possible. */
const waiting: readonly (keyof InstanceSettings)[] = [
  'AllocatedStorage',
  'StorageType',
  'Iops',
  'StorageThroughput',
  'DedicatedLogVolume',
  'DBInstanceClass',
  'ProcessorFeatures',
  'MultiAZ',
  'Engine',
  'EngineVersion',
  'LicenseModel',
  'MultiTenant',
  'OptionGroupName',
  'DBSubnetGroupName',
  'VpcId',
  'CACertificateIdentifier',
  'NetworkType',
  'EnableIAMDatabaseAuthentication',
  'BackupRetentionPeriod',
];

/** True for a change that does not wait for the window. */
export function isPrompt(
  instance: Instance,
  name: keyof InstanceSettings,
  asked: Partial<InstanceSettings>,
): boolean {
  // From one number of days to another at once; on and off wait.
  if (name === 'BackupRetentionPeriod') {
    return instance.settings[name] > 0 && (asked[name] ?? 0) > 0;
  }
  return !waiting.includes(name);
}

/** The settings that differ from what the instance has, under the names of settings. */
export function settingsAsked(
  call: Call,
  instance: Instance,
  input: Input,
): Partial<InstanceSettings> {
  const {settings} = instance;
  const {DBSubnetGroupName: group} = input;
  const features = input.UseDefaultProcessorFeatures ? [] : input.ProcessorFeatures;
  const asked: Partial<InstanceSettings> = {
    ...structuredClone(only(input, () => true)),
    ProcessorFeatures: features && structuredClone(features),
    AllocatedStorage: grown(settings.AllocatedStorage, input.AllocatedStorage),
    Port: input.DBPortNumber,
    VpcId: group === undefined ? undefined : vpcOfSubnetGroup(call.here.rds, call.place, group),
    EnableCloudwatchLogsExports: logExports(input, settings),
    PerformanceInsightsKMSKeyId: insightsKey(call, input),
  };
  const domain = input.DisableDomain ? withoutDomain(settings) : {};
  return {...only(asked, (name) => !isSame(asked[name], settings[name])), ...domain};
}

/** Growth of less than ten percent is rounded up to it, as the API says. */
function grown(held: number, asked: number | undefined): number | undefined {
  if (asked === undefined || asked === held) return asked;
  return Math.max(asked, held + Math.ceil(held / 10));
}

function logExports(input: Input, settings: InstanceSettings): string[] | undefined {
  const change = input.CloudwatchLogsExportConfiguration;
  if (!change) return undefined;
  const off = change.DisableLogTypes ?? [];
  const kept = settings.EnableCloudwatchLogsExports.filter((type) => !off.includes(type));
  return [...new Set([...kept, ...(change.EnableLogTypes ?? [])])];
}

/** The members of a domain, each set to nothing. */
function withoutDomain(settings: InstanceSettings): Partial<InstanceSettings> {
  const held = only(settings, (name) => name.startsWith('Domain'));
  return Object.fromEntries(Object.keys(held).map((name) => [name, undefined]));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
