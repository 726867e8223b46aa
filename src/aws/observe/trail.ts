/** Who changed the key: CloudTrail by event name, because a busy key floods its own history. */
import {isoTime} from '../../core/clock.ts';
import {type Evidence, type FactName, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {noKeyReason} from './database.ts';
import {ownerElsewhere} from './key.ts';
import {type Read, skipped} from './planned.ts';
import {explainingEvents, isBroken, isOfState} from './trail-events.ts';

// facts/aws.md §5.1: CloudTrail keeps 90 days.
const keptDays = 90;

const day = 24 * 60 * 60 * 1000;
const week = 7 * day;
const hour = 60 * 60 * 1000;

/** From when on CloudTrail is asked, where nothing says more; `now` is in the world's time. */
export function keptSince(now: number): number {
  return now - keptDays * day + hour;
}

/**
 * The lookups that fit what is known about the key, the likeliest first; fewer are left the more of
 * them were answered. `now` is in the world's time.
 */
export function trailReads(evidence: Evidence, now: number): readonly Read[] {
  if (noKeyReason(evidence) !== undefined) return [];
  const elsewhere = ownerElsewhere(evidence);
  if (elsewhere !== undefined) {
    // facts/aws.md §5.1: changes to a key are logged in its owner's account.
    return [
      skipped('trail:DisableKey', `is logged in the account that owns the key, ${elsewhere}`),
    ];
  }
  const kept = keptSince(now);
  const lost = Math.max(kept, lastWorking(evidence));
  return [
    ...[...new Set(explainingEvents(evidence, kept))].map((event) =>
      // A policy or a grant may be lost long before the key is missed.
      lookup(`trail:${event}`, event, isOfState(event) ? lost : kept),
    ),
    ...eventsOfPrimary(evidence).map(([region, event]) =>
      lookup(`trailIn:${region}:${event}`, event, kept, region),
    ),
  ];
}

/** One look-up by event name, from `start` on, which is in the world's time. */
export function lookup(name: FactName, event: string, start: number, region?: string): Read {
  const LookupAttributes = [{AttributeKey: 'EventName', AttributeValue: event}];
  return {name, input: {LookupAttributes, StartTime: isoTime(start)}, how: 'lookup', region};
}

/** A replica's primary may have been moved or scheduled away in its own Region (facts/aws.md C14). */
function eventsOfPrimary(evidence: Evidence): readonly (readonly [string, string])[] {
  const {MultiRegionConfiguration: siblings, KeyState = ''} =
    knownValue(factOf(evidence, 'key'))?.KeyMetadata ?? {};
  const region = siblings?.PrimaryKey?.Region;
  if (siblings?.MultiRegionKeyType !== 'REPLICA' || !region || !isBroken(KeyState)) return [];
  return [[region, 'UpdatePrimaryRegion']];
}

/**
 * A key that is unusable now was usable at its last use, so what broke it came later; a day is
 * left for the delay of that record, and a week for who did the same before. Zero where that says
 * nothing.
 */
function lastWorking(evidence: Evidence): number {
  const state = knownValue(factOf(evidence, 'key'))?.KeyMetadata?.KeyState ?? '';
  const lastUse = lastUseOf(evidence);
  return isBroken(state) && lastUse !== undefined ? lastUse - week - day : 0;
}

/** When the key was last used, by anybody (facts/aws.md §2.10). */
function lastUseOf(evidence: Evidence): number | undefined {
  const usage = knownValue(factOf(evidence, 'lastUsage'))?.KeyLastUsage;
  if (typeof usage !== 'object' || usage === null || !('Timestamp' in usage)) return undefined;
  const time = Date.parse(String(usage.Timestamp));
  return Number.isNaN(time) ? undefined : time;
}
