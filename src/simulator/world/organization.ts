/** What the world remembers about the organization: its tree of accounts and the policies on it. */

/** The two kinds of policies that limit accounts, as the API spells them. */
export type OrganizationPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/** The policies that AWS attaches everywhere until somebody takes them off. */
export const fullAccess: {readonly [type in OrganizationPolicyType]: string} = {
  SERVICE_CONTROL_POLICY: 'p-FullAWSAccess',
  RESOURCE_CONTROL_POLICY: 'p-RCPFullAWSAccess',
};

export type OrganizationPolicy = {
  id: string;
  arn: string;
  name: string;
  description: string;
  type: OrganizationPolicyType;
  content: string;
  isAwsManaged: boolean;
};

/** The root or an organizational unit; only the root has no parent. */
export type OrganizationUnit = {id: string; name: string; parentId?: string};

export type MemberAccount = {
  id: string;
  name: string;
  email: string;
  parentId: string;
  joinedAt: number;
};

/** One organization; a world has one at most. */
export type Organization = {
  id: string;
  managementAccountId: string;
  /** Accounts that may read it besides the management account. */
  delegatedAdministrators: string[];
  rootId: string;
  units: {[id: string]: OrganizationUnit};
  accounts: {[accountId: string]: MemberAccount};
  policies: {[id: string]: OrganizationPolicy};
  /** Policy ids on a root, an organizational unit or an account. */
  attachments: {[targetId: string]: string[]};
};

/** ARN of a policy that somebody of the organization made. */
export function policyArn(
  organization: Organization,
  type: OrganizationPolicyType,
  id: string,
): string {
  const {managementAccountId, id: organizationId} = organization;
  const kind = type.toLowerCase();
  return `arn:aws:organizations::${managementAccountId}:policy/${organizationId}/${kind}/${id}`;
}

/** One level of the tree as it counts for an account: its name and the policies attached to it. */
export type OrganizationLevel = {
  readonly target: string;
  readonly policies: readonly OrganizationPolicy[];
};

/** The levels above an account, from the root down to the account itself. */
export function levelsOf(
  organization: Organization,
  accountId: string,
  type: OrganizationPolicyType,
): OrganizationLevel[] {
  const levels: OrganizationLevel[] = [];
  const account = organization.accounts[accountId];
  if (!account) return levels;
  let target: string | undefined = accountId;
  let parent: string | undefined = account.parentId;
  while (target !== undefined) {
    levels.unshift({target, policies: policiesOn(organization, target, type)});
    target = parent;
    parent = target === undefined ? undefined : organization.units[target]?.parentId;
  }
  return levels;
}

/** The policies of a type that are attached to a target itself. */
export function policiesOn(
  organization: Organization,
  target: string,
  type: OrganizationPolicyType,
): OrganizationPolicy[] {
  const ids = organization.attachments[target] ?? [];
  return ids.flatMap((id) => {
    const policy = organization.policies[id];
    return policy?.type === type ? [policy] : [];
  });
}

/** The path that `aws:PrincipalOrgPaths` has for an account: `o-1/r-1/ou-1/`. */
export function organizationPath(organization: Organization, accountId: string): string {
  const targets = levelsOf(organization, accountId, 'SERVICE_CONTROL_POLICY')
    .map(({target}) => target)
    .filter((target) => target !== accountId);
  return `${[organization.id, ...targets].join('/')}/`;
}
