/** AWS's words for a database that runs, and all that it documents (facts/aws.md §1.8). */

const working: ReadonlySet<string> = new Set([
  'available',
  'backing-up',
  'configuring-enhanced-monitoring',
  'configuring-iam-database-auth',
  'configuring-log-exports',
  'maintenance',
  'modifying',
  'renaming',
  'resetting-master-credentials',
  'storage-config-upgrade',
  'storage-initialization',
  'storage-optimization',
  'update-iam-db-auth',
]);

// Work that AWS or somebody ordered; the database is back when it is done.
const passing: ReadonlySet<string> = new Set([
  'backtracking',
  'converting-to-vpc',
  'failing-over',
  'migrating',
  'moving-to-vpc',
  'preparing-data-migration',
  'promoting',
  'rebooting',
  'upgrading',
]);

// On its way to run, and in need of its key for that.
const comingUp: ReadonlySet<string> = new Set(['creating', 'starting']);

const others: ReadonlySet<string> = new Set([
  'cloning-failed',
  'delete-precheck',
  'deleting',
  'failed',
  'incompatible-create',
  'incompatible-network',
  'incompatible-option-group',
  'incompatible-parameters',
  'incompatible-restore',
  'insufficient-capacity',
  'migration-failed',
  'restore-error',
  'stopped',
  'stopping',
  'storage-full',
  'upgrade-failed',
  'upgrade_failed',
]);

/** True while the database runs and answers, also with work going on beside it. */
export function isWorking(status: string): boolean {
  return working.has(status) || status.startsWith('configuring-');
}

/** True while the database is started or made: it does not run yet, and needs its key to. */
export function isComingUp(status: string): boolean {
  return comingUp.has(status);
}

/** True where the status is no trouble: it runs, is on its way, or is at work. */
export function isFaultless(status: string): boolean {
  return isWorking(status) || passing.has(status) || comingUp.has(status);
}

/** True for every status of AWS's lists besides the two of a lost key. */
export function isDocumented(status: string): boolean {
  return isFaultless(status) || others.has(status);
}
