/** The principals of a scenario with their simulated credentials. */
import {randomOf} from '../world/random.ts';
import type {Principal, World} from '../world/world.ts';
import type {Scenario} from './read.ts';
import type {ScenarioPrincipal} from './schema/principal.ts';

/** The facilitator's principal where a scenario names none: may do everything in the account. */
const facilitator: ScenarioPrincipal = {
  role: 'Administrator',
  session: 'facilitator',
  allow: ['*'],
  deny: [],
};

/** Makes every principal known by an access key and marks the operator and the administrator. */
export function admitPrincipals(world: World, scenario: Scenario): void {
  const {principals, operator} = scenario;
  const all = {administrator: facilitator, ...principals};
  for (const [name, written] of Object.entries(all)) {
    const principal = principalOf(world, name, written);
    world.principals[principal.accessKeyId] = principal;
    if (name === operator) world.operator = principal.accessKeyId;
    if (name === 'administrator') world.administrator = principal.accessKeyId;
  }
}

/** The access key of a principal by its name in the scenario. */
export function accessKeyOf(world: World, name: string): string {
  const found = Object.values(world.principals).find((principal) => principal.name === name);
  return found?.accessKeyId ?? '';
}

function principalOf(world: World, name: string, written: ScenarioPrincipal): Principal {
  const random = randomOf(world.random, 'estate');
  const accountId = written.accountId ?? world.home.accountId;
  const {role, session, user = name, allow, deny} = written;
  const isRole = role !== undefined && session !== undefined;
  const common = {
    name,
    accountId,
    secretAccessKey: random.hex(40),
    allow: [...allow],
    deny: [...deny],
  };
  if (!isRole) {
    const userId = `AIDA${random.letters(17)}`;
    const arn = `arn:aws:iam::${accountId}:user/${user}`;
    return {...common, accessKeyId: `AKIA${random.letters(16)}`, userId, arn};
  }
  const userId = `AROA${random.letters(17)}:${session}`;
  const arn = `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`;
  return {...common, accessKeyId: `ASIA${random.letters(16)}`, userId, arn, role, session};
}
