/**
 * The members of IAM's and Organizations' answers that Latchkey reads, with AWS's own names and
 * ISO 8601 dates. Evidence keeps the whole answer; these types name the part that code may rely on.
 */

/** IAM AttachedPolicy. */
export type AttachedPolicy = {readonly PolicyName?: string; readonly PolicyArn?: string};

type Boundary = {readonly PermissionsBoundaryArn?: string};

/** IAM Role; its path is in no assumed-role ARN, so only this answer has the role's own ARN. */
export type Role = {
  readonly RoleName?: string;
  readonly Arn?: string;
  readonly Path?: string;
  readonly PermissionsBoundary?: Boundary;
  readonly Tags?: readonly {readonly Key?: string; readonly Value?: string}[];
};

/** IAM User. */
export type User = {
  readonly UserName?: string;
  readonly Arn?: string;
  readonly PermissionsBoundary?: Boundary;
  readonly Tags?: readonly {readonly Key?: string; readonly Value?: string}[];
};

/** IAM Policy: a managed one. */
export type ManagedPolicy = {readonly Arn?: string; readonly DefaultVersionId?: string};

/** IAM EvaluationResult of a simulation (facts/wire.md §6). */
export type EvaluationResult = {
  readonly EvalActionName?: string;
  readonly EvalResourceName?: string;
  /** `allowed`, `explicitDeny` or `implicitDeny`. */
  readonly EvalDecision?: string;
  readonly MatchedStatements?: readonly {
    readonly SourcePolicyId?: string;
    readonly SourcePolicyType?: string;
  }[];
  readonly MissingContextValues?: readonly string[];
  readonly OrganizationsDecisionDetail?: {readonly AllowedByOrganizations?: boolean};
  readonly PermissionsBoundaryDecisionDetail?: {
    readonly AllowedByPermissionsBoundary?: boolean;
  };
};

/** Organizations Organization. */
export type Organization = {readonly Id?: string; readonly MasterAccountId?: string};

/** Organizations Account; a path is `o-example/r-root/ou-unit/account/`. */
export type MemberAccount = {readonly Id?: string; readonly Paths?: readonly string[]};

/** Organizations PolicySummary. */
export type OrganizationPolicySummary = {
  readonly Id?: string;
  readonly Arn?: string;
  readonly Name?: string;
  readonly Type?: string;
};

/** Organizations Policy; `Content` is a JSON string. */
export type OrganizationPolicy = {
  readonly PolicySummary?: OrganizationPolicySummary;
  readonly Content?: string;
};
