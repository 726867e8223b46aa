/** May the operator make a change, on all it touches? Asked of what was read, before anything is sent. */
import {accessOf} from '../causes/access/access.ts';
import type {CallName} from '../core/call.ts';
import {databaseOf} from '../core/database.ts';
import {type Evidence, factOf} from '../core/evidence.ts';
import type {PlannedStep, Right} from '../core/plan.ts';
import type {Session} from '../core/session.ts';
import {read, unread} from '../policy/policies.ts';
import {recoveryComputations} from '../recovery/computations.ts';
import {bindInput, regionOf} from '../runbook/bind.ts';
import {type Judged, judged, type Question, refused} from './preflight/judged.ts';
import {touchedBy} from './preflight/touched.ts';

/**
 * The right to one change of a plan, on everything that it touches. `before` are the steps ahead of
 * it: once one of them puts another key policy, what the policy of now refuses is open.
 */
export function rightTo(
  step: PlannedStep,
  session: Session,
  before: readonly PlannedStep[],
): Right | undefined {
  const {call} = step;
  if (step.kind !== 'change' || call === undefined) return undefined;
  const {evidence} = session;
  const questions = questionsOf(step, call, session);
  if (!questions) return {may: 'unknown', because: 'who you are, or on which key, is not known'};
  const putsPolicy = before.some((earlier) => earlier.call === 'kms:PutKeyPolicy');
  const judgements = questions.map((question) => open(judged(question, evidence), question));
  const worst = ['no', 'unknown', 'yes'].flatMap((may) =>
    judgements.filter(({right}) => right.may === may),
  )[0];
  if (!worst) return undefined;
  if (worst.right.may === 'no' && worst.by === 'resource' && putsPolicy) {
    return {may: 'unknown', because: 'a step before it changes the key policy'};
  }
  if (worst.right.may !== 'yes') return {...worst.right, ...(worst.by ? {by: worst.by} : {})};
  return lookRight(step, evidence) ?? throughRight(call, evidence) ?? worst.right;
}

// These name no key, and no key policy is asked (facts/aws.md §3.1).
const onStores = /^kms:(Connect|Disconnect)CustomKeyStore$/;

/** The requests and the policies that decide them, from those of a call on the key. */
function questionsOf(
  step: PlannedStep,
  call: CallName,
  session: Session,
): readonly Question[] | undefined {
  const mend = accessOf(session.evidence).mend(call);
  if (!mend) return undefined;
  const {request, policies} = mend;
  const {accountId} = request.principal;
  const withoutPolicy = {...policies, resource: read(undefined), grants: read([])};
  if (onStores.test(call)) {
    return [{request: {...request, resource: {arn: '*', accountId}}, policies: withoutPolicy}];
  }
  if (call.startsWith('kms:')) {
    // It is sent for the primary, in another Region, and also asks for kms:CreateKey here.
    const isElsewhere = call === 'kms:ReplicateKey';
    const resource = unread('the key policy of the primary is not read');
    return [{request, policies: isElsewhere ? {...policies, resource} : policies}];
  }
  const input = bindInput(step.with ?? {}, session, inputsAlone);
  return touchedBy(call, input, regionOf(step, session), session).map((touched) => ({
    request: {...request, resource: {arn: touched.arn, accountId}},
    policies: withoutPolicy,
    touched,
  }));
}

// What is sent is computed by recovery; only a repaired policy is of this floor, and is on the key.
const inputsAlone = recoveryComputations;

/** What is refused on a name that nobody has chosen yet may be allowed on another. */
function open(judgement: Judged, {touched}: Question): Judged {
  if (!touched || judgement.right.may === 'yes') return judgement;
  const {may, because} = judgement.right;
  if (touched.isOpen && may === 'no') {
    return {right: {may: 'unknown', because: `it depends on ${touched.words}`}};
  }
  return {...judgement, right: {may, because: `${because}, on ${touched.words}`}};
}

/** A change whose check is denied cannot be seen to hold. */
function lookRight({verify}: PlannedStep, evidence: Evidence): Right | undefined {
  const denied = Object.values(evidence).some(
    (fact) => fact?.status === 'denied' && fact.needs === verify?.read,
  );
  if (!verify || !denied) return undefined;
  return {may: 'unknown', because: `${verify.read}, which shows that it holds, is denied to you`};
}

const usesKey = /^rds:(Start|Restore|CreateDBInstance)/;

/**
 * RDS asks KMS in the caller's name as well. For a start AWS does not document that, and a backup
 * may lie under another key (facts/aws.md §3.1), so a refusal here leaves it open.
 */
function throughRight(call: CallName, evidence: Evidence): Right | undefined {
  if (!usesKey.test(call)) return undefined;
  const {throughRds} = accessOf(evidence);
  const refusal = throughRds.find(({decision}) => decision.endsWith('denied'));
  if (!refusal) return undefined;
  const {right} = refused(refusal);
  const action = refusal.request.action;
  const tried = dryRunWords(evidence);
  return {
    may: 'unknown',
    because: `RDS may need ${action} in your name: ${right.because}${tried}`,
  };
}

/** What KMS itself said to a dry run of the grant, where one was made. */
function dryRunWords(evidence: Evidence): string {
  const fact = factOf(evidence, `dryRun:${databaseOf(evidence)?.keyId ?? ''}`);
  if (fact.status === 'failed' && /^DryRunOperation/.test(fact.code)) {
    return '; KMS itself says yes to a dry run';
  }
  return fact.status === 'denied' ? '; KMS refuses a dry run as well' : '';
}
