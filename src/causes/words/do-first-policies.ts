/** Do first where rights stand in the way: the smallest change that would allow RDS the key. */
import type {CauseId} from '../../core/diagnosis.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {conditionMismatch, keyPolicyDenial} from '../access/trouble.ts';
import {isOwnedElsewhere, isUsable, type KeyInHand, keyInHand} from '../reading/key.ts';
import type {Case} from './case.ts';
import {correctionWords, delegationWords, exemptionWords} from './policy-words.ts';

/** One sentence; undefined for a cause that no right has a part in. */
export function policyFirst(story: Case, cause: CauseId): string | undefined {
  const {evidence, incident} = story;
  const key = keyInHand(evidence);
  if (!key) return undefined;
  const words = wordsOf(evidence, cause, key);
  const isOurs = cause === 'key-in-another-account' || cause === 'organization-denies';
  if (words === undefined || isOurs || !isOwnedElsewhere(key, incident)) return words;
  return `Ask account ${key.accountId}, which owns the key. There: ${words}`;
}

function wordsOf(evidence: Evidence, cause: CauseId, key: KeyInHand): string | undefined {
  switch (cause) {
    case 'policy-denies': {
      const denial = keyPolicyDenial(evidence);
      return denial
        ? exemptionWords(denial, key.accountId)
        : 'Have the key policy read: the Deny that AWS speaks of is in it.';
    }
    case 'policy-condition-mismatch': {
      const mismatch = conditionMismatch(evidence);
      return mismatch && correctionWords(mismatch);
    }
    case 'policy-lost-delegation':
      return delegationWords(key.arn.split(':')[1] ?? 'aws', key.accountId);
    case 'organization-denies':
      return 'Hand it to whoever runs the organization: nothing in this account can change it.';
    case 'grant-missing':
      return 'Try the start once: RDS may make its grant anew, which AWS does not document. A restore always makes one.';
    case 'key-in-another-account':
      return `Ask account ${key.accountId}, which owns the key: its state, policy and history are there.`;
    case 'replica-key':
      return replicaFirst(evidence, key);
    default:
      return undefined;
  }
}

/** facts/aws.md §2.3; whether RDS recovers on a key made again is not known. */
function replicaFirst(evidence: Evidence, key: KeyInHand): string {
  if (key.state !== '') {
    return 'Mend the key in this Region: nothing done to it in another Region reaches here.';
  }
  const alive = namesInFamily(evidence, 'sibling').find((region) =>
    isUsable(knownValue(factOf(evidence, `sibling:${region}`))?.KeyMetadata?.KeyState ?? ''),
  );
  return `Make the replica again: kms:ReplicateKey from its primary (${alive ?? 'in another Region'}). Whether RDS then recovers is not confirmed.`;
}
