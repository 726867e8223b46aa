/** The organization's parts as its API shows them. */
import type {
  Account,
  Policy,
  PolicySummary,
  PolicyTargetSummary,
} from '@aws-sdk/client-organizations';
import {
  type MemberAccount,
  type Organization,
  type OrganizationPolicy,
  organizationPath,
} from '../../world/organization.ts';
import type {Target} from './find.ts';

/** ARN of the organization or of something in it. */
export function arnIn(organization: Organization, kind: string, id?: string): string {
  const own = id === undefined ? organization.id : `${organization.id}/${id}`;
  return `arn:aws:organizations::${organization.managementAccountId}:${kind}/${own}`;
}

export function presentPolicy(policy: OrganizationPolicy): Policy {
  return {PolicySummary: presentSummary(policy), Content: policy.content};
}

export function presentSummary(policy: OrganizationPolicy): PolicySummary {
  return {
    Id: policy.id,
    Arn: policy.arn,
    Name: policy.name,
    Description: policy.description,
    Type: policy.type,
    AwsManaged: policy.isAwsManaged,
  };
}

export function presentAccount(organization: Organization, account: MemberAccount): Account {
  return {
    Id: account.id,
    Arn: arnIn(organization, 'account', account.id),
    Email: account.email,
    Name: account.name,
    Status: 'ACTIVE',
    State: 'ACTIVE',
    Paths: [`${organizationPath(organization, account.id)}${account.id}/`],
    JoinedMethod: account.id === organization.managementAccountId ? 'INVITED' : 'CREATED',
    JoinedTimestamp: new Date(account.joinedAt),
  };
}

export function presentTarget(organization: Organization, target: Target): PolicyTargetSummary {
  if (target.type === 'ACCOUNT') {
    const {id, name} = target.account;
    return {TargetId: id, Arn: arnIn(organization, 'account', id), Name: name, Type: target.type};
  }
  const {id, name} = target.unit;
  const kind = target.type === 'ROOT' ? 'root' : 'ou';
  return {TargetId: id, Arn: arnIn(organization, kind, id), Name: name, Type: target.type};
}
