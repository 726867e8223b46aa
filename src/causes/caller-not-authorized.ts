/** The operator, not the database, lacks a right: to see, to mend, or to have RDS use the key. */
import {databaseOf} from '../core/database.ts';
import type {Finding, Proof} from '../core/diagnosis.ts';
import {type Evidence, type FactName, factOf} from '../core/evidence.ts';
import {type Denied, type Fact, knownValue} from '../core/fact.ts';
import {decisionWords} from '../policy/words/decision.ts';
import {accessOf} from './access/access.ts';
import {callerGap, isCallersOwn} from './access/trouble.ts';
import type {Cause} from './cause.ts';
import {isUsable, keyInHand} from './reading/key.ts';
import {isSuffering} from './reading/need.ts';
import {proof} from './reading/proof.ts';

/** Certain: AWS itself refused the read. It says nothing about the key or the database. */
export const callerNotAuthorized: Cause = (evidence, incident) => {
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  return unseen(evidence, name) ?? unmendable(evidence, name);
};

function unseen(evidence: Evidence, name: string): Finding | undefined {
  const isUnseen = databaseOf(evidence) === undefined;
  const reads: readonly Fact<unknown>[] = isUnseen
    ? [factOf(evidence, 'instance'), factOf(evidence, 'cluster')]
    : [factOf(evidence, 'key')];
  const denied = reads.filter((fact): fact is Denied => fact.status === 'denied');
  if (denied.length === 0) return undefined;
  return {
    cause: 'caller-not-authorized',
    confidence: 'certain',
    summary: isUnseen
      ? `Your role may not read the database ${name}.`
      : `Your role may not read the KMS key of ${name}.`,
    evidence: denied.flatMap((fact) => [
      proof(fact, 'Error.Code', fact.code),
      proof(fact, 'Error.Message', fact.message),
    ]),
    runbook: 'ask-for-permission',
  };
}

/** Likely: concluded from the caller's own policies, or from IAM's simulator. */
function unmendable(evidence: Evidence, name: string): Finding | undefined {
  const actions = neededNow(evidence);
  const lacking = actions.flatMap((action) => lackOf(evidence, action) ?? []);
  const [first] = lacking;
  if (!first) return undefined;
  const rights = [...new Set(lacking.map(({action}) => action))].join(', ');
  return {
    cause: 'caller-not-authorized',
    confidence: 'likely',
    summary: `Your own policies do not allow you what mends ${name}: ${rights}.`,
    evidence: lacking.map((lack) => lack.proof),
    runbook: 'ask-for-permission',
  };
}

// The calls that mend each state (facts/aws.md §3.1).
const mending: {readonly [state: string]: readonly string[]} = {
  Disabled: ['kms:EnableKey'],
  PendingDeletion: ['kms:CancelKeyDeletion', 'kms:EnableKey'],
  PendingReplicaDeletion: ['kms:CancelKeyDeletion', 'kms:EnableKey'],
};
const throughRds = ['kms:CreateGrant', 'kms:DescribeKey'];

/** What the operator will be asked to do, in the order in which it comes. */
function neededNow(evidence: Evidence): readonly string[] {
  const key = keyInHand(evidence);
  if (!key || key.manager === 'AWS') return [];
  return [
    ...(isUsable(key.state) ? [] : (mending[key.state] ?? [])),
    ...(isSuffering(evidence) ? throughRds : []),
  ];
}

type Lack = {readonly action: string; readonly proof: Proof};

function lackOf(evidence: Evidence, action: string): Lack | undefined {
  return lackBySimulation(evidence, action) ?? lackByPolicies(evidence, action);
}

function lackByPolicies(evidence: Evidence, action: string): Lack | undefined {
  const gap = callerGap(evidence);
  const own = throughRds.includes(action) ? undefined : accessOf(evidence).mend(action);
  const analysis = gap?.request.action === action ? gap : own;
  if (!analysis || !isCallersOwn(analysis)) return undefined;
  const {deciding} = analysis;
  const denying = deciding && factOfPolicy(evidence, deciding.name);
  if (deciding && denying) {
    return {action, proof: proof(factOf(evidence, denying), 'Document', decisionWords(analysis))};
  }
  const of = evidence.callerUser === undefined ? 'callerRole' : 'callerUser';
  const value = `${analysis.decidedBy} policies: ${action} ${analysis.decision}`;
  return {action, proof: proof(factOf(evidence, of), 'Arn', value)};
}

/** IAM's own word; what the organization forbids is another finding. */
function lackBySimulation(evidence: Evidence, action: string): Lack | undefined {
  const fact = factOf(evidence, 'callerSimulation');
  const results = knownValue(fact)?.EvaluationResults ?? [];
  const index = results.findIndex(({EvalActionName}) => EvalActionName === action);
  const {
    EvalDecision = 'allowed',
    OrganizationsDecisionDetail: organization,
    MatchedStatements: matched = [],
  } = results[index] ?? {};
  if (EvalDecision === 'allowed' || organization?.AllowedByOrganizations === false) {
    return undefined;
  }
  const path = `EvaluationResults[${index}].EvalDecision`;
  // Of an explicit denial IAM names the policy: one of a group has the group's name in it.
  const by = EvalDecision === 'explicitDeny' ? (matched[0]?.SourcePolicyId ?? '') : '';
  return {action, proof: proof(fact, path, by === '' ? EvalDecision : `${EvalDecision} by ${by}`)};
}

/** The fact that holds the policy of this name; undefined where it is no policy of the caller's. */
function factOfPolicy(evidence: Evidence, policy: string): FactName | undefined {
  const families = ['rolePolicy', 'userPolicy', 'groupPolicy', 'policyVersion'] as const;
  return families
    .map((family): FactName => `${family}:${policy}`)
    .find((name) => evidence[name] !== undefined);
}
