/** Another status than the two of a lost key: the trouble, if it is one, lies elsewhere. */
import {databaseOf, isLockedOut} from '../core/database.ts';
import type {Cause} from './cause.ts';
import {statusProof} from './reading/proof.ts';
import {isDocumented, isFaultless} from './reading/status.ts';

/** Certain for a status that AWS documents; possible for a word that is not known to Latchkey. */
export const notTheKey: Cause = (evidence) => {
  const database = databaseOf(evidence);
  if (!database || database.status === '') return undefined;
  const {identifier, status} = database;
  if (isLockedOut(status) || isFaultless(status)) return undefined;
  return {
    cause: 'not-the-key',
    confidence: isDocumented(status) ? 'certain' : 'possible',
    summary: `${identifier} is ${status}: that is not AWS's word for a lost key.`,
    evidence: statusProof(evidence),
    runbook: 'not-the-key',
  };
};
