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

const others: ReadonlySet<string> = new Set([
  'backtracking',
  'cloning-failed',
  'converting-to-vpc',
  'creating',
  'delete-precheck',
  'deleting',
  'failed',
  'failing-over',
  'incompatible-create',
  'incompatible-network',
  'incompatible-option-group',
  'incompatible-parameters',
  'incompatible-restore',
  'insufficient-capacity',
  'migrating',
  'migration-failed',
  'moving-to-vpc',
  'preparing-data-migration',
  'promoting',
  'rebooting',
  'restore-error',
  'starting',
  'stopped',
  'stopping',
  'storage-full',
  'upgrade_failed',
  'upgrading',
]);

/** True while the database runs and answers, also with work going on beside it. */
export function isWorking(status: string): boolean {
  return working.has(status);
}

/** True for every status of AWS's lists besides the two of a lost key. */
export function isDocumented(status: string): boolean {
  return working.has(status) || others.has(status);
}
