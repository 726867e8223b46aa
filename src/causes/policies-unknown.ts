/** Policies that decide and were not read: the caller's own, and the organization's. */
import type {Unknown} from '../core/diagnosis.ts';
import {type Evidence, type FactName, factOf, namesInFamily} from '../core/evidence.ts';
import {printable} from '../core/words/text.ts';
import {accessOf} from './access/access.ts';
import {controlsOf, managementAccountOf} from './access/organization-of.ts';
import {ownAndOwner} from './access/organization-tree.ts';
import {reasonOf} from './reading/why-unread.ts';

const ofCaller: readonly FactName[] = [
  'callerRole',
  'callerRolePolicies',
  'callerRoleAttached',
  'callerUser',
  'callerUserPolicies',
  'callerUserAttached',
  'callerGroups',
];
const families = [
  'groupPolicies',
  'groupAttached',
  'rolePolicy',
  'userPolicy',
  'groupPolicy',
  'managedPolicy',
  'policyVersion',
] as const;

/** One unknown for the caller's policies, one for the organization's. */
export function policiesUnknown(evidence: Evidence): readonly Unknown[] {
  return [
    ...keyPolicyUnknown(evidence),
    ...callerUnknown(evidence),
    ...organizationUnknown(evidence),
  ];
}

/** A Deny that turns on what nobody can see: the calls of RDS carry what AWS does not document. */
function keyPolicyUnknown(evidence: Evidence): readonly Unknown[] {
  const {rds, throughRds} = accessOf(evidence);
  const open = [...(rds ? [rds] : []), ...throughRds]
    .flatMap(({missing}) => missing)
    .filter(({type, statement}) => type === 'resource' && statement !== undefined);
  const [first] = open;
  if (!first) return [];
  const line = first.statement?.place?.line ?? 0;
  const because = `line ${line} turns on ${printable(first.what)}: ${printable(first.because)}`;
  return [{fact: 'whether the key policy stands in the way', because, needs: ''}];
}

/** The first read that got no answer speaks for all: they are granted together. */
function callerUnknown(evidence: Evidence): readonly Unknown[] {
  const texts = families.flatMap((family) =>
    namesInFamily(evidence, family).map((of) => `${family}:${of}` as const),
  );
  const asked = [...ofCaller.filter((name) => evidence[name] !== undefined), ...texts];
  const [reason] = asked.flatMap((name) => reasonOf(factOf(evidence, name)) ?? []);
  return reason ? [{fact: 'your own policies', ...reason}] : [];
}

/** A member account rarely sees them; the management account is not bound by any. */
function organizationUnknown(evidence: Evidence): readonly Unknown[] {
  const accounts = ownAndOwner(evidence);
  const management = managementAccountOf(evidence);
  const isBound = (account: string | undefined) => account !== management;
  const open = (
    [
      ['servicePolicies', accounts?.own],
      ['resourcePolicies', accounts?.owner],
    ] as const
  ).flatMap(([list, account]) => {
    const layer = controlsOf(evidence, list);
    return isBound(account) && layer.status === 'unread' ? [{list, layer}] : [];
  });
  const [first] = open;
  if (!first) return [];
  const isOwnLevelRead = open.every(({list}) => factOf(evidence, list).status === 'known');
  if (isOwnLevelRead) {
    const {because, needs = ''} = first.layer;
    return [{fact: 'organization policies above the account', because, needs}];
  }
  const because = 'SCPs and RCPs cannot be read from a member account';
  return [{fact: 'organization policies', because, needs: ''}];
}
