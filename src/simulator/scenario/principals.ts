/** The principals of a scenario: their users and roles in IAM, and their simulated credentials. */
import {randomOf} from '../world/random.ts';
import type {Principal, World} from '../world/world.ts';
import {admitIdentity} from './estate/identity.ts';
import {pairs} from './estate/place.ts';
import type {Scenario} from './read.ts';
import type {ScenarioPrincipal} from './schema/principal.ts';
import {principalSchema} from './schema/principal.ts';

/** The facilitator's principal where a scenario names none: may do everything in the account. */
const facilitator: ScenarioPrincipal = principalSchema.parse({
  role: 'Administrator',
  session: 'facilitator',
  allow: ['*'],
});

/** Makes every principal known by an access key and marks the operator and the administrator. */
export function admitPrincipals(world: World, scenario: Scenario): void {
  const {principals, operator} = scenario;
  const all = {administrator: facilitator, ...principals};
  for (const [name, written] of Object.entries(all)) {
    const principal = admitPrincipal(world, name, written);
    if (!principal) continue;
    if (name === operator) world.operator = principal.accessKeyId;
    if (name === 'administrator') world.administrator = principal.accessKeyId;
  }
}

/** Makes one principal known by an access key; the facilitator's where nothing is written. */
export function admitPrincipal(
  world: World,
  name: string,
  written: ScenarioPrincipal = facilitator,
): Principal | undefined {
  const principal = principalOf(world, name, written);
  if (principal) world.principals[principal.accessKeyId] = principal;
  return principal;
}

/** The access key of a principal by its name in the scenario. */
export function accessKeyOf(world: World, name: string): string {
  const found = Object.values(world.principals).find((principal) => principal.name === name);
  return found?.accessKeyId ?? '';
}

/** Undefined for a role that nobody has assumed yet. */
function principalOf(
  world: World,
  name: string,
  written: ScenarioPrincipal,
): Principal | undefined {
  const random = randomOf(world.random, 'estate');
  const accountId = written.accountId ?? world.home.accountId;
  const {role, session, user = name} = written;
  const common = {
    name,
    accountId,
    secretAccessKey: random.hex(40),
    createdAt: world.now,
    sessionPolicies: written.sessionPolicy ? [JSON.stringify(written.sessionPolicy)] : [],
    sessionTags: pairs(written.sessionTags),
  };
  if (role === undefined) {
    const {id, arn} = admitIdentity(world, written, {
      kind: 'user',
      accountId,
      name: user,
      id: `AIDA${random.letters(17)}`,
    });
    return {...common, accessKeyId: `AKIA${random.letters(16)}`, userId: id, arn, user};
  }
  const {id} = admitIdentity(world, written, {
    kind: 'role',
    accountId,
    name: role,
    id: `AROA${random.letters(17)}`,
  });
  const accessKeyId = `ASIA${random.letters(16)}`;
  if (session === undefined) return undefined;
  const arn = `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`;
  return {...common, accessKeyId, userId: `${id}:${session}`, arn, role, session};
}
