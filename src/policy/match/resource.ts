/** Is a statement about this resource? */
import type {Check, PolicyType} from '../analysis.ts';
import {coversArn} from '../arn.ts';
import {known, type Lookup} from '../context.ts';
import type {Statement} from '../document.ts';
import type {Request} from '../request.ts';
import type {Truth} from '../truth.ts';
import {fill} from '../variables.ts';

/** `Resource` lists what is meant, `NotResource` what is not. */
export function checkResource(
  {resource, start}: Statement,
  type: PolicyType,
  version: string,
  request: Request,
  lookup: Lookup,
): Check {
  const {arn} = request.resource;
  const actual = known(arn);
  if (!resource) {
    const met = isOptional(type, request.action) ? 'yes' : 'no';
    const because = met === 'no' ? 'the statement names no resource' : undefined;
    return {part: 'resource', met, expected: [], actual, place: start, because};
  }
  const {isNegated, patterns, place} = resource;
  const {listed, because} = isListed(patterns, arn, version, lookup);
  const common = {part: 'resource', expected: patterns, actual, place} as const;
  if (because !== undefined) return {...common, met: listed, because};
  const met: Truth = (listed === 'yes') === isNegated ? 'no' : 'yes';
  return {...common, met};
}

/**
 * A trust policy has no Resource. A key policy's statement without one has no effect
 * (KMS guide, key policy overview).
 */
function isOptional(type: PolicyType, action: string): boolean {
  return type === 'resource' && !action.toLowerCase().startsWith('kms:');
}

/** A variable without a value matches no resource; one that is unknown leaves it open. */
function isListed(
  patterns: readonly string[],
  arn: string,
  version: string,
  lookup: Lookup,
): {readonly listed: Truth; readonly because?: string} {
  let because: string | undefined;
  for (const text of patterns) {
    const filled = fill(text, version, lookup);
    if (filled.status === 'known' && coversArn(filled.pattern, arn)) return {listed: 'yes'};
    if (filled.status === 'unknown') because = filled.because;
  }
  return because === undefined ? {listed: 'no'} : {listed: 'unknown', because};
}
