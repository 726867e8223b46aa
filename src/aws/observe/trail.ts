/** Who changed the key: CloudTrail by event name, because a busy key floods its own history. */
import {grantCount} from '../../causes/reading/grants.ts';
import {policyLook} from '../../causes/reading/key-policy.ts';
import {isoTime} from '../../core/clock.ts';
import {type Evidence, type FactName, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {noKeyReason} from './database.ts';
import {ownerElsewhere} from './key.ts';
import {type Read, skipped} from './planned.ts';
import {isInTrouble} from './trouble.ts';

// facts/aws.md §5.1: CloudTrail keeps 90 days.
const keptDays = 90;

const day = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;

// What explains each key state, the likeliest first (facts/aws.md §5.2).
const byState: ReadonlyMap<string, readonly string[]> = new Map([
  ['Disabled', ['DisableKey', 'CancelKeyDeletion']],
  ['PendingDeletion', ['ScheduleKeyDeletion']],
  ['PendingReplicaDeletion', ['ScheduleKeyDeletion']],
  ['PendingImport', ['DeleteImportedKeyMaterial', 'DeleteExpiredKeyMaterial']],
  ['Unavailable', ['DisconnectCustomKeyStore']],
]);
const afterDeletion = ['DeleteKey', 'ScheduleKeyDeletion'];
const otherwise = ['DisableKey', 'EnableKey'];
const unseen = ['DisableKey', 'ScheduleKeyDeletion', 'PutKeyPolicy', 'RevokeGrant', 'RetireGrant'];

/** The lookups that fit what is known about the key. `now` is in the world's time. */
export function trailReads(evidence: Evidence, now: number): readonly Read[] {
  if (noKeyReason(evidence) !== undefined) return [];
  const elsewhere = ownerElsewhere(evidence);
  if (elsewhere !== undefined) {
    // facts/aws.md §5.1: changes to a key are logged in its owner's account.
    return [
      skipped('trail:DisableKey', `is logged in the account that owns the key, ${elsewhere}`),
    ];
  }
  const kept = now - keptDays * day + hour;
  const lost = Math.max(kept, lastWorking(evidence));
  return [
    ...eventNames(evidence).map((event) => lookup(`trail:${event}`, event, lost)),
    // A policy or a grant may be lost long before the key is missed.
    ...secondFaults(evidence).map((event) => lookup(`trail:${event}`, event, kept)),
    ...eventsOfPrimary(evidence).map(([region, event]) =>
      lookup(`trailIn:${region}:${event}`, event, kept, region),
    ),
  ];
}

function lookup(name: FactName, event: string, start: number, region?: string): Read {
  const LookupAttributes = [{AttributeKey: 'EventName', AttributeValue: event}];
  return {name, input: {LookupAttributes, StartTime: isoTime(start)}, how: 'lookup', region};
}

function eventNames(evidence: Evidence): readonly string[] {
  const key = factOf(evidence, 'key');
  if (key.status === 'absent' && key.because === 'does-not-exist') return afterDeletion;
  if (key.status !== 'known') return unseen;
  const {KeyState = '', KeyManager} = key.value.KeyMetadata ?? {};
  // facts/aws.md §2.5: nobody can change a key that AWS manages, so nobody did.
  if (KeyManager === 'AWS') return [];
  return byState.get(KeyState) ?? otherwise;
}

/** What explains a policy or a grant that is not as it should be; a sound one needs no history. */
function secondFaults(evidence: Evidence): readonly string[] {
  const metadata = knownValue(factOf(evidence, 'key'))?.KeyMetadata;
  if (!metadata || metadata.KeyManager === 'AWS') return [];
  const policy = policyLook(evidence);
  const isPolicySound = policy?.isDelegated && !policy.hasDeny;
  const grants = grantCount(evidence);
  const isTroubled = isInTrouble(evidence);
  return [
    ...(isPolicySound ? [] : ['PutKeyPolicy']),
    ...(grants && grants.naming > 0 ? [] : ['RevokeGrant', 'RetireGrant']),
    // What RDS asked in somebody's name and was refused; also whose grant a revoked one was.
    ...(isTroubled && (!isPolicySound || !grants || grants.naming === 0) ? ['CreateGrant'] : []),
  ];
}

/** A replica's primary may have been moved or scheduled away in its own Region (facts/aws.md C14). */
function eventsOfPrimary(evidence: Evidence): readonly (readonly [string, string])[] {
  const {MultiRegionConfiguration: siblings, KeyState = ''} =
    knownValue(factOf(evidence, 'key'))?.KeyMetadata ?? {};
  const region = siblings?.PrimaryKey?.Region;
  if (siblings?.MultiRegionKeyType !== 'REPLICA' || !region || !byState.has(KeyState)) return [];
  return [[region, 'UpdatePrimaryRegion']];
}

/**
 * A key that is unusable now was usable at its last use, so what broke it came later; a day is
 * left for the delay of that record. Zero where that says nothing.
 */
function lastWorking(evidence: Evidence): number {
  const state = knownValue(factOf(evidence, 'key'))?.KeyMetadata?.KeyState ?? '';
  const lastUse = lastUseOf(evidence);
  return byState.has(state) && lastUse !== undefined ? lastUse - day : 0;
}

function lastUseOf(evidence: Evidence): number | undefined {
  const usage = knownValue(factOf(evidence, 'lastUsage'))?.KeyLastUsage;
  if (typeof usage !== 'object' || usage === null || !('Timestamp' in usage)) return undefined;
  const time = Date.parse(String(usage.Timestamp));
  return Number.isNaN(time) ? undefined : time;
}
