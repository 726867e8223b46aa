/** Which events of CloudTrail can explain what was seen: each name is a request, two a second. */
import {findingsOf} from '../../causes/diagnose.ts';
import {grantCount} from '../../causes/reading/grants.ts';
import {keyInHand} from '../../causes/reading/key.ts';
import {policyLook} from '../../causes/reading/key-policy.ts';
import {lookups, namesKey, trailRecords} from '../../causes/reading/trail.ts';
import {databaseOf} from '../../core/database.ts';
import type {CauseId} from '../../core/diagnosis.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {isGrantBeforeTrail} from './trail-needless.ts';
import {isInTrouble} from './trouble.ts';

// What explains each key state, the likeliest first (facts/aws.md §5.2).
const byState: ReadonlyMap<string, readonly string[]> = new Map([
  ['Disabled', ['DisableKey']],
  ['PendingDeletion', ['ScheduleKeyDeletion']],
  ['PendingReplicaDeletion', ['ScheduleKeyDeletion']],
  ['PendingImport', ['DeleteImportedKeyMaterial', 'DeleteExpiredKeyMaterial']],
  ['Unavailable', ['DisconnectCustomKeyStore']],
]);
const afterDeletion = ['DeleteKey', 'ScheduleKeyDeletion'];
const onAndOff = ['DisableKey', 'EnableKey'];
const removals = ['RevokeGrant', 'RetireGrant'];
const faults = ['PutKeyPolicy', ...removals, 'CreateGrant'];

/** True for a state in which KMS answers no cryptographic call, and that somebody brought about. */
export function isBroken(state: string): boolean {
  return byState.has(state);
}

/** True for an event that moves the key's state, not its policy or its grants. */
export function isOfState(event: string): boolean {
  return !faults.includes(event);
}

/**
 * The names whose answers can still change what is said, those about the first finding in front.
 * CloudTrail has nothing from before `kept`. Once it refuses one it would refuse them all.
 */
export function explainingEvents(evidence: Evidence, kept: number): readonly string[] {
  const asked = lookups(evidence);
  if (asked.some((name) => factOf(evidence, `trail:${name}`).status === 'denied')) return [];
  const key = factOf(evidence, 'key');
  if (key.status === 'absent' && key.because === 'does-not-exist') return afterDeletion;
  if (key.status !== 'known') return ofUnseen(evidence, kept);
  const {KeyState = '', KeyManager} = key.value.KeyMetadata ?? {};
  // facts/aws.md §2.5: nobody can change a key that AWS manages, so nobody did.
  if (KeyManager === 'AWS') return [];
  const ofState = byState.get(KeyState);
  if (ofState) {
    return [
      ...ofState,
      ...ofPolicy(evidence),
      ...ofGrants(evidence, kept),
      // A cancelled deletion leaves the key Disabled (facts/aws.md §2.3), also one that was disabled,
      // enabled and scheduled for deletion before.
      ...(KeyState === 'Disabled' ? ['CancelKeyDeletion'] : []),
      ...ofUnseenGrants(evidence),
    ];
  }
  return [
    ...ofPolicy(evidence),
    ...ofRefusals(evidence),
    ...ofGrants(evidence, kept),
    ...(isExplained(evidence) ? [] : onAndOff),
    ...ofUnseenGrants(evidence),
  ];
}

/** The state is unseen: whatever may have broken it. */
function ofUnseen(evidence: Evidence, kept: number): readonly string[] {
  return [
    'DisableKey',
    'ScheduleKeyDeletion',
    ...ofPolicy(evidence),
    ...ofGrants(evidence, kept),
    ...ofUnseenGrants(evidence),
  ];
}

/** A sound policy needs no history; of one that could not be read the trail has the text. */
function ofPolicy(evidence: Evidence): readonly string[] {
  return isPolicySound(evidence) ? [] : ['PutKeyPolicy'];
}

function isPolicySound(evidence: Evidence): boolean {
  const policy = policyLook(evidence);
  return policy?.isDelegated === true && !policy.hasDeny;
}

/** What RDS asked in somebody's name and was refused for the policy of a key that works. */
function ofRefusals(evidence: Evidence): readonly string[] {
  const isAsked = isInTrouble(evidence) && (!isPolicySound(evidence) || !grantCount(evidence));
  return isAsked ? ['CreateGrant'] : [];
}

function areGrantsWithoutOurs(evidence: Evidence): boolean {
  return grantCount(evidence)?.naming === 0;
}

/** Who removed the grant, where none names the database, and where it is in doubt whose it was. */
function ofGrants(evidence: Evidence, kept: number): readonly string[] {
  if (!areGrantsWithoutOurs(evidence)) return [];
  return isOwnerAsked(evidence, kept) ? [...removals, 'CreateGrant'] : removals;
}

/**
 * Of several removed grants only their making tells which one was the database's, and so who did it:
 * a start may have made it at any time. A single one names the same person without that; there it
 * is worth a request where CloudTrail reaches back to the making of the database.
 */
function isOwnerAsked(evidence: Evidence, kept: number): boolean {
  const removed = removedGrants(evidence);
  if (removed > 1) return true;
  if (!isInTrouble(evidence) || isGrantBeforeTrail(evidence, kept)) return false;
  return removed === 1 || removals.some((name) => evidence[`trail:${name}`] === undefined);
}

/** How many removals of a grant of this key CloudTrail has shown so far. */
function removedGrants(evidence: Evidence): number {
  const arn = keyInHand(evidence)?.arn ?? '';
  return removals
    .flatMap((name) => trailRecords(evidence, name))
    .filter((record) => !record.isRefused && namesKey(record, arn)).length;
}

/**
 * Nothing is concluded from grants that could not be read, so these are the last to be asked for;
 * but no other change says that nobody removed one.
 */
function ofUnseenGrants(evidence: Evidence): readonly string[] {
  return grantCount(evidence) ? [] : removals;
}

const ofPolicyOrGrant: readonly CauseId[] = [
  'policy-denies',
  'policy-lost-delegation',
  'policy-condition-mismatch',
  'grant-missing',
];

/** True where a policy or a grant accounts for the loss and its change was found. */
function isExplained(evidence: Evidence): boolean {
  const database = databaseOf(evidence);
  if (!database || !isInTrouble(evidence)) return false;
  const {identifier, kind, arn} = database;
  const [, , , region = '', accountId = ''] = arn.split(':');
  const findings = findingsOf(evidence, {database: {identifier, kind}, accountId, region});
  return findings.some(
    ({cause, confidence, actor}) =>
      ofPolicyOrGrant.includes(cause) && confidence !== 'possible' && actor !== undefined,
  );
}
