/** Are the principals of a key policy written as KMS takes them? */
import type {PrincipalName, Statement} from '../document.ts';
import type {PolicyFlaw} from './flaw.ts';

const account = /^\d{12}$/;
const iamArn = /^arn:aws[a-z-]*:iam::\d{12}:(?:root|(?:user|role)\/[\w+=,.@/-]+)$/;
const stsArn = /^arn:aws[a-z-]*:sts::\d{12}:(?:assumed-role\/[^/*?]+\/|federated-user\/)[^/*?]+$/;
const uniqueId = /^A[A-Z0-9]{15,}$/;
const service = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/;

/** The first that is not; what is written well may still not exist. */
export function principalFlaw(
  {principal, effect, start}: Statement,
  exists: (arn: string) => boolean,
): PolicyFlaw | undefined {
  const kind = 'principal';
  if (!principal || principal.names.length === 0) {
    return {kind, message: 'This statement names no principal.', place: start};
  }
  const {place} = principal;
  // "Using it with Allow is not supported" (IAM guide, NotPrincipal).
  if (principal.isNegated && effect === 'Allow') {
    return {kind, message: 'NotPrincipal is not supported in an Allow.', place};
  }
  for (const one of principal.names) {
    const message = wrongForm(one);
    if (message !== undefined) return {kind, message, place};
    const isArn = one.type === 'AWS' && one.name.startsWith('arn:');
    if (isArn && !exists(one.name)) return {kind, message: `${one.name} does not exist.`, place};
  }
  return undefined;
}

function wrongForm({type, name}: PrincipalName): string | undefined {
  if (type === '*' || (type === 'AWS' && name === '*')) return undefined;
  if (type === 'Service') {
    return service.test(name) ? undefined : `${name} is no service principal.`;
  }
  if (type !== 'AWS') return `A key policy takes no principal of the type ${type}.`;
  if (account.test(name) || iamArn.test(name) || stsArn.test(name)) return undefined;
  if (uniqueId.test(name)) return `${name} is a principal that was deleted.`;
  if (/[*?]/.test(name)) return `${name}: a principal’s ARN takes no wildcard.`;
  return `${name} is no principal.`;
}
