/** The storage of an instance: which members belong together, and what can only grow. */
import type {JsonObject} from '../../core/json.ts';
import type {Instance} from './instance-rows.ts';
import {member, plain, type Row, setting} from './row.ts';

/** What a gp3 volume has without being asked for more; naming it would add nothing. */
const gp3Baseline = {iops: 3_000, throughput: 125};

/** Type, IOPS and throughput as one request: each is only taken with the others. */
function volumeOf(lost: Instance): JsonObject {
  const {StorageType: type, Iops: iops, StorageThroughput: throughput} = lost;
  if (type === undefined) return {};
  if (type === 'io1' || type === 'io2') return {StorageType: type, ...member('Iops', iops)};
  const isBaseline = iops === gp3Baseline.iops && throughput === gp3Baseline.throughput;
  if (type !== 'gp3' || isBaseline) return {StorageType: type};
  return {
    StorageType: type,
    ...member('Iops', iops),
    ...member('StorageThroughput', throughput),
  };
}

function ofVolume(read: (instance: Instance) => unknown): Row<Instance> {
  return {
    way: 'restore',
    value: (instance) => plain(read(instance)),
    restore: volumeOf,
    modify: volumeOf,
    because: 'the restore takes it',
  };
}

/** Growth is ten percent at least, and nothing shrinks (facts/aws.md §6.3). */
function canGrow(from: number, to: number): boolean {
  return to >= from + Math.ceil(from / 10);
}

/** The size: asked for where the backup is small enough for it, else left as the backup has it. */
export const growthOf: Row<Instance> = {
  way: 'restore',
  value: ({AllocatedStorage}) => AllocatedStorage,
  restore: ({AllocatedStorage: wanted, Engine}, {gibibytes}) => {
    // Not while restoring SQL Server (facts/aws.md §6.3).
    const isFixed =
      wanted === undefined || gibibytes === undefined || Engine?.startsWith('sqlserver');
    return isFixed || !canGrow(gibibytes, wanted) ? {} : {AllocatedStorage: wanted};
  },
  modify: ({AllocatedStorage: wanted}, {AllocatedStorage: held}) =>
    wanted === undefined || held === undefined || !canGrow(held, wanted)
      ? undefined
      : {AllocatedStorage: wanted},
  because: 'storage never shrinks, and grows by ten percent at least',
};

/** The members of an instance's storage but its size. */
export const storageRows = {
  StorageType: ofVolume(({StorageType}) => StorageType),
  Iops: ofVolume(({Iops}) => Iops),
  StorageThroughput: ofVolume(({StorageThroughput}) => StorageThroughput),
  MaxAllocatedStorage: setting(
    {restore: 'MaxAllocatedStorage', modify: 'MaxAllocatedStorage', pointOnly: true},
    ({MaxAllocatedStorage}: Instance) => MaxAllocatedStorage,
  ),
  DedicatedLogVolume: setting(
    {restore: 'DedicatedLogVolume', modify: 'DedicatedLogVolume'},
    ({DedicatedLogVolume: isOn}: Instance) => isOn || undefined,
  ),
  AdditionalStorageVolumes: {
    way: 'cannot',
    value: ({AdditionalStorageVolumes: volumes}: Instance) => plain(volumes?.length),
    because: 'more volumes than one are set by hand, in the restore or by a modify',
  },
} satisfies {readonly [Member in keyof Instance]?: Row<Instance>};
