/** C9: a Deny of the key policy meets RDS, or what RDS asks for the caller. */
import {databaseOf} from '../core/database.ts';
import type {Confidence, Finding} from '../core/diagnosis.ts';
import type {Evidence} from '../core/evidence.ts';
import {isPolicyRead, keyPolicyProof} from './access/policies-of.ts';
import {type Denial, keyPolicyDenial} from './access/trouble.ts';
import type {Cause} from './cause.ts';
import {keyInHand, remedy} from './reading/key.ts';
import {isSuffering} from './reading/need.ts';
import {databaseProofs} from './reading/proof.ts';
import {type Refused, refusalsBy} from './reading/refusals.ts';
import {actorOf, lastChange} from './reading/trail.ts';
import {placeWords, statementWords} from './words/policy-words.ts';

/**
 * Certain for a Deny without conditions that names everybody: a Deny beats every grant. Likely
 * where it has to be assumed what the calls of RDS carry, possible where that decides.
 */
export const policyDenies: Cause = (evidence, incident): Finding | undefined => {
  const key = keyInHand(evidence);
  if (!key) return undefined;
  const denial = keyPolicyDenial(evidence);
  const [refused] = refusalsBy(evidence, 'resource-based policy').filter(
    ({isExplicit}) => isExplicit,
  );
  const confidence = confidenceOf(evidence, denial, refused);
  if (!confidence) return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  const change = lastChange(evidence, key.arn, ['PutKeyPolicy']);
  return {
    cause: 'policy-denies',
    confidence,
    summary: summaryOf(name, confidence, denial),
    evidence: [
      ...(denial ? [keyPolicyProof(evidence, statementWords(denial.statement))] : []),
      ...(refused ? [refused.proof] : []),
      ...databaseProofs(evidence),
      ...(change ? [change.proof] : []),
    ],
    runbook: remedy(key, incident, 'repair-key-policy'),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};

function confidenceOf(
  evidence: Evidence,
  denial: Denial | undefined,
  refused: Refused | undefined,
): Confidence | undefined {
  const suffers = isSuffering(evidence);
  if (denial?.isCertain && denial.whom === 'rds') {
    return denial.isPlain && isPolicyRead(evidence) ? 'certain' : 'likely';
  }
  // What meets the caller alone hinders a start or a restore, not a database that runs.
  if (!suffers) return undefined;
  if (denial?.isCertain || refused?.byRds) return 'likely';
  return denial || refused ? 'possible' : undefined;
}

function summaryOf(name: string, confidence: Confidence, denial: Denial | undefined): string {
  if (!denial) return `The key policy denies the use of the KMS key of ${name}, says AWS.`;
  const verb = confidence === 'possible' ? 'may deny' : 'denies';
  const what =
    denial.whom === 'rds'
      ? `RDS the key of ${name}`
      : `what RDS asks for you on the key of ${name}`;
  return `The key policy ${verb} ${what}: ${placeWords(denial.statement)}.`;
}
