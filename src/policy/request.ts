/** What is asked of AWS: who wants to do what with which resource, and under which circumstances. */

/** One request as AWS authorizes it. */
export type Request = {
  /** For example `kms:Decrypt`. */
  readonly action: string;
  readonly resource: Resource;
  readonly principal: Principal;
  readonly context: RequestContext;
  /** The management account of the organization: SCPs and RCPs do not bind it. */
  readonly managementAccountId?: string;
  /** What a kms:CreateGrant call would grant; a grant's holder can pass on no more than it has. */
  readonly newGrant?: NewGrant;
  readonly assumptions?: Assumptions;
};

/** How to decide what AWS does not document; what is left out makes the answer unknown. */
export type Assumptions = {
  /** A Deny whose NotPrincipal lists the principal but not its account: does it deny? */
  readonly notPrincipalWithoutAccount?: 'denies' | 'exempts';
  /** Does a boundary or session policy that says nothing limit what a grant allows? */
  readonly grantUnderBoundary?: 'limits' | 'does-not-limit';
};

/** The resource of a request; `*` where the action has none. */
export type Resource = {
  readonly arn: string;
  readonly accountId: string;
  /** AWS managed keys (`aws/rds`) stand outside RCPs (facts/aws.md §2.5). */
  readonly isAwsManaged?: boolean;
};

/** Who asks. */
export type Principal = {
  readonly kind: 'user' | 'role-session' | 'root' | 'service' | 'federated-user' | 'federated';
  /** `arn:aws:sts::…:assumed-role/NAME/SESSION` for a session; a service has its name instead. */
  readonly arn: string;
  /** Empty for a service. */
  readonly accountId: string;
  /** The role behind a session, with its path. */
  readonly roleArn?: string;
  /** The user behind a federated user's session. */
  readonly userArn?: string;
  /** `AIDA…`, or `AROA…:SESSION`. */
  readonly userId?: string;
  /** A session of a service-linked role: SCPs and RCPs do not bind it. */
  readonly isServiceLinkedRole?: boolean;
  readonly tags?: {readonly [key: string]: string};
};

/** A value of the request: known, known to be absent, or unknown for a reason. */
export type ContextValue =
  | {readonly status: 'known'; readonly values: readonly string[]}
  | {readonly status: 'absent'}
  | {readonly status: 'unknown'; readonly because: string};

/** The condition keys of a request; case does not count in their names. */
export type RequestContext = {
  readonly keys: {readonly [key: string]: ContextValue};
  /**
   * What holds for every key that is neither listed nor follows from the principal, the resource,
   * the encryption context or the new grant: the simulator knows that it is absent.
   */
  readonly others: ContextValue;
  /** Left out: none where `others` are absent, else unknown. */
  readonly encryptionContext?: EncryptionContext;
};

/** What a new grant would allow. */
export type NewGrant = {
  readonly operations: readonly string[];
  readonly encryptionContextSubset?: EncryptionContext;
  readonly encryptionContextEquals?: EncryptionContext;
};

/** Pairs that a cryptographic call names; part of what KMS signs. */
export type EncryptionContext = {readonly [key: string]: string};
