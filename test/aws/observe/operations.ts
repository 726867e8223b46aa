/** The operations of a diagnosis, for tests that take one of them away. */

/** Every operation that reading a locked-out instance of a role comes to. */
export const operations = [
  'GetCallerIdentity',
  'DescribeDBInstances',
  'DescribeDBClusters',
  'DescribeEvents',
  'DescribeDBSnapshots',
  'DescribeDBInstanceAutomatedBackups',
  'DescribeKey',
  'GetKeyPolicy',
  'ListGrants',
  'ListAliases',
  'GetKeyLastUsage',
  'GetKeyRotationStatus',
  'ListResourceTags',
  'LookupEvents',
  'DescribeDBClusterSnapshots',
  'DescribeDBClusterAutomatedBackups',
  'GetRole',
  'ListRolePolicies',
  'ListAttachedRolePolicies',
  'GetRolePolicy',
  'GetPolicy',
  'SimulatePrincipalPolicy',
  'DescribeOrganization',
  'ListPoliciesForTarget',
  'ListPolicies',
  'DescribeAccount',
  'DescribePolicy',
];
/** Answered in XML, not in JSON. */
export const isQuery = (operation: string) =>
  /^(GetCaller|DescribeDB|DescribeEvents|Get(Role|Policy)|List(Role|Attached)|Simulate)/.test(
    operation,
  );
