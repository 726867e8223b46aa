/** Everything that may say yes or no to a request, each part read or unread. */
import type {PolicyDocument} from './document.ts';
import type {EncryptionContext} from './request.ts';

/** A part that was read, or the reason why it was not. */
export type Layer<T> =
  | {readonly status: 'read'; readonly value: T}
  | {
      readonly status: 'unread';
      readonly because: string;
      /** The smallest permission that would settle it, for example `kms:GetKeyPolicy`. */
      readonly needs?: string;
    };

/** One policy with the name people know it by. */
export type Policy = {
  readonly name: string;
  /** Managed and organization policies have one; AWS names it in a denial. */
  readonly arn?: string;
  readonly document: PolicyDocument;
};

/** One level of the organization: the root, an OU or the account, and what is attached there. */
export type Level = {readonly target: string; readonly policies: readonly Policy[]};

/** A grant on the key (facts/aws.md §2.6). */
export type Grant = {
  readonly id: string;
  readonly name?: string;
  /** An ARN, or a service principal such as `rds.us-east-1.amazonaws.com`. */
  readonly granteePrincipal: string;
  readonly retiringPrincipal?: string;
  readonly operations: readonly string[];
  readonly encryptionContextSubset?: EncryptionContext;
  readonly encryptionContextEquals?: EncryptionContext;
  readonly sourceArn?: string;
};

/** The policies that AWS evaluates for one request. */
export type Policies = {
  /** Of the user with its groups, or of the role. */
  readonly identity: Layer<readonly Policy[]>;
  /** Undefined where none is set. */
  readonly boundary: Layer<Policy | undefined>;
  /** Passed when the session began; empty where none were. */
  readonly session: Layer<readonly Policy[]>;
  /** Of the principal's account, from the root down; empty outside an organization. */
  readonly serviceControl: Layer<readonly Level[]>;
  /** Of the resource's account. */
  readonly resourceControl: Layer<readonly Level[]>;
  /**
   * The key policy, or a role's trust policy: both must allow. Undefined for a resource that has
   * none, such as a DB instance.
   */
  readonly resource: Layer<Policy | undefined>;
  readonly grants: Layer<readonly Grant[]>;
};

/** A part that was read. */
export function read<T>(value: T): Layer<T> {
  return {status: 'read', value};
}

/** A part that was not read. */
export function unread(because: string, needs?: string): Layer<never> {
  return {status: 'unread', because, needs};
}

/** No policies at all: what applies is put over it. */
export const noPolicies: Policies = {
  identity: read([]),
  boundary: read(undefined),
  session: read([]),
  serviceControl: read([]),
  resourceControl: read([]),
  resource: read(undefined),
  grants: read([]),
};
