/** The name by which a policy lets this principal in, and how it exempts it. */
import type {JsonObject} from '../../core/json.ts';
import type {Principal} from '../request.ts';

/** The role for its sessions, so that the next session is let in too. */
export function principalName(principal: Principal): string {
  const {kind, arn, accountId, roleArn} = principal;
  if (kind !== 'role-session') return arn;
  return roleArn ?? `${arn.split(':').slice(0, 2).join(':')}:iam::${accountId}:role/${roleOf(arn)}`;
}

function roleOf(arn: string): string {
  return arn.split('/')[1] ?? '';
}

/** As a Principal element. */
export function principalElement(principal: Principal): JsonObject {
  const {kind} = principal;
  const type = kind === 'service' ? 'Service' : kind === 'federated' ? 'Federated' : 'AWS';
  return {[type]: principalName(principal)};
}

/** The condition that takes the principal out of a Deny (IAM guide, NotPrincipal, examples). */
export function exemption(principal: Principal): {operator: string; key: string; value: string} {
  const value = principalName(principal);
  if (principal.kind === 'service') {
    return {operator: 'StringNotEqualsIfExists', key: 'aws:PrincipalServiceName', value};
  }
  return {operator: 'ArnNotEquals', key: 'aws:PrincipalArn', value};
}
