/** Does a grant's encryption context or source fit the request? */
import type {Lookup} from '../context.ts';
import type {Grant} from '../policies.ts';
import type {EncryptionContext, NewGrant, Request} from '../request.ts';
import type {Truth} from '../truth.ts';

/** Of thousands of grants few are shown, so their reasons are put in words only then. */
export type Answer = {readonly met: Truth; readonly because?: () => string};

// Operations without an encryption context ignore the constraint (KMS guide, creating grants).
const withoutContext = new Set(['describekey', 'retiregrant', 'getpublickey']);

/** Every constraint must hold; pairs are compared exactly, regarding case. */
export function constraintsHold(
  grant: Grant,
  operation: string,
  request: Request,
  lookup: Lookup,
): Answer {
  const source = sourceHolds(grant, lookup);
  if (source.met !== 'yes') return source;
  if (operation === 'creategrant') return isStrictEnough(grant, request.newGrant);
  if (withoutContext.has(operation)) return {met: 'yes'};
  return contextHolds(grant, lookup.encryptionContext);
}

function sourceHolds({sourceArn}: Grant, lookup: Lookup): Answer {
  if (sourceArn === undefined) return {met: 'yes'};
  const actual = lookup.get('aws:SourceArn');
  if (actual.status === 'unknown') return {met: 'unknown', because: () => actual.because};
  if (actual.status === 'known' && actual.values.includes(sourceArn)) return {met: 'yes'};
  return {met: 'no', because: () => `it is only for ${sourceArn}`};
}

function contextHolds(grant: Grant, actual: EncryptionContext | undefined): Answer {
  const {encryptionContextSubset: subset, encryptionContextEquals: equals} = grant;
  if (!subset && !equals) return {met: 'yes'};
  if (!actual) return {met: 'unknown', because: () => 'the encryption context is not known'};
  if (subset && !includes(actual, subset)) return {met: 'no', because: needs('include', subset)};
  if (equals && !isSame(actual, equals)) return {met: 'no', because: needs('be', equals)};
  return {met: 'yes'};
}

function needs(verb: string, pairs: EncryptionContext): () => string {
  return () => {
    const words = Object.entries(pairs).map(([key, value]) => `${key}=${value}`);
    return `the encryption context would have to ${verb} ${words.join(', ')}`;
  };
}

/** A grant's holder passes on no more operations and no weaker constraints than it has. */
function isStrictEnough(grant: Grant, child: NewGrant | undefined): Answer {
  if (!child) return {met: 'unknown', because: () => 'what it would allow is not known'};
  const extra = child.operations.find((one) => !grant.operations.includes(one));
  if (extra)
    return {met: 'no', because: () => `it cannot pass on ${extra}, which it does not list`};
  const {encryptionContextSubset: subset, encryptionContextEquals: equals} = grant;
  const {encryptionContextSubset: childSubset, encryptionContextEquals: childEquals} = child;
  const because = () => 'the new grant’s encryption context would have to be at least as strict';
  if (equals && !(childEquals && isSame(childEquals, equals))) return {met: 'no', because};
  if (subset && ![childSubset, childEquals].some((pairs) => pairs && includes(pairs, subset))) {
    return {met: 'no', because};
  }
  return {met: 'yes'};
}

function includes(actual: EncryptionContext, wanted: EncryptionContext): boolean {
  for (const key of Object.keys(wanted)) if (actual[key] !== wanted[key]) return false;
  return true;
}

function isSame(actual: EncryptionContext, wanted: EncryptionContext): boolean {
  return Object.keys(actual).length === Object.keys(wanted).length && includes(actual, wanted);
}
