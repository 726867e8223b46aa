/** What is wrong with a scenario's principals beyond their schema. */
import {type Flaw, first, unknown} from './flaw.ts';
import type {Path} from './positions.ts';
import type {ScenarioPrincipal} from './schema/principal.ts';
import type {ScenarioFile} from './schema.ts';

/** The first flaw of the principals or of the operator. */
export function principalFlaw(scenario: ScenarioFile): Flaw | undefined {
  const {principals, operator} = scenario;
  return (
    first(Object.entries(principals), ([name, principal]) => flawOf(name, principal)) ??
    roleFlaw(scenario) ??
    callerFlaw(scenario, operator, ['operator'])
  );
}

/** Why nobody can sign requests by that name; undefined where somebody can. */
export function callerFlaw({principals}: ScenarioFile, name: string, path: Path): Flaw | undefined {
  const principal = Object.hasOwn(principals, name) ? principals[name] : undefined;
  if (!principal) return unknown(path, 'known principal', name, Object.keys(principals));
  if (principal.role === undefined || principal.session !== undefined) return undefined;
  const message = `${name} is a role in no session, so it cannot sign requests`;
  return {path, message, nextSteps: [`Give ${name} a session, or let somebody assume the role.`]};
}

function flawOf(name: string, principal: ScenarioPrincipal): Flaw | undefined {
  const at = (...more: string[]): Path => ['principals', name, ...more];
  const {role, session, user} = principal;
  if ((role === undefined) === (user === undefined) || (session !== undefined && !role)) {
    return {path: at(), message: `${name} needs either role and session, or user`};
  }
  if (principal.trust && role === undefined) {
    return {path: at('trust'), message: `${name} is a user: only roles have a trust policy`};
  }
  if (principal.sessionPolicy && session === undefined) {
    return {path: at('sessionPolicy'), message: `${name} has no session to limit`};
  }
  return undefined;
}

/** Two sessions of one role share its policies, so only the first may say what they are. */
function roleFlaw({principals, accountId}: ScenarioFile): Flaw | undefined {
  const known = new Map<string, string>();
  return first(Object.entries(principals), ([name, principal]) => {
    if (principal.role === undefined) return undefined;
    const role = `${principal.accountId ?? accountId} ${principal.role}`;
    const other = known.get(role);
    if (other === undefined) {
      known.set(role, name);
      return undefined;
    }
    if (!saysWhatItMayDo(principal)) return undefined;
    const message = `${name} shares the role ${principal.role} with ${other} and cannot have policies of its own`;
    return {
      path: ['principals', name],
      message,
      nextSteps: [`Give ${name} another role, or leave allow, deny, policies and boundary out.`],
    };
  });
}

function saysWhatItMayDo(principal: ScenarioPrincipal): boolean {
  const {allow, deny, policies, managedPolicies, boundary, trust} = principal;
  const policiesGiven = [...Object.keys(policies), ...Object.keys(managedPolicies)];
  return (
    allow.length + deny.length + policiesGiven.length > 0 ||
    boundary !== undefined ||
    trust !== undefined
  );
}
