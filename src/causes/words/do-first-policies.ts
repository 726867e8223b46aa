/** Do first where rights stand in the way: the smallest change that would allow RDS the key. */
import type {CauseId} from '../../core/diagnosis.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {printable} from '../../core/words/text.ts';
import type {Analysis} from '../../policy/analysis.ts';
import {accessOf} from '../access/access.ts';
import {conditionMismatch, keyPolicyDenial, organizationDenial} from '../access/trouble.ts';
import {isOwnedElsewhere, isUsable, type KeyInHand, keyInHand} from '../reading/key.ts';
import type {Case} from './case.ts';
import {correctionWords, delegationWords, exemptionWords} from './policy-words.ts';

/** One sentence; undefined for a cause that no right has a part in. */
export function policyFirst(story: Case, cause: CauseId): string | undefined {
  const {evidence, incident} = story;
  const key = keyInHand(evidence);
  if (!key) return undefined;
  const words = withRepairer(evidence, cause, wordsOf(evidence, cause, key));
  const isOurs = cause === 'key-in-another-account' || cause === 'organization-denies';
  if (words === undefined || isOurs || !isOwnedElsewhere(key, incident)) return words;
  return `Ask account ${key.accountId}, which owns the key. There: ${words}`;
}

/** Who may change the policy, where the one who reads this may not. */
function withRepairer(
  evidence: Evidence,
  cause: CauseId,
  words: string | undefined,
): string | undefined {
  if (words === undefined || !cause.startsWith('policy-')) return words;
  const repair = accessOf(evidence).mend('kms:PutKeyPolicy');
  if (!repair?.decision.endsWith('denied')) return words;
  const others = allowedIn(repair).slice(0, 3);
  const who =
    others.length === 0
      ? 'nobody in the key policy may: ask AWS Support'
      : `the key policy lets ${others.join(', ')}`;
  return `${words} You may not change it; ${who}.`;
}

/** Whom the key policy allows the same call. */
function allowedIn({layers}: Analysis): readonly string[] {
  const statements = layers.find(({type}) => type === 'resource')?.statements ?? [];
  return statements
    .filter(
      ({statement, checks}) =>
        statement.effect === 'Allow' &&
        checks.every(({part, met}) => part === 'principal' || met === 'yes'),
    )
    .flatMap(({statement}) => statement.principal?.names ?? [])
    .map(({name}) => printable(name.split(':').at(-1) ?? name));
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
    case 'organization-denies': {
      const denial = organizationDenial(evidence);
      // What binds RDS itself can be told from the statement; what binds the caller is theirs to say.
      const change =
        denial?.whom === 'rds' ? ` Ask them: ${exemptionWords(denial, key.accountId)}` : '';
      return `Hand it to whoever runs the organization: nothing in this account can change it.${change}`;
    }
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
