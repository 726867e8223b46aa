/** What was refused while the evidence was read, by the kind of policy that AWS named. */
import type {SavedIncident} from './kept.ts';

/** A refused call and why, as far as AWS said. */
export type Refusal = {
  readonly action: string;
  readonly by: 'identity' | 'identity-deny' | 'boundary' | 'session' | 'scp' | 'rcp' | 'resource';
};

// The ends of AWS's sentence (facts/aws.md §2.2).
const endings: readonly (readonly [Refusal['by'], RegExp])[] = [
  ['scp', /service control policy/],
  ['rcp', /resource control policy/],
  ['boundary', /permissions boundary/],
  ['session', /session policy/],
  ['resource', /resource-based policy/],
  ['identity-deny', /explicit deny in an identity-based policy/],
];

/** Every refusal of the evidence, each action once. A message that names no policy counts as the caller's own. */
export function refusalsIn({facts}: SavedIncident): readonly Refusal[] {
  const byAction = new Map<string, Refusal>();
  for (const fact of Object.values(facts)) {
    if (fact?.status !== 'denied') continue;
    const action = fact.needs || fact.call;
    const by = endings.find(([, words]) => words.test(fact.message))?.[0] ?? 'identity';
    if (!byAction.has(action)) byAction.set(action, {action, by});
  }
  return [...byAction.values()];
}

/** The actions that one kind of policy refused. */
export function refusedBy(saved: SavedIncident, ...kinds: readonly Refusal['by'][]): string[] {
  return refusalsIn(saved).flatMap(({action, by}) => (kinds.includes(by) ? [action] : []));
}
