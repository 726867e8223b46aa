/** RDS's default quotas of an account in one Region (facts/aws.md §6.1, §6.2 and §7). */
import type {RdsState} from '../../world/databases.ts';

/** The default values; a locked-out instance counts like any other. */
export const quotas = {
  instances: 40,
  storageGiB: 100_000,
  manualSnapshots: 100,
  snapshotCopies: 20,
  retainedBackups: 40,
  replicatedBackups: 20,
  readReplicasPerSource: 15,
  parameterGroups: 50,
  optionGroups: 20,
  subnetGroups: 50,
  clusters: 40,
} as const;

/** GiB that the Region's instances have allocated. */
export function storageUsed(rds: RdsState): number {
  let sum = 0;
  for (const {settings} of Object.values(rds.instances)) sum += settings.AllocatedStorage;
  return sum;
}

/** Manual snapshots; those of AWS Backup do not count (facts/aws.md §6.2). */
export function manualSnapshots(rds: RdsState): number {
  return Object.values(rds.snapshots).filter(({type}) => type === 'manual').length;
}
