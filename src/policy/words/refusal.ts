/** What AWS's access-denied texts tell: the missing action and the policy that is in the way. */

/** Read from one message; members are missing where the text does not say. */
export type Refusal = {
  readonly action?: `${string}:${string}`;
  /** `identity-based policy`, `service control policy`, `permissions boundary`, … */
  readonly policy?: string;
  /** A statement denies it; allowing it elsewhere does not help. */
  readonly isExplicit: boolean;
};

const policyTypes =
  'identity-based policy|resource-based policy|service control policy|resource control policy|VPC endpoint policy|session policy|permissions boundary';
const actionText = /not authorized to perform:?\s+([a-z0-9-]+):([A-Za-z0-9]+)/;
const missingText = new RegExp(`because no (${policyTypes}) allows`);
const explicitText = new RegExp(`with an explicit deny in (?:an? )?(${policyTypes})`);

/** Reads a message of the forms in facts/aws.md §2.2; only one policy is named even if several deny. */
export function readRefusal(message: string): Refusal {
  const [, service, operation] = actionText.exec(message) ?? [];
  const explicit = explicitText.exec(message)?.[1];
  return {
    ...(service && operation ? {action: `${service}:${operation}` as const} : {}),
    policy: explicit ?? missingText.exec(message)?.[1],
    isExplicit: explicit !== undefined,
  };
}
