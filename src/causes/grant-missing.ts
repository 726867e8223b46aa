/** C7: the grant that RDS made for the database is gone. */
import {databaseOf} from '../core/database.ts';
import type {Confidence, Finding} from '../core/diagnosis.ts';
import {type Evidence, factOf} from '../core/evidence.ts';
import {counted} from '../core/words/text.ts';
import type {Cause} from './cause.ts';
import {grantCount, resourceIds} from './reading/grants.ts';
import {member} from './reading/json.ts';
import {isUsable, keyInHand, remedy} from './reading/key.ts';
import {isSuffering} from './reading/need.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {actorOf, lastChange, namesKey, type TrailRecord, trailRecords} from './reading/trail.ts';

/**
 * Absence alone is no proof, because AWS does not document the form of RDS's grant (facts/aws.md
 * §2.7): possible. Likely with a revocation or retirement on this key; certain where CloudTrail
 * shows that it was this database's grant.
 */
export const grantMissing: Cause = (evidence, incident): Finding | undefined => {
  const key = keyInHand(evidence);
  const grants = grantCount(evidence);
  if (!key || key.manager === 'AWS' || !grants || grants.naming > 0) return undefined;
  if (resourceIds(evidence).length === 0) return undefined;
  const own = removalOfOwn(evidence, key.arn);
  const removal = own ?? lastChange(evidence, key.arn, ['RevokeGrant', 'RetireGrant']);
  const confidence = confidenceOf(own, removal, isSuffering(evidence) && isUsable(key.state));
  if (!confidence) return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  return {
    cause: 'grant-missing',
    confidence,
    summary: own
      ? `The grant that RDS had on the KMS key of ${name} was ${own.event === 'RetireGrant' ? 'retired' : 'revoked'}.`
      : `RDS has no grant for ${name} on its KMS key, as far as grants can be told apart.`,
    evidence: [
      proof(
        factOf(evidence, 'grants'),
        'Grants',
        `${counted(grants.all, 'grant')}, none names the database`,
      ),
      ...(removal ? [removal.proof] : []),
      ...databaseProofs(evidence),
    ],
    runbook: remedy(key, incident, 'replace-lost-grant'),
    ...(removal ? {actor: actorOf(removal)} : {}),
  };
};

function confidenceOf(
  own: TrailRecord | undefined,
  removal: TrailRecord | undefined,
  isUnexplained: boolean,
): Confidence | undefined {
  if (own) return 'certain';
  if (removal) return 'likely';
  return isUnexplained ? 'possible' : undefined;
}

/** The removal of a grant that CloudTrail saw being made for this database. */
function removalOfOwn(evidence: Evidence, keyArn: string): TrailRecord | undefined {
  const ids = resourceIds(evidence);
  const made = trailRecords(evidence, 'CreateGrant').filter(
    ({pairs, isRefused}) =>
      !isRefused &&
      ids.some(
        (id) => member(pairs, 'aws:rds:db-id') === id || member(pairs, 'aws:rds:dbc-id') === id,
      ),
  );
  const own = new Set(made.map(({grantId}) => grantId).filter((id) => id !== ''));
  return ['RevokeGrant', 'RetireGrant']
    .flatMap((name) => trailRecords(evidence, name))
    .find((record) => !record.isRefused && namesKey(record, keyArn) && own.has(record.grantId));
}
