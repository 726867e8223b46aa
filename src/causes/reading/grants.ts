/** The key's grants: whether one of them names the database (facts/aws.md §2.7). */
import type {Grant} from '../../core/aws-shapes.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {once} from './once.ts';

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
  const named = byResource(grants);
  const ours = resourceIds(evidence).flatMap((id) => named.get(id) ?? []);
  return {all: grants.length, naming: ours.length, ours};
}

/** Recognised by context and resource ID; RDS's principal is not documented (facts/aws.md §2.7). */
const byResource = once((grants: readonly Grant[]): ReadonlyMap<string, readonly Grant[]> => {
  const found = new Map<string, Grant[]>();
  for (const grant of grants) {
    for (const id of idsOf(grant)) {
      const before = found.get(id);
      if (before) before.push(grant);
      else found.set(id, [grant]);
    }
  }
  return found;
});

function idsOf({Constraints}: Grant): readonly string[] {
  const ids: string[] = [];
  for (const context of [
    Constraints?.EncryptionContextSubset,
    Constraints?.EncryptionContextEquals,
  ])
    for (const id of [context?.['aws:rds:db-id'], context?.['aws:rds:dbc-id']])
      if (id !== undefined && !ids.includes(id)) ids.push(id);
  return ids;
}

/** An Aurora member is named by the ID of its cluster (facts/aws.md §1.4). */
export function resourceIds(evidence: Evidence): readonly string[] {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0]?.DbiResourceId;
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0]?.DbClusterResourceId;
  return [instance ?? '', cluster ?? ''].filter((id) => id !== '');
}
