/** The organization of a scenario comes into the world. */
import {
  fullAccess,
  type Organization,
  type OrganizationPolicy,
  type OrganizationPolicyType,
  policyArn,
} from '../../world/organization.ts';
import {derivedLetters} from '../../world/random.ts';
import {accountOf, type World} from '../../world/world.ts';
import type {ScenarioOrganization} from '../schema/organization.ts';

/** Puts the organization in; the home account is a member even where it is not listed. */
export function addOrganization(world: World, written: ScenarioOrganization): void {
  const organization = emptyOrganization(written);
  const {rootId} = organization;
  const ids = new Map([['Root', rootId]]);
  for (const unit of written.units) {
    const id = unit.id ?? `ou-${rootId.slice(2)}-${ownId(unit.name, 8)}`;
    ids.set(unit.name, id);
    organization.units[id] = {id, name: unit.name, parentId: ids.get(unit.parent ?? 'Root')};
  }
  const members: ScenarioOrganization['accounts'] = {
    [written.managementAccount]: {name: 'management'},
    [world.home.accountId]: {name: world.scenario.id},
    ...written.accounts,
  };
  for (const [id, member] of Object.entries(members)) {
    accountOf(world.accounts, id);
    organization.accounts[id] = {
      id,
      name: member.name,
      email: member.email ?? `aws+${id}@example.com`,
      parentId: ids.get(member.unit ?? 'Root') ?? rootId,
      joinedAt: world.now,
    };
  }
  attachFullAccess(organization, written, ids);
  addPolicies(organization, 'SERVICE_CONTROL_POLICY', written.serviceControlPolicies, ids);
  addPolicies(organization, 'RESOURCE_CONTROL_POLICY', written.resourceControlPolicies, ids);
  world.organization = organization;
}

function emptyOrganization(written: ScenarioOrganization): Organization {
  const id = written.id ?? `o-${ownId(written.managementAccount, 10)}`;
  const rootId = `r-${ownId(id, 4)}`;
  return {
    id,
    managementAccountId: written.managementAccount,
    delegatedAdministrators: [...written.delegatedAdministrators],
    rootId,
    units: {[rootId]: {id: rootId, name: 'Root'}},
    accounts: {},
    policies: {},
    attachments: {},
  };
}

function attachFullAccess(
  organization: Organization,
  written: ScenarioOrganization,
  ids: ReadonlyMap<string, string>,
): void {
  const without = new Set(written.withoutFullAccess.map((name) => ids.get(name) ?? name));
  for (const type of ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const) {
    const policy = fullAccessPolicy(type);
    organization.policies[policy.id] = policy;
    const targets = [...Object.keys(organization.units), ...Object.keys(organization.accounts)];
    for (const target of targets) {
      if (type === 'SERVICE_CONTROL_POLICY' && without.has(target)) continue;
      attach(organization, policy.id, target);
    }
  }
}

function fullAccessPolicy(type: OrganizationPolicyType): OrganizationPolicy {
  const isService = type === 'SERVICE_CONTROL_POLICY';
  const id = fullAccess[type];
  const kind = isService ? 'service_control_policy' : 'resource_control_policy';
  const statement = {Effect: 'Allow', Action: '*', Resource: '*'};
  return {
    id,
    arn: `arn:aws:organizations::aws:policy/${kind}/${id}`,
    name: isService ? 'FullAWSAccess' : 'RCPFullAWSAccess',
    description: 'Allows access to every operation',
    type,
    content: JSON.stringify({
      Version: '2012-10-17',
      Statement: [isService ? statement : {...statement, Principal: '*'}],
    }),
    isAwsManaged: true,
  };
}

function addPolicies(
  organization: Organization,
  type: OrganizationPolicyType,
  policies: ScenarioOrganization['serviceControlPolicies'],
  ids: ReadonlyMap<string, string>,
): void {
  for (const {name, id = `p-${ownId(name, 10)}`, description, document, targets} of policies) {
    organization.policies[id] = {
      id,
      arn: policyArn(organization, type, id),
      name,
      description,
      type,
      content: JSON.stringify(document),
      isAwsManaged: false,
    };
    for (const target of targets) attach(organization, id, ids.get(target) ?? target);
  }
}

function attach(organization: Organization, policyId: string, target: string): void {
  const attached = organization.attachments[target] ?? [];
  if (!attached.includes(policyId)) organization.attachments[target] = [...attached, policyId];
}

function ownId(text: string, length: number): string {
  return derivedLetters(text, length).toLowerCase();
}
