/** Where a record goes: one trail, or with a key of another account the trails of both. */
import {derivedId} from '../../world/random.ts';
import type {TrailRecord} from '../../world/trail.ts';
import {type Place, regionOf, type World} from '../../world/world.ts';
import {placesOf} from './places.ts';

/** Puts a record into the trail of each account that gets to see it. */
export function append(world: World, place: Place, record: TrailRecord): void {
  const places = placesOf(place, record);
  const [only] = places;
  if (only && places.length === 1) {
    regionOf(world.accounts, only).cloudtrail.records.push(record);
    return;
  }
  const sharedEventId = derivedId(`shared ${record.eventId}`);
  for (const [index, one] of places.entries()) {
    // The same call has another event ID in each account.
    const eventId = index === 0 ? record.eventId : derivedId(`${one.accountId} ${record.eventId}`);
    regionOf(world.accounts, one).cloudtrail.records.push({...record, eventId, sharedEventId});
  }
}
