/** Patterns of actions, as faults and IAM policies write them. */

/** Does `kms:*` or `rds:Describe*` cover the action? Case does not count, as in IAM. */
export function matches(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(action);
}
