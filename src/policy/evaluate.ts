/** Would AWS allow this request? */
import type {Analysis} from './analysis.ts';
import {inOrder, look} from './layers.ts';
import {missingOf} from './missing.ts';
import type {Policies} from './policies.ts';
import {allowingQuote, denyingQuote} from './quote.ts';
import type {Request} from './request.ts';
import {anyOf} from './truth.ts';
import {blockerOf, waysOf} from './ways.ts';

/**
 * An explicit deny anywhere comes first; then everything that must allow has to (IAM guide,
 * evaluation logic; for keys KMS guide, policy evaluation). What could still turn the answer and is
 * not known makes it unknown.
 */
export function evaluate(request: Request, policies: Policies): Analysis {
  const layers = look(request, policies);
  const ordered = inOrder(layers);
  const common = {request, policies, layers: ordered, grants: layers.grants.looked, missing: []};
  const denying = ordered.find(({denies}) => denies === 'yes');
  if (denying) {
    const deciding = denyingQuote(denying);
    return {...common, decision: 'explicitly-denied', decidedBy: denying.type, deciding};
  }
  const ways = waysOf(layers, request);
  const allows = anyOf(ways.map((way) => way.allows));
  if (allows === 'no') {
    return {...common, decision: 'implicitly-denied', decidedBy: blockerOf(layers, request)};
  }
  if (allows === 'unknown' || ordered.some(({denies}) => denies === 'unknown')) {
    const missing = missingOf(layers, request, allows);
    return {...common, missing, decision: 'unknown', decidedBy: missing[0]?.type};
  }
  const way = ways.find((one) => one.allows === 'yes');
  const deciding = way && allowingQuote(layers, way.type, way.reach);
  return {...common, decision: 'allowed', decidedBy: way?.type, deciding};
}
