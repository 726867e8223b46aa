/** Who changed the key: CloudTrail by event name, because a busy key floods its own history. */
import {isoTime} from '../../core/clock.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Json, JsonObject} from '../../core/json.ts';
import type {Answer} from '../answer.ts';
import {type Call, entriesOf} from '../pages.ts';
import {noKeyReason} from './database.ts';
import {ownerElsewhere} from './key.ts';
import type {Pace} from './pace.ts';
import {type Read, single, skipped} from './planned.ts';

const call = 'cloudtrail:LookupEvents';

// facts/aws.md §5.1: 90 days, two requests a second for everyone in the account and Region.
const keptDays = 90;
export const requestInterval = 500;
export const requestBurst = 2;

// 150 events of one name without our key among them: whoever it was, it was long ago.
const mostPages = 3;

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
const otherwise = ['DisableKey', 'EnableKey', 'PutKeyPolicy', 'RevokeGrant', 'RetireGrant'];
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
  const StartTime = isoTime(startOf(evidence, now));
  return eventNames(evidence).map((name) =>
    single(`trail:${name}`, {
      LookupAttributes: [{AttributeKey: 'EventName', AttributeValue: name}],
      StartTime,
    }),
  );
}

/**
 * Newest first, page by page, until an event names the key; the rest of the history is left. A
 * later page that fails takes nothing from what the earlier ones told.
 */
export async function lookupEvents(
  send: Call,
  input: JsonObject,
  keyId: string,
  turns: Pace,
  signal?: AbortSignal,
): Promise<Answer> {
  let answer = await send(call, input, signal);
  for (let page = 2; page <= mostPages && answer.outcome === 'ok'; page += 1) {
    const {NextToken} = answer.output;
    const events = entriesOf(call, answer.output);
    if (!NextToken || events.some(naming(keyId))) break;
    await turns.turn(signal);
    const next = await send(call, {...input, NextToken}, signal);
    if (next.outcome !== 'ok') break;
    const Events = [...events, ...entriesOf(call, next.output)];
    answer = {...next, output: {...next.output, Events}};
  }
  return answer;
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

/**
 * A key that is unusable now was usable at its last use, so what broke it came later; a day is
 * left for the delay of that record. Otherwise all that CloudTrail keeps, an hour short of it.
 */
function startOf(evidence: Evidence, now: number): number {
  const kept = now - keptDays * day + hour;
  const state = knownValue(factOf(evidence, 'key'))?.KeyMetadata?.KeyState ?? '';
  const lastUse = lastUseOf(evidence);
  const isUnusable = byState.has(state);
  return isUnusable && lastUse !== undefined ? Math.max(kept, lastUse - day) : kept;
}

function lastUseOf(evidence: Evidence): number | undefined {
  const usage = knownValue(factOf(evidence, 'lastUsage'))?.KeyLastUsage;
  if (typeof usage !== 'object' || usage === null || !('Timestamp' in usage)) return undefined;
  const time = Date.parse(String(usage.Timestamp));
  return Number.isNaN(time) ? undefined : time;
}

/** True for events that name the key, by ARN or id, wherever the record holds it. */
function naming(keyId: string): (event: Json) => boolean {
  const id = keyId.slice(keyId.lastIndexOf('/') + 1);
  return (event) => JSON.stringify(event).includes(id);
}
