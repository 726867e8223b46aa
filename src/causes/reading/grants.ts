/** The key's grants: whether one of them names the database (facts/aws.md §2.7). */
import type {Grant} from '../../core/aws-shapes.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';

/** How many grants the key has, and which of them name the database by its resource ID. */
export type GrantCount = {
  readonly all: number;
  readonly naming: number;
  readonly ours: readonly Grant[];
};

/** Undefined where the grants were not read. */
export function grantCount(evidence: Evidence): GrantCount | undefined {
  const grants = knownValue(factOf(evidence, 'grants'))?.Grants;
  if (!grants) return undefined;
  const ids = resourceIds(evidence);
  const ours = grants.filter((grant) => names(grant, ids));
  return {all: grants.length, naming: ours.length, ours};
}

/** Recognised by context and resource ID; RDS's principal is not documented (facts/aws.md §2.7). */
function names({Constraints}: Grant, ids: readonly string[]): boolean {
  const contexts = [Constraints?.EncryptionContextSubset, Constraints?.EncryptionContextEquals];
  return contexts.some((context) =>
    ids.some((id) => context?.['aws:rds:db-id'] === id || context?.['aws:rds:dbc-id'] === id),
  );
}

/** An Aurora member is named by the ID of its cluster (facts/aws.md §1.4). */
export function resourceIds(evidence: Evidence): readonly string[] {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0]?.DbiResourceId;
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0]?.DbClusterResourceId;
  return [instance ?? '', cluster ?? ''].filter((id) => id !== '');
}
