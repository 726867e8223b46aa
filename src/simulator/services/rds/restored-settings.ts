/** Settings of a restored instance: the call's members over what is kept, over RDS's defaults. */
import type {InstanceSettings} from '../../world/instances.ts';
import {randomOf} from '../../world/random.ts';
import type {Call} from '../call.ts';
import {keptFrom} from './carry-over.ts';
import {invalidValue} from './errors.ts';
import {requireGroups, vpcOfSubnetGroup} from './groups.ts';
import {type GivenSettings, newSettings, pickedWindows} from './new-settings.ts';
import {requireValidSettings} from './settings-check.ts';

/** Refuses what neither restore takes. */
export function requireRestorable(
  call: Call,
  source: InstanceSettings,
  input: GivenSettings,
): void {
  requireValidSettings(input);
  requireGroups(call.here.rds, input);
  const {AllocatedStorage: asked, Engine: engine} = input;
  const {AllocatedStorage: held} = source;
  if (asked !== undefined && asked < held) {
    throw invalidValue(
      `Invalid storage size for engine name ${source.Engine}: the allocated storage cannot be smaller than the snapshot's ${held} GiB.`,
    );
  }
  if (asked !== undefined && asked > held) requireGrowth(source, asked);
  if (engine !== undefined && engine !== source.Engine) {
    throw invalidValue(`The snapshot's engine is ${source.Engine}, not ${engine}.`);
  }
}

/** Growth is ten percent at least, and not for SQL Server (facts/aws.md §6.3). */
function requireGrowth({Engine, AllocatedStorage: held}: InstanceSettings, asked: number): void {
  if (Engine.startsWith('sqlserver')) {
    throw invalidValue('The allocated storage cannot be changed while restoring SQL Server.');
  }
  if (asked < held + Math.ceil(held / 10)) {
    throw invalidValue(
      `Invalid storage size for engine name ${Engine}: it must grow from ${held} GiB by at least 10 percent.`,
    );
  }
}

/** The complete settings of the new instance (facts/aws.md §6.3, as carry-over.ts has it). */
export function restoredSettings(
  call: Call,
  source: InstanceSettings,
  input: GivenSettings,
): InstanceSettings {
  const windows = pickedWindows(randomOf(call.world.random, 'estate').between(0, 5));
  const group = input.DBSubnetGroupName ?? 'default';
  return newSettings(
    call.place,
    {
      ...keptFrom(source),
      ...withoutUndefined(input),
      ...(keepsName(source) ? {DBName: source.DBName} : {}),
      Engine: source.Engine,
      // gp3 unless Iops is given, then io1 (facts/aws.md §6.3).
      StorageType: input.StorageType ?? (input.Iops === undefined ? 'gp3' : 'io1'),
      VpcId: vpcOfSubnetGroup(call.here.rds, call.place, group),
    },
    windows,
  );
}

/** The name of the database is in the data, except where an instance holds just one of them. */
function keepsName({Engine}: InstanceSettings): boolean {
  return !Engine.startsWith('oracle');
}

function withoutUndefined(input: GivenSettings): GivenSettings {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
