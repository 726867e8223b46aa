/** Every database that the evidence shows: the incident's own first, then the rest of the Region. */
import type {DBCluster, DBInstance} from '@aws-sdk/client-rds';
import {type Kept, known, type SavedIncident, whole} from './kept.ts';

/** Instances, each once. */
export function instancesIn(saved: SavedIncident): readonly Kept<DBInstance>[] {
  const all = [
    ...whole<DBInstance>(known(saved, 'instance')?.DBInstances),
    ...whole<DBInstance>(known(saved, 'regionInstances')?.DBInstances),
  ];
  return onceEach(all, (instance) => instance.DBInstanceIdentifier);
}

/** Clusters, each once. */
export function clustersIn(saved: SavedIncident): readonly Kept<DBCluster>[] {
  const all = [
    ...whole<DBCluster>(known(saved, 'cluster')?.DBClusters),
    ...whole<DBCluster>(known(saved, 'regionClusters')?.DBClusters),
  ];
  return onceEach(all, (cluster) => cluster.DBClusterIdentifier);
}

/** The first of each name; what has none is no resource. */
export function onceEach<T>(items: readonly T[], nameOf: (item: T) => string | undefined): T[] {
  const byName = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(item);
    if (name !== undefined && !byName.has(name)) byName.set(name, item);
  }
  return [...byName.values()];
}

/** Tags as the scenario schema writes them. */
export function tagsIn(
  tags: readonly {readonly Key?: string | undefined; readonly Value?: string | undefined}[] = [],
): {[key: string]: string} {
  return Object.fromEntries(tags.map(({Key = '', Value = ''}) => [Key, Value]));
}

/** The error for an answer that the simulated AWS has no room for. */
export function takenOver<T>(what: string, take: () => T): T {
  try {
    return take();
  } catch (error) {
    throw new NotCopied(what, error instanceof Error ? error.message : String(error));
  }
}

/** Something in the evidence cannot be copied; the command says so and how to go on. */
export class NotCopied extends Error {
  readonly what: string;

  constructor(what: string, reason: string) {
    super(`${what} cannot be copied: ${reason}`);
    this.name = 'NotCopied';
    this.what = what;
  }
}
