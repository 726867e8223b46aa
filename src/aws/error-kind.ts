/** What went wrong, by name: the SDK's many errors as the few kinds that need different answers. */

/** Why a call got no usable answer. */
export type ErrorKind =
  /** The caller lacks a right. */
  | 'denied'
  /** AWS knows no such thing. */
  | 'not-found'
  /** AWS asks to slow down. */
  | 'throttled'
  /** The login has run out; logging in again mends it. */
  | 'expired-credentials'
  /** No credentials were found, or AWS does not know them. */
  | 'no-credentials'
  /** No connection: refused, reset, no such host, a bad certificate. */
  | 'unreachable'
  /** Connected, and no answer within the time allowed. */
  | 'no-answer'
  /** Something answered that is not AWS: a proxy's page, garbage. */
  | 'not-aws'
  /** This endpoint does not offer the operation. */
  | 'unsupported'
  /** The key, database or backup is in a state that forbids the call. */
  | 'invalid-state'
  /** AWS's own fault. */
  | 'server'
  /** Any other refusal by AWS: a bad value, a quota, no capacity. */
  | 'refused'
  /** The caller of the door gave up waiting. */
  | 'aborted';

/** The endpoint answered with something that cannot be an answer of AWS. */
export class NotAwsError extends Error {
  override readonly name = 'NotAws';
  readonly $metadata: {readonly httpStatusCode: number};

  /** `what` names what came instead, e.g. its content type. */
  constructor(httpStatus: number, what: string) {
    super(`HTTP ${httpStatus} with ${what}: not an answer of AWS`);
    this.$metadata = {httpStatusCode: httpStatus};
  }
}

/** Connected, and the time allowed for one attempt passed. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswer';

  constructor(milliseconds: number) {
    super(`not answered in ${milliseconds / 1000} s`);
  }
}

const byCode: ReadonlyMap<string, ErrorKind> = new Map(
  Object.entries<ErrorKind>({
    AbortError: 'aborted',
    NoAnswer: 'no-answer',
    TimeoutError: 'no-answer',
    NotAws: 'not-aws',
    SyntaxError: 'not-aws',
    // The SDK's names for an error without a code of AWS: a redirect to a login page, a proxy's text.
    UnknownError: 'not-aws',
    Unknown: 'not-aws',
    ExpiredToken: 'expired-credentials',
    ExpiredTokenException: 'expired-credentials',
    TokenRefreshRequired: 'expired-credentials',
    CredentialsProviderError: 'no-credentials',
    TokenProviderError: 'no-credentials',
    UnrecognizedClientException: 'no-credentials',
    InvalidClientTokenId: 'no-credentials',
    InvalidAccessKeyId: 'no-credentials',
    InvalidSignatureException: 'no-credentials',
    SignatureDoesNotMatch: 'no-credentials',
    IncompleteSignature: 'no-credentials',
    IncompleteSignatureException: 'no-credentials',
    MissingAuthenticationToken: 'no-credentials',
    MissingAuthenticationTokenException: 'no-credentials',
    AccessDenied: 'denied',
    AccessDeniedException: 'denied',
    UnauthorizedOperation: 'denied',
    NotAuthorized: 'denied',
    Throttling: 'throttled',
    ThrottlingException: 'throttled',
    ThrottledException: 'throttled',
    RequestThrottled: 'throttled',
    RequestThrottledException: 'throttled',
    RequestLimitExceeded: 'throttled',
    TooManyRequestsException: 'throttled',
    SlowDown: 'throttled',
    InvalidAction: 'unsupported',
    UnknownOperationException: 'unsupported',
    NotImplemented: 'unsupported',
    NotImplementedException: 'unsupported',
    DisabledException: 'invalid-state',
    // The account belongs to no organization: there is none to describe.
    AWSOrganizationsNotInUseException: 'not-found',
    // 5xx in the model, answered as HTTP 400 (facts/aws.md §2.2).
    DependencyTimeoutException: 'server',
    KMSInternalException: 'server',
    KeyUnavailableException: 'server',
    InternalFailure: 'server',
    InternalError: 'server',
    ServiceUnavailable: 'server',
    ServiceUnavailableException: 'server',
  }),
);

const unreachable =
  /^(ECONN|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE|EPROTO|ETIMEDOUT|ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/**
 * The kind of an error by its code, e.g. of a failed fact. `LimitExceededException` is a quota in
 * KMS, not throttling (facts/wire.md §3.2); RDS codes come with and without `Fault` (facts/aws.md §8).
 */
export function kindOfCode(code: string): ErrorKind | undefined {
  const known = byCode.get(code);
  if (known) return known;
  if (unreachable.test(code)) return 'unreachable';
  if (/NotFound(Fault|Exception)?$/.test(code)) return 'not-found';
  if (/^(KMS|Custom\w+)?Invalid\w*State(Fault|Exception)?$/.test(code)) return 'invalid-state';
  if (/InvalidStateException$/.test(code)) return 'invalid-state';
  return undefined;
}
