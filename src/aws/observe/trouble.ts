/** Whether there is anything to explain: reads that only explain are not made for a sound database. */

import {isUsable} from '../../causes/reading/key.ts';
import {isLossOpen} from '../../causes/reading/key-events.ts';
import {isFaultless} from '../../causes/reading/status.ts';
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';

/** Known after the first round: it has a key, and its status is no sound one, or RDS said that it lost the key. */
export function isInTrouble(evidence: Evidence): boolean {
  const database = databaseOf(evidence);
  if (!database || database.keyId === '') return false;
  return !isFaultless(database.status) || isLossOpen(evidence);
}

/** Known after the second round: the key was not seen, or not seen usable. */
export function isKeyInDoubt(evidence: Evidence): boolean {
  if ((databaseOf(evidence)?.keyId ?? '') === '') return false;
  return !isUsable(knownValue(factOf(evidence, 'key'))?.KeyMetadata?.KeyState ?? '');
}
