/** Every policy that has a say in a question. */
import {type Level, type Policies, type Policy, read} from '../../policy/policies.ts';
import {textOfManaged} from '../services/iam/aws-managed.ts';
import {type Group, groupsOf, type IamState, type Identity} from '../world/identities.ts';
import type {Grant, Key} from '../world/keys.ts';
import {levelsOf, type OrganizationPolicyType} from '../world/organization.ts';
import {accountOf, member, type World} from '../world/world.ts';
import {policyOf} from './documents.ts';
import {identityOf} from './principal.ts';
import {keyOf, ownerOf, type Question} from './question.ts';

const everything = policyOf(
  'root user',
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{Effect: 'Allow', Action: '*', Resource: '*'}],
  }),
);

/** The policies of the principal, of the resource and of the organization. */
export function policiesOf(question: Question): Policies {
  const {world, principal} = question;
  const identity = identityOf(world, principal);
  const {iam} = accountOf(world.accounts, principal.accountId);
  const isRoot = principal.role === undefined && principal.user === undefined;
  const sessions = principal.sessionPolicies.map((text, index) =>
    policyOf(`session policy ${index + 1}`, text),
  );
  const {serviceControl, resourceControl} = controlsOf(question);
  const {resource, grants} = resourcePoliciesOf(question);
  return {
    identity: read(isRoot ? [everything] : identityPolicies(iam, identity)),
    boundary: read(boundaryOf(iam, identity)),
    session: read(sessions),
    serviceControl,
    resourceControl,
    resource,
    grants,
  };
}

/** The inline and attached policies of a user or role, and those of the user's groups. */
export function identityPolicies(iam: IamState, identity: Identity | undefined): Policy[] {
  if (!identity) return [];
  const groups = identity.arn.includes(':user/') ? groupsOf(iam, identity.name) : [];
  return [
    ...policiesOn(iam, identity),
    ...groups.flatMap((group) =>
      policiesOn(iam, group).map((policy) =>
        policy.arn === undefined ? {...policy, name: `group_${group.name}_${policy.name}`} : policy,
      ),
    ),
  ];
}

function policiesOn(iam: IamState, {inline, attached}: Identity | Group): Policy[] {
  const own = Object.entries(inline).map(([name, text]) => policyOf(name, text));
  return [...own, ...attached.flatMap((arn) => managed(iam, arn) ?? [])];
}

/** The permissions boundary of a user or role. */
export function boundaryOf(iam: IamState, identity: Identity | undefined): Policy | undefined {
  return identity?.boundary === undefined ? undefined : managed(iam, identity.boundary);
}

function managed(iam: IamState, arn: string): Policy | undefined {
  const text = textOfManaged(iam, arn);
  return text === undefined ? undefined : policyOf(arn.split('/').at(-1) ?? arn, text, arn);
}

/** SCPs bind the caller's account, RCPs the resource's (facts/aws.md §4 C11). */
export function controlsOf(
  question: Pick<Question, 'world' | 'resource' | 'place'> & {
    readonly principal: {readonly accountId: string};
  },
): Pick<Policies, 'serviceControl' | 'resourceControl'> {
  const {world, principal} = question;
  const owner = ownerOf(question);
  return {
    serviceControl: read(levels(world, principal.accountId, 'SERVICE_CONTROL_POLICY')),
    resourceControl: read(levels(world, owner, 'RESOURCE_CONTROL_POLICY')),
  };
}

function levels(world: World, accountId: string, type: OrganizationPolicyType): Level[] {
  if (!world.organization) return [];
  return levelsOf(world.organization, accountId, type).map(({target, policies}) => ({
    target,
    policies: policies.map(({name, content, arn}) => policyOf(name, content, arn)),
  }));
}

/** A new grant takes its time to be known everywhere; its token bridges that (facts/aws.md §2.6). */
function grantsInForce({world, input}: Question, {grants}: Key): readonly Grant[] {
  const since = world.now - world.unverified.grantDelaySeconds * 1000;
  const shown: readonly unknown[] = Array.isArray(input.GrantTokens) ? input.GrantTokens : [];
  return grants.filter(
    ({createdAt, token, moreTokens = []}) =>
      createdAt <= since || [token, ...moreTokens].some((one) => shown.includes(one)),
  );
}

/** A key's policy and grants, or the trust policy of a role that is to be assumed. */
function resourcePoliciesOf(question: Question): Pick<Policies, 'resource' | 'grants'> {
  const key = keyOf(question);
  if (key) {
    return {
      resource: read(policyOf('default', key.policy)),
      grants: read(grantsInForce(question, key)),
    };
  }
  const none = {resource: read(undefined), grants: read([])};
  if (!/^sts:(AssumeRole|TagSession)$/.test(question.action)) return none;
  const account = member(question.world.accounts, ownerOf(question));
  const name = question.resource.split('/').at(-1) ?? '';
  const role = account && member(account.iam.roles, name);
  return {...none, resource: read(role && policyOf('trust policy', role.trust))};
}
