/** What the operator may not do: by their own policies beforehand, or by AWS's refusal. Pure. */
import type {Way} from './plan.ts';

// Only these are mended by a right that is given to the operator.
const ownPolicies = ['identity', 'boundary', 'session'];

/** What the operator's own policies do not allow of the ways that apply now, each action once. */
export function lackingIn(ways: readonly Way[]): readonly string[] {
  const lacking = ways
    .filter(({applies, recommended}) => applies === 'yes' || recommended)
    .flatMap(({steps}) =>
      steps.flatMap(({call, right}) =>
        right?.may === 'no' && ownPolicies.includes(right.by ?? '') ? [call] : [],
      ),
    );
  return [...new Set(lacking)];
}

/** True where the first change of a way is one of them: nothing of it can be done. */
export function isFirstLacking({steps}: Way): boolean {
  const first = steps.find(({kind}) => kind === 'change');
  return first?.right?.may === 'no' && ownPolicies.includes(first.right.by ?? '');
}

/** True for AWS's word that the caller may not, whatever policy says so. */
export function isDenial(code: string): boolean {
  return /^AccessDenied(Exception)?$|^NotAuthorized$|^UnauthorizedOperation$/.test(code);
}
