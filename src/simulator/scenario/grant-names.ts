/** Grants that RDS made have ids that nobody knows before: a timeline names them by their database. */
import type {JsonObject} from '../../core/json.ts';
import {keyByArn} from '../bond/usable.ts';
import type {World} from '../world/world.ts';

const byDatabase = /^grant of ([a-z0-9-]+)$/;

/** The input with `grant of orders-db` as the id of the grant that RDS has for that database. */
export function withGrants(world: World, input: JsonObject): JsonObject {
  const [, name] = byDatabase.exec(String(input.GrantId ?? '')) ?? [];
  const id = name === undefined ? undefined : grantOf(world, name);
  return id === undefined ? input : {...input, GrantId: id};
}

function grantOf(world: World, name: string): string | undefined {
  const regions = Object.values(world.accounts).flatMap((account) =>
    Object.values(account.regions),
  );
  for (const {rds} of regions) {
    const databases = [...Object.values(rds.instances), ...Object.values(rds.clusters)];
    const holder = databases.find(({id}) => id === name);
    if (!holder?.keyArn) continue;
    const grants = keyByArn(world.accounts, holder.keyArn)?.grants ?? [];
    const own = grants.find(({encryptionContextSubset: pairs}) =>
      Object.values(pairs ?? {}).includes(holder.resourceId),
    );
    if (own) return own.id;
  }
  return undefined;
}
