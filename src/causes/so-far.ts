/** The diagnosis while CloudTrail is still being asked: what decides is in, who did it is not. */
import type {Diagnosis} from '../core/diagnosis.ts';
import {callOfFact} from '../core/fact-calls.ts';

const lookup = callOfFact('trail:DisableKey');

/** Without the unknowns that CloudTrail is about to settle. */
export function beforeTheTrail(diagnosis: Diagnosis): Diagnosis {
  return {...diagnosis, unknowns: diagnosis.unknowns.filter(({needs}) => needs !== lookup)};
}
