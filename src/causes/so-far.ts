/** The diagnosis while not all is read: what decides is in, who did it may not be. */
import type {Diagnosis} from '../core/diagnosis.ts';
import {neverAsked} from '../core/evidence.ts';
import {callOfFact} from '../core/fact-calls.ts';

const lookup = callOfFact('trail:DisableKey');

/** Without the unknowns that CloudTrail, or a list that is still being read, is about to settle. */
export function beforeAllIsRead(diagnosis: Diagnosis, isTrailOpen: boolean): Diagnosis {
  const unknowns = diagnosis.unknowns.filter(
    ({needs, because}) => because !== neverAsked && !(isTrailOpen && needs === lookup),
  );
  return {...diagnosis, unknowns};
}
