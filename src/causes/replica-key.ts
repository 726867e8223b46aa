/** C14: a multi-Region key whose replica in this Region is lost, whatever its siblings do. */
import {databaseOf} from '../core/database.ts';
import {type Evidence, factOf, namesInFamily} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import type {Cause} from './cause.ts';
import {isMultiRegion, isUsable, keyInHand, remedy} from './reading/key.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {actorOf, lastChange} from './reading/trail.ts';

/**
 * State, policy and grants are each Region's own (facts/aws.md §2.5). Certain where the key is gone
 * here and lives elsewhere, or is broken here and enabled elsewhere: both were read.
 */
export const replicaKey: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  if (!key || !isMultiRegion(key) || isUsable(key.state)) return undefined;
  const {fact} = key;
  const isGone = fact.status === 'absent' && fact.because === 'does-not-exist';
  if (!isGone && key.state === '') return undefined;
  const alive = siblingsOf(evidence).filter(({state}) => isUsable(state));
  const [first] = alive;
  if (!first) return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  const regions = alive.map(({region}) => region).join(', ');
  // KMS itself deletes the key; who ordered it is the one to ask (facts/aws.md §5.2).
  const change =
    lastChange(evidence, key.arn, ['ScheduleKeyDeletion', 'DisableKey']) ??
    lastChange(evidence, key.arn, ['DeleteKey']);
  const lost = isGone ? 'is gone in this Region' : `is ${key.state} in this Region`;
  return {
    cause: 'replica-key',
    confidence: 'certain',
    summary: `The multi-Region key of ${name} ${lost} and works in ${regions}: only the one in the database's Region counts.`,
    evidence: [
      isGone
        ? proof(fact, 'Error.Message', fact.message)
        : proof(fact, 'KeyMetadata.KeyState', key.state),
      proof(factOf(evidence, `sibling:${first.region}`), 'KeyMetadata.KeyState', first.state),
      ...databaseProofs(evidence),
      ...(change ? [change.proof] : []),
    ],
    runbook: remedy(key, incident, isGone ? 'recreate-replica-key' : runbookOf(key.state)),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};

/** What mends the state here; nothing done to a sibling reaches this Region. */
function runbookOf(state: string): string {
  if (state === 'PendingImport') return 'reimport-key-material';
  return state.startsWith('Pending') ? 'cancel-key-deletion' : 'enable-key';
}

function siblingsOf(evidence: Evidence) {
  return namesInFamily(evidence, 'sibling').map((region) => {
    const metadata = knownValue(factOf(evidence, `sibling:${region}`))?.KeyMetadata;
    return {region, state: metadata?.KeyState ?? ''};
  });
}
