/** The caller's own policies, where every one of them could be read. */
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {known, type SavedIncident} from './kept.ts';

/** Policy documents as they were read. Managed ones and the boundary go by ARN. */
export type CallerPolicies = {
  readonly inline: {readonly [name: string]: string};
  readonly managed: {readonly [arn: string]: string};
  readonly attached: readonly string[];
  readonly boundary?: string;
};

/** All of them, or undefined where one is missing: half of the policies would be other rights. */
export function callerPolicies(saved: SavedIncident): CallerPolicies | undefined {
  const identity = known(saved, 'callerRole')?.Role ?? known(saved, 'callerUser')?.User;
  const names = known(saved, 'callerRolePolicies') ?? known(saved, 'callerUserPolicies');
  const lists = known(saved, 'callerRoleAttached') ?? known(saved, 'callerUserAttached');
  const groups = known(saved, 'callerGroups')?.Groups ?? [];
  if (!identity || !names || !lists || groups.length > 0) return undefined;
  const inline = documentsOf(saved.facts, ['rolePolicy', 'userPolicy']);
  const managed = documentsOf(saved.facts, ['policyVersion']);
  const boundary = identity.PermissionsBoundary?.PermissionsBoundaryArn;
  const attached = (lists.AttachedPolicies ?? []).flatMap(({PolicyArn}) => PolicyArn ?? []);
  const isWhole =
    (names.PolicyNames ?? []).every((name) => Object.hasOwn(inline, name)) &&
    [...attached, ...(boundary ? [boundary] : [])].every((arn) => Object.hasOwn(managed, arn));
  return isWhole ? {inline, managed, attached, boundary} : undefined;
}

function documentsOf(facts: Evidence, families: readonly Family[]): {[name: string]: string} {
  const documents: {[name: string]: string} = {};
  for (const family of families) {
    for (const name of namesInFamily(facts, family)) {
      const text = documentIn(facts, family, name);
      if (text !== undefined) documents[name] = text;
    }
  }
  return documents;
}

type Family = 'rolePolicy' | 'userPolicy' | 'policyVersion';

/** A document leaves IAM URL-encoded (facts/wire.md §2.5). */
function documentIn(facts: Evidence, family: Family, name: string): string | undefined {
  const text =
    family === 'policyVersion'
      ? knownValue(factOf(facts, `policyVersion:${name}`))?.PolicyVersion?.Document
      : knownValue(factOf(facts, `${family}:${name}`))?.PolicyDocument;
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray per cent sign: then it was not encoded.
    return text;
  }
}
