/** Is a statement about this principal, and what does an Allow mean for it? */
import type {Check, Reach} from '../analysis.ts';
import {known} from '../context.ts';
import type {PrincipalElement, Statement} from '../document.ts';
import type {Principal, Request} from '../request.ts';
import type {Truth} from '../truth.ts';
import {naming} from './naming.ts';
import {isDeniedBesides} from './not-principal.ts';

/** The check, and the strongest way in which the principal is named. */
export type PrincipalCheck = {readonly check?: Check; readonly reach?: Reach};

/** A statement without a Principal is about whom its policy is attached to. */
export function checkPrincipal(
  {principal: element, effect, start}: Statement,
  isResourcePolicy: boolean,
  request: Request,
  hasBoundary: Truth,
): PrincipalCheck {
  const {principal} = request;
  const actual = known(principal.arn);
  if (!element) {
    if (!isResourcePolicy) return {};
    const because = 'the statement names no principal';
    return {check: {part: 'principal', met: 'no', expected: [], actual, place: start, because}};
  }
  const expected = element.names.map(({name}) => name);
  const common = {part: 'principal', expected, actual, place: element.place} as const;
  if (element.isNegated) {
    const check = {...common, ...isDeniedBesides(element, effect, request, hasBoundary)};
    return {check, reach: 'direct'};
  }
  const {met, reach, because} = strongest(element, principal);
  return {check: {...common, met, because}, reach};
}

function strongest({names}: PrincipalElement, principal: Principal) {
  const namings = names.map((name) => naming(name, principal));
  for (const reach of ['direct', 'role', 'account'] as const) {
    if (namings.includes(reach)) return {met: 'yes', reach} as const;
  }
  if (!namings.includes('maybe')) return {met: 'no'} as const;
  const because = 'a principal stands there by its unique ID, and the caller’s is not known';
  return {met: 'unknown', reach: 'role', because} as const;
}
