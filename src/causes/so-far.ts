/** The diagnosis while CloudTrail is still being asked: what decides is in, who did it is not. */
import type {Diagnosis} from '../core/diagnosis.ts';
import {neverAsked} from '../core/evidence.ts';
import {callOfFact} from '../core/fact-calls.ts';

const lookup = callOfFact('trail:DisableKey');

/** Without the unknowns that CloudTrail, or a list that is still being read, is about to settle. */
export function beforeTheTrail(diagnosis: Diagnosis): Diagnosis {
  const unknowns = diagnosis.unknowns.filter(
    ({needs, because}) => needs !== lookup && because !== neverAsked,
  );
  return {...diagnosis, unknowns};
}
