/** What a facilitator wants to see of a world: statuses, key states, faults, what comes next. */
import type {JsonObject} from '../core/json.ts';
import {nextDue} from './world/queue.ts';
import {member, regionOf, type World} from './world/world.ts';

/** The home Region at a glance. */
export function overviewOf(world: World): JsonObject {
  const {kms, rds} = regionOf(world.accounts, world.home);
  const next = nextDue(world);
  return {
    scenario: {...world.scenario},
    accountId: world.home.accountId,
    region: world.home.region,
    database: world.scenario.database,
    operator: member(world.principals, world.operator)?.arn,
    requests: world.requests.length,
    databases: [...Object.values(rds.instances), ...Object.values(rds.clusters)]
      .map(({id, status}) => ({identifier: id, status}))
      .sort((a, b) => (a.identifier < b.identifier ? -1 : 1)),
    keys: Object.values(kms.keys).map((key) => ({
      id: key.id,
      aliases: Object.values(kms.aliases)
        .filter((alias) => alias.keyId === key.id)
        .map((alias) => alias.name),
      state: key.state,
    })),
    faults: world.faults.map((fault) => ({...fault})),
    nextEventAt: next === undefined ? undefined : new Date(next).toISOString(),
  };
}
