/** The organization around the account, as far as its policies were read or seen at work. */
import {namesInFamily} from '../../core/evidence.ts';
import {addOrganization} from '../scenario/estate/organization.ts';
import {organizationSchema} from '../scenario/schema/organization.ts';
import {fullAccess, type OrganizationPolicyType} from '../world/organization.ts';
import type {World} from '../world/world.ts';
import {refusedBy} from './denials.ts';
import {known, type SavedIncident} from './kept.ts';

type Policies = ReturnType<typeof organizationSchema.parse>['serviceControlPolicies'];

/** Puts the account into an organization where the evidence shows one. */
export function copyOrganization(world: World, saved: SavedIncident): void {
  const organization = known(saved, 'organization')?.Organization;
  const services = policiesOf(saved, 'servicePolicies', 'scp');
  const resources = policiesOf(saved, 'resourcePolicies', 'rcp');
  if (!organization && services.length + resources.length === 0) return;
  const {accountId} = world.home;
  const isReadable = known(saved, 'servicePolicies') !== undefined;
  addOrganization(
    world,
    organizationSchema.parse({
      ...(organization?.Id ? {id: organization.Id} : {}),
      managementAccount: organization?.MasterAccountId ?? anotherAccount(accountId),
      delegatedAdministrators: isReadable ? [accountId] : [],
      serviceControlPolicies: services,
      resourceControlPolicies: resources,
    }),
  );
  detachUnlisted(world, saved);
}

/** The policies that were read; where none could be, one that refuses what AWS refused. */
function policiesOf(
  saved: SavedIncident,
  list: 'servicePolicies' | 'resourcePolicies',
  kind: 'scp' | 'rcp',
): Policies {
  const own = known(saved, list)?.Policies;
  // Whatever is attached above the account binds it too: the copy has no levels.
  const above = namesInFamily(saved.facts, `${list}At`).flatMap(
    (target) => known(saved, `${list}At:${target}`)?.Policies ?? [],
  );
  const listed = own && [...new Map([...own, ...above].map((one) => [one.Id, one])).values()];
  const targets = [saved.incident.accountId];
  if (listed) {
    return listed.flatMap(({Id = '', Name = Id}) => {
      const text = known(saved, `organizationPolicy:${Id}`)?.Policy?.Content;
      const document = documentOf(text);
      const isOwn = !Object.values(fullAccess).includes(Id);
      return document && isOwn ? [{id: Id, name: Name, description: '', document, targets}] : [];
    });
  }
  const actions = refusedBy(saved, kind);
  if (actions.length === 0) return [];
  const statement = {Effect: 'Deny', Action: actions, Resource: '*'};
  const document = {
    Version: '2012-10-17',
    Statement: [kind === 'rcp' ? {...statement, Principal: '*'} : statement],
  };
  return [{name: 'SeenAtWork', description: '', document, targets}];
}

function documentOf(text: string | undefined): {Statement: unknown} | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && 'Statement' in value ? value : undefined;
  } catch {
    return undefined;
  }
}

/** AWS attaches its own policy everywhere; where the list has it no more, somebody took it off. */
function detachUnlisted(world: World, saved: SavedIncident): void {
  const {organization, home} = world;
  if (!organization) return;
  const lists = {
    SERVICE_CONTROL_POLICY: known(saved, 'servicePolicies')?.Policies,
    RESOURCE_CONTROL_POLICY: known(saved, 'resourcePolicies')?.Policies,
  } as const;
  for (const type of Object.keys(lists) as OrganizationPolicyType[]) {
    const id = fullAccess[type];
    if (lists[type]?.some((policy) => policy.Id === id) ?? true) continue;
    const attached = organization.attachments[home.accountId] ?? [];
    organization.attachments[home.accountId] = attached.filter((one) => one !== id);
  }
}

/** Somebody else's account: a member cannot see whose. */
function anotherAccount(accountId: string): string {
  return accountId === '999999999999' ? '888888888888' : '999999999999';
}
