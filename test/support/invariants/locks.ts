/** The bond between databases and keys: nobody runs long without a key, nobody is locked without reason. */
import {keyByArn} from '../../../src/simulator/bond/usable.ts';
import type {Cluster} from '../../../src/simulator/world/clusters.ts';
import type {Instance} from '../../../src/simulator/world/instances.ts';
import type {World} from '../../../src/simulator/world/world.ts';
import {placesOf, unless} from './places.ts';

const hour = 3_600_000;
const day = 24 * hour;
const recoverable = 'inaccessible-encryption-credentials-recoverable';
const terminal = 'inaccessible-encryption-credentials';

export function lockFlaws(world: World): string[] {
  return placesOf(world).flatMap(({held: {rds}, where}) => {
    const clusters = Object.values(rds.clusters);
    // A member follows its cluster, which answers for the key of both.
    const alone = Object.values(rds.instances).filter((one) => one.clusterResourceId === undefined);
    return [...alone, ...clusters].flatMap((database) => flawsOf(world, where, database));
  });
}

function flawsOf(world: World, where: string, database: Instance | Cluster): string[] {
  const {id, status, bond} = database;
  const isLocked = status === recoverable || status === terminal;
  const locked = bond.lockedAt ?? world.now;
  return unless([
    [!isOverdue(world, database), `${where}: ${id} is available on a key lost for too long`],
    [
      !isLocked || bond.lockedAt !== undefined,
      `${where}: ${id} is locked and nobody knows since when`,
    ],
    [
      status !== recoverable || world.now <= locked + 7 * day,
      `${where}: ${id} is recoverable after more than seven days`,
    ],
    [(bond.lostAt ?? 0) <= world.now, `${where}: ${id} will lose its key`],
    [
      database.encryption !== 'sse-kms' || database.keyArn !== undefined,
      `${where}: ${id} is encrypted under no key`,
    ],
  ]);
}

/** Available although its key has been unusable for longer than noticing and grace take together. */
function isOverdue({accounts, now, unverified}: World, database: Instance | Cluster): boolean {
  const {keyArn, status, settings, createdAt, bond} = database;
  if (keyArn === undefined || status !== 'available') return false;
  if (settings.BackupRetentionPeriod === 0) return false;
  const key = keyByArn(accounts, keyArn);
  if (key?.state === 'Enabled') return false;
  const patience = 2 * hour + unverified.probeEveryMinutes * 60_000;
  const since = Math.max(key?.unusableSince ?? bond.lostAt ?? now, createdAt);
  return now > since + patience;
}
