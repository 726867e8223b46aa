/** NotPrincipal: a Deny for everybody but those listed, with AWS's traps. */
import type {PrincipalElement, Statement} from '../document.ts';
import type {Request} from '../request.ts';
import type {Truth} from '../truth.ts';
import {naming} from './naming.ts';

type Answer = {readonly met: Truth; readonly because?: string};

/**
 * Whether the statement is about the principal (IAM guide, NotPrincipal): the list must hold the
 * principal and its account, and whoever has a permissions boundary is always denied.
 */
export function isDeniedBesides(
  element: PrincipalElement,
  effect: Statement['effect'],
  request: Request,
  hasBoundary: Truth,
): Answer {
  if (effect === 'Allow') {
    return {met: 'unknown', because: 'AWS does not support NotPrincipal in an Allow'};
  }
  const {principal, assumptions} = request;
  const namings = element.names.map((name) => naming(name, principal));
  if (element.names.some(({name}) => name === '*')) return {met: 'no'};
  const isNamed = namings.includes('direct') || namings.includes('role');
  if (!isNamed) {
    if (namings.includes('maybe')) {
      return {met: 'unknown', because: 'the caller’s unique ID is not known'};
    }
    return {met: 'yes'};
  }
  const isIam = principal.kind !== 'service' && principal.kind !== 'federated';
  if (!isIam || principal.kind === 'root') return {met: 'no'};
  if (hasBoundary === 'yes') {
    return {met: 'yes', because: 'a Deny with NotPrincipal always meets who has a boundary'};
  }
  if (hasBoundary === 'unknown') {
    const because = 'whether the caller has a permissions boundary is not known';
    return {met: 'unknown', because};
  }
  if (namings.includes('account')) return {met: 'no'};
  return withoutAccount(assumptions?.notPrincipalWithoutAccount);
}

/** AWS says only that such a policy "might deny access to the entire account". */
function withoutAccount(assumed: 'denies' | 'exempts' | undefined): Answer {
  if (assumed === undefined) {
    const because = 'the list names the caller but not its account; AWS leaves open what follows';
    return {met: 'unknown', because};
  }
  return {met: assumed === 'denies' ? 'yes' : 'no'};
}
