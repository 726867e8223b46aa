/** Which events of CloudTrail can explain what was seen: each name is a request, two a second. */
import {findingsOf} from '../../causes/diagnose.ts';
import {grantCount} from '../../causes/reading/grants.ts';
import {keyInHand} from '../../causes/reading/key.ts';
import {policyLook} from '../../causes/reading/key-policy.ts';
import {lastChange, lookups, namesKey, trailRecords} from '../../causes/reading/trail.ts';
import {databaseOf} from '../../core/database.ts';
import type {CauseId} from '../../core/diagnosis.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {isInTrouble} from './trouble.ts';

// What explains each key state, the likeliest first (facts/aws.md §5.2).
const byState: ReadonlyMap<string, readonly string[]> = new Map([
  ['Disabled', ['DisableKey', 'CancelKeyDeletion']],
  ['PendingDeletion', ['ScheduleKeyDeletion']],
  ['PendingReplicaDeletion', ['ScheduleKeyDeletion']],
  ['PendingImport', ['DeleteImportedKeyMaterial', 'DeleteExpiredKeyMaterial']],
  ['Unavailable', ['DisconnectCustomKeyStore']],
]);
const afterDeletion = ['DeleteKey', 'ScheduleKeyDeletion'];
const onAndOff = ['DisableKey', 'EnableKey'];
const removals = ['RevokeGrant', 'RetireGrant'];
const faults = ['PutKeyPolicy', 'CreateKey', ...removals, 'CreateGrant'];

/** True for a state in which KMS answers no cryptographic call, and that somebody brought about. */
export function isBroken(state: string): boolean {
  return byState.has(state);
}

/** True for an event that moves the key's state, not its policy or its grants. */
export function isOfState(event: string): boolean {
  return !faults.includes(event);
}

/** The names, the likeliest first. Once CloudTrail refuses one it would refuse them all. */
export function explainingEvents(evidence: Evidence): readonly string[] {
  const asked = lookups(evidence);
  if (asked.some((name) => factOf(evidence, `trail:${name}`).status === 'denied')) return [];
  const key = factOf(evidence, 'key');
  if (key.status === 'absent' && key.because === 'does-not-exist') return afterDeletion;
  // The state is unseen: whatever may have broken it.
  if (key.status !== 'known') return ['DisableKey', 'ScheduleKeyDeletion', ...ofFaults(evidence)];
  const {KeyState = '', KeyManager} = key.value.KeyMetadata ?? {};
  // facts/aws.md §2.5: nobody can change a key that AWS manages, so nobody did.
  if (KeyManager === 'AWS') return [];
  const ofState = byState.get(KeyState);
  if (ofState) return [...ofState, ...ofFaults(evidence), ...ofGrants(evidence)];
  return [
    ...ofFaults(evidence),
    ...ofRefusals(evidence),
    ...ofGrants(evidence),
    ...(isExplained(evidence) ? [] : onAndOff),
  ];
}

/** What explains a policy or a grant that is not as it should be; a sound one needs no history. */
function ofFaults(evidence: Evidence): readonly string[] {
  const isGrantSeen = (grantCount(evidence)?.naming ?? 0) > 0;
  return [
    ...(isPolicySound(evidence) ? [] : ['PutKeyPolicy']),
    ...(isGrantSeen ? [] : removals),
    ...(isTextLost(evidence) ? ['CreateKey'] : []),
  ];
}

/**
 * True where the policy was put once in ninety days: the text before that one stands with the
 * making of the key, if anywhere (facts/aws.md §2.8).
 */
export function isTextLost(evidence: Evidence): boolean {
  if (isPolicySound(evidence) || factOf(evidence, 'trail:PutKeyPolicy').status !== 'known') {
    return false;
  }
  const arn = keyInHand(evidence)?.arn ?? '';
  const texts = trailRecords(evidence, 'PutKeyPolicy').filter(
    (record) => !record.isRefused && namesKey(record, arn) && record.policy !== '',
  );
  return texts.length === 1;
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

/** Whose grant a removed one was; not worth a request where none was removed. */
function ofGrants(evidence: Evidence): readonly string[] {
  if (!isInTrouble(evidence) || grantCount(evidence)?.naming !== 0) return [];
  const isOpen = removals.some((name) => evidence[`trail:${name}`] === undefined);
  const arn = keyInHand(evidence)?.arn ?? '';
  return isOpen || lastChange(evidence, arn, removals) ? ['CreateGrant'] : [];
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
