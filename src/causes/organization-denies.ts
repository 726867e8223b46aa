/** C11: a policy of the organization, an SCP or an RCP, stands in the way. */
import {databaseOf} from '../core/database.ts';
import type {Confidence, Finding, Proof} from '../core/diagnosis.ts';
import {type Evidence, factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import type {Analysis} from '../policy/analysis.ts';
import {typeWords} from '../policy/words/types.ts';
import {accessOf} from './access/access.ts';
import {attachmentOf} from './access/organization-of.ts';
import {hasNoOrganization, levelFacts} from './access/organization-tree.ts';
import {organizationDenial, organizationGap} from './access/trouble.ts';
import type {Cause} from './cause.ts';
import {isUsable, type KeyInHand, keyInHand} from './reading/key.ts';
import {currentLoss} from './reading/key-events.ts';
import {isSuffering} from './reading/need.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {refusalsBy} from './reading/refusals.ts';
import {isLossUnexplained} from './reading/trail-patterns.ts';
import {placeWords, statementWords} from './words/policy-words.ts';

type Sign = {
  readonly confidence: Confidence;
  readonly because: string;
  readonly proofs: readonly Proof[];
};

/**
 * Certain where AWS names such a policy in its refusal of RDS. A policy that binds RDS itself takes
 * the key away though key, policy and grants look perfect; one that binds the caller hinders the
 * start. The one who changed it is in the trail of the management account alone.
 */
export const organizationDenies: Cause = (evidence, incident): Finding | undefined => {
  const key = keyInHand(evidence);
  const sign = key && (strongest(evidence) ?? unexplained(evidence, key));
  if (!sign) return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  return {
    cause: 'organization-denies',
    confidence: sign.confidence,
    summary:
      sign.confidence === 'possible'
        ? `A policy of the organization may stand between RDS and the KMS key of ${name}: ${sign.because}.`
        : `A policy of the organization stands between RDS and the KMS key of ${name}: ${sign.because}.`,
    evidence: [...sign.proofs, ...databaseProofs(evidence)],
    runbook: 'hand-over-to-organization',
  };
};

function strongest(evidence: Evidence): Sign | undefined {
  const signs = [ofRefusals(evidence), ofPolicies(evidence), ofSimulation(evidence)].flatMap(
    (sign) => sign ?? [],
  );
  const order: readonly Confidence[] = ['certain', 'likely', 'possible'];
  const [first] = signs.toSorted(
    (a, b) => order.indexOf(a.confidence) - order.indexOf(b.confidence),
  );
  return first && {...first, proofs: signs.flatMap(({proofs}) => proofs)};
}

/** A refused read of the operator says nothing about the database: hidden and broken are two things. */
function ofRefusals(evidence: Evidence): Sign | undefined {
  if (!isSuffering(evidence)) return undefined;
  const [refused] = refusalsBy(evidence, 'service control policy', 'resource control policy');
  if (!refused) return undefined;
  const who = refused.byRds ? 'RDS' : 'you';
  return {
    confidence: refused.byRds ? 'certain' : 'possible',
    because: `AWS refused ${who} with a ${refused.policy}`,
    proofs: [refused.proof],
  };
}

function ofPolicies(evidence: Evidence): Sign | undefined {
  const denial = organizationDenial(evidence);
  if (denial && (denial.whom === 'rds' || isSuffering(evidence))) {
    const list = denial.type === 'service-control' ? 'servicePolicies' : 'resourcePolicies';
    const attachment = attachmentOf(evidence, list, denial.statement.policy.name);
    const id = attachment?.id ?? '';
    const where = attachment ? `, attached to ${attachment.level.words}` : '';
    return {
      confidence: denial.whom === 'rds' && denial.isPlain ? 'certain' : 'likely',
      because: `${placeWords(denial.statement)}${where}`,
      proofs: [
        proof(
          factOf(evidence, `organizationPolicy:${id}`),
          'Policy.Content',
          statementWords(denial.statement),
        ),
      ],
    };
  }
  const gap = isSuffering(evidence) ? organizationGap(evidence) : undefined;
  if (!gap) return undefined;
  const layer = gap.layers.find(({type, allows}) => type.endsWith('-control') && allows === 'no');
  const type = layer?.type ?? 'service-control';
  const list = type === 'service-control' ? 'servicePolicies' : 'resourcePolicies';
  const target = layer?.blockedAt ?? 'the account';
  const name = levelFacts(evidence, list).levels.find(({words}) => words === target)?.name ?? list;
  return {
    confidence: 'likely',
    because: `no ${typeWords(type)} on ${target} allows ${gap.request.action}`,
    proofs: [proof(factOf(evidence, name), 'Policies', `none allows ${gap.request.action}`)],
  };
}

/** IAM's simulator knows the SCPs that a member account may not read. */
function ofSimulation(evidence: Evidence): Sign | undefined {
  if (!isSuffering(evidence)) return undefined;
  const fact = factOf(evidence, 'callerSimulation');
  const results = knownValue(fact)?.EvaluationResults ?? [];
  const index = results.findIndex(
    ({EvalActionName, OrganizationsDecisionDetail}) =>
      (EvalActionName === 'kms:CreateGrant' || EvalActionName === 'kms:DescribeKey') &&
      OrganizationsDecisionDetail?.AllowedByOrganizations === false,
  );
  const action = results[index]?.EvalActionName;
  if (action === undefined) return undefined;
  const path = `EvaluationResults[${index}].OrganizationsDecisionDetail.AllowedByOrganizations`;
  return {
    confidence: 'likely',
    because: `IAM's simulator says it does not allow you ${action}`,
    proofs: [proof(fact, path, 'false')],
  };
}

/**
 * RDS lost a key on which state, policy and grant are as they should be and which nobody touched.
 * What binds it from outside this account cannot be seen from here (facts/aws.md §4 C11).
 */
function unexplained(evidence: Evidence, key: KeyInHand): Sign | undefined {
  const {rds} = accessOf(evidence);
  const isSound =
    isUsable(key.state) && key.origin === 'AWS_KMS' && rds !== undefined && !isDenied(rds);
  if (!isSound || !isSuffering(evidence) || currentLoss(evidence).regained) return undefined;
  if (hasNoOrganization(evidence) || !isLossUnexplained(evidence, key.arn)) return undefined;
  return {
    confidence: 'possible',
    because: 'nothing in this account explains why RDS lost it',
    proofs: [proof(factOf(evidence, 'trail:DisableKey'), 'Events', 'none names the key')],
  };
}

function isDenied({decision}: Analysis): boolean {
  return decision.endsWith('denied');
}
