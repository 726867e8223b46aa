/** The encryption context that ties a grant to one database. */

/** `aws:rds:dbc-id` for a cluster, `aws:rds:db-id` for an instance (facts/aws.md §1.4). */
export function contextOf(resourceId: string): 'aws:rds:db-id' | 'aws:rds:dbc-id' {
  return resourceId.startsWith('cluster-') ? 'aws:rds:dbc-id' : 'aws:rds:db-id';
}
