/** The policy types in AWS's words (facts/aws.md §2.2). */
import type {PolicyType} from '../analysis.ts';

const singular: {readonly [Type in PolicyType]: string} = {
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  'service-control': 'service control policy',
  'resource-control': 'resource control policy',
  resource: 'resource-based policy',
  grant: 'grant',
};

const plural: {readonly [Type in PolicyType]: string} = {
  identity: 'the identity policies',
  boundary: 'the permissions boundary',
  session: 'the session policies',
  'service-control': 'the service control policies',
  'resource-control': 'the resource control policies',
  resource: 'the resource’s policy',
  grant: 'the grants',
};

/** `service control policy`. */
export function typeWords(type: PolicyType): string {
  return singular[type];
}

/** `the service control policies`. */
export function pluralWords(type: PolicyType): string {
  return plural[type];
}
