/** A world from saved evidence: tonight's account as far as it was readable, to be tried on first. */
import {watchEveryKey} from '../bond/lock-out.ts';
import {unverifiedSchema} from '../scenario/schema/unverified.ts';
import {emptyGameDay} from '../world/game-day.ts';
import {seeded} from '../world/random.ts';
import {vaultOf} from '../world/vault.ts';
import {type World, worldFormat} from '../world/world.ts';
import {copyAccess} from './access.ts';
import {copyClusters} from './clusters.ts';
import {copyEvents} from './events.ts';
import {gapsOf} from './gaps.ts';
import {copyInstances} from './instances.ts';
import type {SavedIncident} from './kept.ts';
import {admitKeys, standAsRead} from './keys.ts';
import {copyOrganization} from './organization.ts';
import {copyRetained} from './retained.ts';
import {copySnapshots} from './snapshots.ts';
import {copyStandings} from './standings.ts';

/** The copy, and in sentences what the evidence left open. */
export type Copy = {readonly world: World; readonly gaps: readonly string[]};

/** Builds the copy at the moment the evidence was read. */
export function copyOf(saved: SavedIncident): Copy {
  const world = emptyWorld(saved);
  copyAccess(world, saved);
  copyOrganization(world, saved);
  admitKeys(world, saved);
  copyRetained(world, saved);
  copyInstances(world, saved);
  copyClusters(world, saved);
  copySnapshots(world, saved);
  copyEvents(world, saved);
  standAsRead(world, saved);
  copyStandings(world, saved);
  watchEveryKey(world);
  return {world, gaps: gapsOf(saved)};
}

function emptyWorld({at, incident}: SavedIncident): World {
  const {identifier} = incident.database;
  return {
    format: worldFormat,
    scenario: {
      id: `copy-of-${identifier}`,
      title: `A copy of the account of ${identifier}`,
      cause: '',
      database: identifier,
      difficulty: 'medium',
    },
    home: {accountId: incident.accountId, region: incident.region},
    now: Date.parse(at),
    random: seeded(1),
    vault: vaultOf(1),
    sequence: 0,
    queue: [],
    principals: {},
    operator: '',
    administrator: '',
    accounts: {},
    unverified: unverifiedSchema.parse({}),
    outcomes: [],
    faults: [],
    past: [],
    requests: [],
    denials: [],
    gameDay: emptyGameDay(Date.parse(at)),
  };
}
