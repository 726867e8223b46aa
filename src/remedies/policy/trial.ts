/** What a repaired key policy would come to: asked of the evaluator before it is offered. */
import {accessOf} from '../../causes/access/access.ts';
import type {Evidence} from '../../core/evidence.ts';
import type {Analysis} from '../../policy/analysis.ts';
import type {PolicyDocument} from '../../policy/document.ts';
import {evaluate} from '../../policy/evaluate.ts';
import {keyPolicyKeepsCaller} from '../../policy/lockout.ts';
import {read} from '../../policy/policies.ts';
import type {Truth} from '../../policy/truth.ts';

/** The questions, with the answers under one policy. */
export type Trial = {
  /** May the caller put the next policy? */
  readonly keepsCaller: Truth;
  /** The questions that this key policy answers with no. */
  readonly refused: readonly Analysis[];
  /** True where nothing is left open either. */
  readonly isCertain: boolean;
};

/** What RDS asks on its own, and in the caller's name, under this policy. */
export function questionsUnder(evidence: Evidence, document: PolicyDocument): readonly Analysis[] {
  const {rds, throughRds} = accessOf(evidence);
  const resource = read({name: 'key policy', document});
  return [...(rds ? [rds] : []), ...throughRds].map(({request, policies}) =>
    evaluate(request, {...policies, resource}),
  );
}

/** Tries a policy. What other policies refuse is not this one's affair. */
export function tryPolicy(evidence: Evidence, document: PolicyDocument): Trial {
  const mend = accessOf(evidence).mend('kms:PutKeyPolicy');
  const answers = questionsUnder(evidence, document);
  return {
    keepsCaller: mend ? keyPolicyKeepsCaller(document, mend.request) : 'unknown',
    refused: answers.filter(isRefusedHere),
    isCertain: answers.every(({decision}) => decision === 'allowed'),
  };
}

/** Denied, and by this policy. RDS on its own works by its grant, not by an Allow here. */
export function isRefusedHere({decision, decidedBy, request}: Analysis): boolean {
  if (decidedBy !== 'resource') return false;
  if (decision === 'explicitly-denied') return true;
  return decision === 'implicitly-denied' && request.principal.kind !== 'service';
}

/** Whether the caller may put a policy now: under the old one. */
export function mayPut(evidence: Evidence): Analysis | undefined {
  return accessOf(evidence).mend('kms:PutKeyPolicy');
}
