/** A user or role of the scenario comes into IAM, with its policies. */
import type {IamState, Identity, ManagedPolicy} from '../../world/identities.ts';
import {derivedLetters} from '../../world/random.ts';
import {accountOf, type World} from '../../world/world.ts';
import type {ScenarioPrincipal} from '../schema/principal.ts';
import {pairs} from './place.ts';

/** Name of the inline policy that `allow` and `deny` stand for. */
export const shorthandPolicy = 'ScenarioPermissions';

type Newcomer = {
  readonly kind: 'user' | 'role';
  readonly accountId: string;
  readonly name: string;
  readonly id: string;
};

/** The user or role, made where it is not there yet: two sessions may share one role. */
export function admitIdentity(
  world: World,
  written: ScenarioPrincipal,
  newcomer: Newcomer,
): Identity {
  const {iam} = accountOf(world.accounts, newcomer.accountId);
  const known = newcomer.kind === 'user' ? iam.users : iam.roles;
  const identity = known[newcomer.name] ?? newIdentity(world, iam, written, newcomer);
  const {allow, deny} = written;
  if (allow.length + deny.length > 0) {
    identity.inline[shorthandPolicy] = shorthandText(allow, deny);
  }
  for (const [name, document] of Object.entries(written.policies)) {
    identity.inline[name] = JSON.stringify(document);
  }
  for (const [name, document] of Object.entries(written.managedPolicies)) {
    const {arn} = addManagedPolicy(iam, newcomer.accountId, name, document, world.now);
    if (!identity.attached.includes(arn)) identity.attached.push(arn);
  }
  if (written.boundary) {
    const name = `${newcomer.name}Boundary`;
    identity.boundary = addManagedPolicy(
      iam,
      newcomer.accountId,
      name,
      written.boundary,
      world.now,
    ).arn;
  }
  return identity;
}

function newIdentity(
  world: World,
  iam: IamState,
  written: ScenarioPrincipal,
  {kind, accountId, name, id}: Newcomer,
): Identity {
  const identity: Identity = {
    name,
    path: '/',
    id,
    arn: `arn:aws:iam::${accountId}:${kind}/${name}`,
    createdAt: world.now,
    tags: pairs(written.tags),
    inline: {},
    attached: [],
  };
  if (kind === 'user') {
    iam.users[name] = identity;
    return identity;
  }
  const role = {
    ...identity,
    trust: JSON.stringify(written.trust ?? ownAccountTrust(accountId)),
    description: '',
    maxSessionSeconds: written.maxSessionSeconds,
  };
  iam.roles[name] = role;
  return role;
}

/** A customer managed policy in its first version; the one that is there where the name is taken. */
function addManagedPolicy(
  iam: IamState,
  accountId: string,
  name: string,
  document: object,
  now: number,
): ManagedPolicy {
  const arn = `arn:aws:iam::${accountId}:policy/${name}`;
  const policy: ManagedPolicy = iam.policies[arn] ?? {
    name,
    path: '/',
    id: `ANPA${derivedLetters(arn, 17)}`,
    arn,
    description: '',
    createdAt: now,
    updatedAt: now,
    defaultVersion: 'v1',
    versions: [{id: 'v1', text: JSON.stringify(document), createdAt: now}],
    versionsMade: 1,
  };
  iam.policies[arn] = policy;
  return policy;
}

function shorthandText(allow: readonly string[], deny: readonly string[]): string {
  const statement = (Effect: string, Action: readonly string[]): object[] =>
    Action.length === 0 ? [] : [{Sid: Effect, Effect, Action, Resource: '*'}];
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [...statement('Allow', allow), ...statement('Deny', deny)],
  });
}

/** Everybody of the account, as far as their own policies let them. */
function ownAccountTrust(accountId: string): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {AWS: `arn:aws:iam::${accountId}:root`},
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    ],
  };
}
