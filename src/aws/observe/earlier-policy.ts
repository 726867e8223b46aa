/** The text of the key policy from before the last change, for whoever repairs it. */
import {keyInHand} from '../../causes/reading/key.ts';
import {namesKey, trailRecords} from '../../causes/reading/trail.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {noKeyReason} from './database.ts';
import {ownerElsewhere} from './key.ts';
import type {Read} from './planned.ts';
import {keptSince, lookup} from './trail.ts';

const put = 'trail:PutKeyPolicy';

/** The changes of the policy, where the diagnosis did not ask for them. */
export function policyChangeReads(evidence: Evidence, now: number): readonly Read[] {
  if (evidence[put] !== undefined || isNobodysTrail(evidence)) return [];
  return [lookup(put, 'PutKeyPolicy', keptSince(now))];
}

/**
 * Where the policy was put once in ninety days the text before that one stands with the making of
 * the key, if anywhere (facts/aws.md §2.8); a replica is given its first in the primary's Region.
 */
export function policyMakingReads(evidence: Evidence, now: number): readonly Read[] {
  if (!isTextLost(evidence) || isNobodysTrail(evidence)) return [];
  const siblings = knownValue(factOf(evidence, 'key'))?.KeyMetadata?.MultiRegionConfiguration;
  const primary =
    siblings?.MultiRegionKeyType === 'REPLICA' ? (siblings.PrimaryKey?.Region ?? '') : '';
  const kept = keptSince(now);
  return [
    lookup('trail:CreateKey', 'CreateKey', kept),
    ...(primary === ''
      ? []
      : [lookup(`trailIn:${primary}:ReplicateKey`, 'ReplicateKey', kept, primary)]),
  ];
}

/** facts/aws.md §5.1: without a key there is nothing to look for, and another account has its own trail. */
function isNobodysTrail(evidence: Evidence): boolean {
  return noKeyReason(evidence) !== undefined || ownerElsewhere(evidence) !== undefined;
}

function isTextLost(evidence: Evidence): boolean {
  const arn = keyInHand(evidence)?.arn ?? '';
  const texts = trailRecords(evidence, 'PutKeyPolicy').filter(
    (record) => !record.isRefused && namesKey(record, arn) && record.policy !== '',
  );
  return texts.length === 1;
}
