/** The statuses that the loss of a key leads to, and which databases get seven days. */
import type {Instance} from '../world/instances.ts';

/** A start is enough once the key works again. */
export const recoverable = 'inaccessible-encryption-credentials-recoverable';

/** Only a backup leads back. */
export const terminal = 'inaccessible-encryption-credentials';

/** True for both. */
export function isLocked(status: string): boolean {
  return status === recoverable || status === terminal;
}

/** Statuses in which RDS holds no volume and looks at no key. */
const detached = [
  'creating',
  'stopped',
  'stopping',
  'starting',
  'deleting',
  'failed',
  'incompatible-create',
  'incompatible-network',
  'incompatible-restore',
  'insufficient-capacity',
  'cloning-failed',
  'migration-failed',
];

/** True while the database's volumes are attached, so that RDS looks at its key now and then. */
export function isAttached(status: string): boolean {
  return !isLocked(status) && !detached.includes(status);
}

/** Only a database that can be stopped gets the recoverable status (facts/aws.md §1.3). */
export function canStop(instance: Instance): boolean {
  const isReplicated = instance.replicas.length > 0 || instance.replicaSource !== undefined;
  const isSqlServerPair =
    instance.settings.Engine.startsWith('sqlserver') && instance.settings.MultiAZ;
  return !isReplicated && !isSqlServerPair;
}
