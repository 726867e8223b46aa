/** Who acts in the copy: the caller of the evidence, with the rights that were read or seen at work. */
import {admitPrincipal} from '../scenario/principals.ts';
import {principalSchema} from '../scenario/schema/principal.ts';
import type {Identity, ManagedPolicy} from '../world/identities.ts';
import {derivedLetters} from '../world/random.ts';
import {accountOf, type World} from '../world/world.ts';
import {type CallerPolicies, callerPolicies} from './caller-policies.ts';
import {refusedBy} from './denials.ts';
import {known, type SavedIncident} from './kept.ts';

/** Admits the caller, and the facilitator who may do everything. */
export function copyAccess(world: World, saved: SavedIncident): void {
  const {role, session, user} = callerNames(known(saved, 'identity')?.Arn ?? '');
  const policies = callerPolicies(saved);
  const written = principalSchema.parse({
    ...(user === undefined ? {role, session} : {user}),
    ...(policies ? {} : shownRights(saved)),
  });
  world.operator = admitPrincipal(world, 'operator', written)?.accessKeyId ?? '';
  world.administrator = admitPrincipal(world, 'administrator')?.accessKeyId ?? '';
  if (policies) give(world, saved, policies, {role, user});
}

/** `assumed-role/OnCallResponder/mara`, `user/mara`; whoever else asked becomes a role session. */
function callerNames(arn: string): {role: string; session: string; user?: string} {
  const [kind, ...names] = arn.split(':').slice(5).join(':').split('/');
  const last = names.at(-1) ?? 'operator';
  if (kind === 'user') return {role: '', session: '', user: last};
  if (kind === 'assumed-role') return {role: names[0] ?? 'Operator', session: last};
  return {role: 'Operator', session: 'operator'};
}

/** Everything but what was refused while the evidence was read: nothing else is known. */
function shownRights(saved: SavedIncident): object {
  const own = refusedBy(saved, 'identity');
  const explicit = refusedBy(saved, 'identity-deny');
  const boundary = refusedBy(saved, 'boundary');
  const session = refusedBy(saved, 'session');
  return {
    deny: explicit,
    policies: {AsFarAsKnown: allowedBut(own)},
    ...(boundary.length > 0 ? {boundary: allowedBut(boundary)} : {}),
    ...(session.length > 0 ? {sessionPolicy: allowedBut(session)} : {}),
  };
}

function allowedBut(actions: readonly string[]): object {
  const what = actions.length === 0 ? {Action: '*'} : {NotAction: actions};
  return {Version: '2012-10-17', Statement: [{Effect: 'Allow', ...what, Resource: '*'}]};
}

/** The policies as they were read, under the names and ARNs they have. */
function give(
  world: World,
  saved: SavedIncident,
  policies: CallerPolicies,
  {role, user}: {readonly role: string; readonly user?: string | undefined},
): void {
  const {iam} = accountOf(world.accounts, world.home.accountId);
  const identity: Identity | undefined = user === undefined ? iam.roles[role] : iam.users[user];
  if (!identity) return;
  const read = known(saved, 'callerRole')?.Role ?? known(saved, 'callerUser')?.User;
  identity.arn = read?.Arn ?? identity.arn;
  identity.tags = (read?.Tags ?? []).map(({Key = '', Value = ''}) => ({key: Key, value: Value}));
  identity.inline = {...policies.inline};
  identity.attached = [...policies.attached];
  if (policies.boundary !== undefined) identity.boundary = policies.boundary;
  for (const [arn, text] of Object.entries(policies.managed)) {
    const version = known(saved, `managedPolicy:${arn}`)?.Policy?.DefaultVersionId ?? 'v1';
    iam.policies[arn] = managedPolicy(arn, text, version, world.now);
  }
}

function managedPolicy(arn: string, text: string, version: string, now: number): ManagedPolicy {
  return {
    name: arn.slice(arn.lastIndexOf('/') + 1),
    path: '/',
    id: `ANPA${derivedLetters(arn, 17)}`,
    arn,
    description: '',
    createdAt: now,
    updatedAt: now,
    defaultVersion: version,
    versions: [{id: version, text, createdAt: now}],
    versionsMade: Number(version.replace(/\D/g, '')) || 1,
  };
}
