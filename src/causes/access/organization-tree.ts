/** Where an account stands in its organization, and what is attached on the way down to it. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, type FactName, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';

/** True where AWS answered that the account belongs to none: then no policy of one binds it. */
export function hasNoOrganization(evidence: Evidence): boolean {
  const fact = factOf(evidence, 'organization');
  if (fact.status === 'absent') return fact.because === 'does-not-exist';
  // As evidence was kept before the code counted as an answer.
  return fact.status === 'failed' && fact.code === 'AWSOrganizationsNotInUseException';
}

/** SCPs or RCPs, by the name of the account's own list. */
export type ControlList = 'servicePolicies' | 'resourcePolicies';

/** The database's account, and the one that owns its key; undefined where one is not known. */
export function ownAndOwner(
  evidence: Evidence,
): {readonly own: string; readonly owner: string} | undefined {
  const database = databaseOf(evidence);
  const own = database?.arn.split(':')[4] ?? '';
  const owner = database?.keyId.split(':')[4] ?? '';
  return own === '' || owner === '' ? undefined : {own, owner};
}

/** The root and the units above an account, from the root down; undefined where nobody told. */
export function levelsAbove(evidence: Evidence, account: string): readonly string[] | undefined {
  const {Paths} = knownValue(factOf(evidence, `organizationAccount:${account}`))?.Account ?? {};
  const [path] = Paths ?? [];
  // o-example/r-root/ou-unit/111122223333/
  const parts = path?.split('/').filter((part) => part !== '' && part !== account);
  const above = parts?.filter((part) => part.startsWith('r-') || part.startsWith('ou-')) ?? [];
  return above[0]?.startsWith('r-') ? above : undefined;
}

/** One level: its name in words, and the fact that lists what is attached there. */
export type LevelFact = {
  readonly words: string;
  readonly name: FactName &
    (ControlList | `servicePoliciesAt:${string}` | `resourcePoliciesAt:${string}`);
};

/** Every level that binds, from the root down to the account; only the account's where no more is known. */
export function levelFacts(
  evidence: Evidence,
  list: ControlList,
): {readonly levels: readonly LevelFact[]; readonly isWhole: boolean} {
  const accounts = ownAndOwner(evidence);
  const account = list === 'servicePolicies' ? accounts?.own : accounts?.owner;
  const above = account === undefined ? undefined : levelsAbove(evidence, account);
  const levels = (above ?? []).map((target) => ({
    words: levelWords(target),
    name: `${list}At:${target}` as const,
  }));
  return {
    levels: [...levels, {words: 'the account', name: list}],
    isWhole: above !== undefined,
  };
}

function levelWords(target: string): string {
  return target.startsWith('r-')
    ? `the organization’s root ${target}`
    : `the organizational unit ${target}`;
}
