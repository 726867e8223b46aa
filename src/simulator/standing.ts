/** How the simulated AWS stands: what the goals of a lesson are judged by, whoever brought it about. */
import type {Json, JsonObject} from '../core/json.ts';
import type {Key} from './world/keys.ts';
import {regionOf, type World} from './world/world.ts';

/** Databases by identifier; keys by alias, those without one by key ID. */
export type Standing = {
  readonly databases: {readonly [identifier: string]: JsonObject};
  readonly keys: {readonly [name: string]: JsonObject};
};

/** Statuses in which a database takes connections (RDS guide, "Viewing Amazon RDS DB instance status"). */
const answering = new Set([
  'available',
  'backing-up',
  'modifying',
  'storage-initialization',
  'storage-optimization',
]);

/** Databases of the home Region, and the keys of that Region in every account. */
export function standingOf(world: World): Standing {
  const keys = keysOf(world);
  const nameOfKey = new Map(keys.map(({name, key}) => [key.arn, name]));
  const {rds} = regionOf(world.accounts, world.home);
  const instances = Object.values(rds.instances).map((one) => [
    one.id,
    {
      kind: 'instance',
      status: one.status,
      answers: answering.has(one.status),
      encryption: one.encryption,
      key: nameOfKey.get(one.keyArn ?? '') ?? one.keyArn ?? '',
      deletionProtection: one.settings.DeletionProtection,
      multiAZ: one.settings.MultiAZ,
      restoredFrom: one.restoredFrom ?? '',
      tags: Object.fromEntries(one.tags.map(({key, value}) => [key, value])),
    },
  ]);
  const clusters = Object.values(rds.clusters).map((one) => [
    one.id,
    {
      kind: 'cluster',
      status: one.status,
      answers: answering.has(one.status),
      key: nameOfKey.get(one.keyArn ?? '') ?? one.keyArn ?? '',
      deletionProtection: one.settings.DeletionProtection,
    },
  ]);
  return {
    databases: Object.fromEntries([...instances, ...clusters]),
    keys: Object.fromEntries(keys.map(({name, key}) => [name, keyWords(key)])),
  };
}

/** Keys of the home account come first, so that its aliases keep their plain names. */
function keysOf(world: World): readonly {readonly name: string; readonly key: Key}[] {
  const {accountId: home, region} = world.home;
  const accounts = Object.keys(world.accounts).sort((a, b) =>
    a === home ? -1 : b === home ? 1 : a.localeCompare(b),
  );
  const taken = new Set<string>();
  return accounts.flatMap((accountId) => {
    const {kms} = regionOf(world.accounts, {accountId, region});
    return Object.values(kms.keys).map((key) => {
      const alias = Object.values(kms.aliases).find(({keyId}) => keyId === key.id)?.name;
      const name = alias !== undefined && !taken.has(alias) ? alias : key.id;
      taken.add(name);
      return {name, key};
    });
  });
}

function keyWords(key: Key): JsonObject {
  return {
    id: key.id,
    accountId: key.accountId,
    state: key.state,
    origin: key.origin,
    policy: policyOf(key.policy),
    grants: key.grants.map(({granteePrincipal, serviceName, encryptionContextEquals}) => ({
      granteePrincipal,
      service: serviceName ?? '',
      context: {...encryptionContextEquals},
    })),
  };
}

/** PutKeyPolicy takes only JSON: the text parses. */
function policyOf(text: string): Json {
  return JSON.parse(text);
}
