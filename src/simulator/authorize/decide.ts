/** The evaluator's answer to one question, and what of it is worth keeping. */
import type {Analysis, Check, LayerAnalysis} from '../../policy/analysis.ts';
import {absent} from '../../policy/context.ts';
import type {Policies} from '../../policy/policies.ts';
import type {EncryptionContext, Request, RequestContext} from '../../policy/request.ts';
import {denialWords} from '../../policy/words/denial.ts';
import type {Denial, UnmetCheck} from '../world/denials.ts';
import {type ContextKeys, globalContext} from './context.ts';
import {encryptionContextOf, kmsContext, newGrantOf} from './kms-context.ts';
import {iamContext, rdsContext, stsContext} from './other-contexts.ts';
import {policiesOf} from './policies.ts';
import {policyPrincipal} from './principal.ts';
import {keyOf, ownerOf, type Question} from './question.ts';
import {evaluateAndRemember, isAllowedAsBefore} from './remembered.ts';

/** Allowed, or denied with the end of AWS's sentence (facts/aws.md §2.2). */
export type Decision =
  | {readonly allowed: true}
  | {readonly allowed: false; readonly because: string; readonly analysis: Analysis};

/** Asks every policy that has a say. */
export function decide(question: Question, policies: Policies = policiesOf(question)): Decision {
  const request = requestOf(question);
  if (isAllowedAsBefore(request, policies)) return {allowed: true};
  const analysis = evaluateAndRemember(request, policies);
  if (analysis.decision === 'allowed') return {allowed: true};
  return {allowed: false, because: denialWords(analysis) || unsettledWords(question), analysis};
}

// Every context key is settled here and every policy read, so only an operator that the evaluator
// does not know leaves an answer open; AWS would not have stored such a policy.
function unsettledWords({action}: Question): string {
  return `because no identity-based policy allows the ${action} action`;
}

/** The request as the evaluator reads it. */
export function requestOf(question: Question, more: ContextKeys = {}): Request {
  const {world, action, resource} = question;
  return {
    action,
    resource: {
      arn: resource,
      accountId: ownerOf(question),
      isAwsManaged: keyOf(question)?.manager === 'AWS',
    },
    principal: policyPrincipal(world, question.principal),
    context: new Context(question, more),
    managementAccountId: world.organization?.managementAccountId,
    newGrant: newGrantOf(question),
    assumptions: {
      notPrincipalWithoutAccount: world.unverified.notPrincipalWithoutAccount,
      grantUnderBoundary: world.unverified.grantUnderBoundary,
    },
  };
}

/** The keys are gathered when a condition first asks for one; the world stands still until then. */
class Context implements RequestContext {
  readonly others = absent;
  readonly encryptionContext: EncryptionContext;
  readonly #question: Question;
  readonly #more: ContextKeys;
  #keys: ContextKeys | undefined;

  constructor(question: Question, more: ContextKeys) {
    this.encryptionContext = encryptionContextOf(question);
    this.#question = question;
    this.#more = more;
  }

  get keys(): ContextKeys {
    const question = this.#question;
    this.#keys ??= {
      ...globalContext(question),
      ...kmsContext(question),
      ...rdsContext(question),
      ...stsContext(question),
      ...iamContext(question),
      ...this.#more,
    };
    return this.#keys;
  }
}

const mostUnmet = 5;

/** Which policy and statement denied, and which conditions kept others from allowing. */
export function denialOf(question: Question, analysis: Analysis): Denial {
  const {decision, decidedBy, deciding, layers} = analysis;
  const layer = layers.find(({type}) => type === decidedBy);
  return {
    at: question.world.now,
    requestId: question.requestId,
    principal: question.principal.arn,
    action: question.action,
    resource: question.resource,
    isExplicit: decision === 'explicitly-denied',
    policyType: decidedBy ?? 'identity',
    policyName: deciding?.name,
    policyArn: deciding?.arn,
    sid: deciding?.sid,
    statement: deciding?.index,
    level: layer?.blockedAt,
    unmet: layer && decision !== 'explicitly-denied' ? unmetOf(layer) : [],
  };
}

/** Allow statements about this action that something else in them kept from applying. */
function unmetOf({statements}: LayerAnalysis): UnmetCheck[] {
  return statements
    .filter(({statement, checks}) => statement.effect === 'Allow' && namesAction(checks))
    .flatMap(({policy, statement, checks}) => {
      const failed = checks.find(({met}) => met === 'no');
      if (!failed) return [];
      const {part, key, operator, expected, actual} = failed;
      return [
        {
          policyName: policy.name,
          sid: statement.sid,
          statement: statement.index,
          part,
          key,
          operator,
          expected: [...expected],
          actual: actual.status === 'known' ? [...actual.values] : [],
        },
      ];
    })
    .slice(0, mostUnmet);
}

function namesAction(checks: readonly Check[]): boolean {
  return checks.some(({part, met}) => part === 'action' && met === 'yes');
}
