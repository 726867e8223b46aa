/** Whether there is anything to explain: reads that only explain are not made for a sound database. */

import {isUsable} from '../../causes/reading/key.ts';
import {isSuffering} from '../../causes/reading/need.ts';
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';

/** Known after the first round: it has a key and is locked out, or RDS said that it lost the key. */
export function isInTrouble(evidence: Evidence): boolean {
  const database = databaseOf(evidence);
  return database !== undefined && database.keyId !== '' && isSuffering(evidence);
}

/** Known after the second round: the key was not seen, or not seen usable. */
export function isKeyInDoubt(evidence: Evidence): boolean {
  if ((databaseOf(evidence)?.keyId ?? '') === '') return false;
  return !isUsable(knownValue(factOf(evidence, 'key'))?.KeyMetadata?.KeyState ?? '');
}
