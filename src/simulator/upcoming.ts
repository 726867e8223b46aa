/** What happens next by itself, in words for a facilitator. */
import {dependentAt, holderOf} from './bond/dependents.ts';
import type {Scheduled, World, WorldEvent} from './world/world.ts';

/** The next thing worth knowing, and when; times in milliseconds. */
export type Upcoming = {readonly at: number; readonly what: string};

/** The soonest event that shows; what RDS does every night and every few minutes does not count. */
export function upcoming(world: World): Upcoming | undefined {
  let soonest: (Scheduled & {what: string}) | undefined;
  for (const item of world.queue) {
    if (
      soonest &&
      (item.at > soonest.at || (item.at === soonest.at && item.sequence > soonest.sequence))
    ) {
      continue;
    }
    const what = wordsOf(world, item.event);
    if (what !== '') soonest = {...item, what};
  }
  return soonest && {at: soonest.at, what: soonest.what};
}

function wordsOf(world: World, event: WorldEvent): string {
  if ('resourceId' in event) return databaseWords(world, event);
  switch (event.type) {
    case 'call':
      return event.call;
    case 'message':
      return `message from ${event.from}`;
    case 'key-deletion':
      return `key ${event.keyId.slice(0, 8)} is deleted`;
    case 'key-material-expiry':
      return `key material of ${event.keyId.slice(0, 8)} expires`;
    case 'snapshot-done':
    case 'cluster-snapshot-done':
      return event.snapshotId.startsWith('rds:') ? '' : `${event.snapshotId} available`;
    default:
      return '';
  }
}

/** An event that the database has moved on from says nothing. */
function databaseWords(world: World, event: Extract<WorldEvent, {resourceId: string}>): string {
  const dependent = dependentAt(world.accounts, event, event.resourceId);
  if (!dependent) return '';
  const {id, course, bond} = holderOf(dependent);
  switch (event.type) {
    case 'course-step': {
      const [step] = event.steps;
      const isNightly = step?.status === 'available' && holderOf(dependent).status === 'backing-up';
      return event.course === course && step && !isNightly ? `${id} ${step.status}` : '';
    }
    case 'lock-out':
      return bond.lostAt === event.lostAt && bond.lockedAt === undefined ? `${id} locked out` : '';
    case 'window-end':
      return bond.lockedAt === event.lockedAt ? `${id} locked for good` : '';
    case 'automatic-restart':
      return event.course === course ? `${id} starts by itself` : '';
    default:
      return '';
  }
}
