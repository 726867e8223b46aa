/** Reads from a finished HTTP request which AWS operation it is, without trusting who built it. */
import type {CallName} from '../../core/call.ts';

/** The parts of a request that tell its operation. */
export type OutgoingRequest = {
  readonly method: string;
  readonly hostname?: string;
  readonly path: string;
  readonly query?: object;
  readonly headers: {readonly [name: string]: string};
  readonly body?: unknown;
};

// awsQuery requests carry their API's version (facts/wire.md §2.1), which names the service.
const queryServices: ReadonlyMap<string, string> = new Map([
  ['2014-10-31', 'rds'],
  ['2011-06-15', 'sts'],
  ['2010-05-08', 'iam'],
]);

// awsJson targets by their last dot segment but one; botocore writes a longer CloudTrail prefix.
const targetServices: ReadonlyMap<string, string> = new Map([
  ['TrentService', 'kms'],
  ['CloudTrail_20131101', 'cloudtrail'],
  ['AWSOrganizationsV20161128', 'organizations'],
]);

// The REST calls with which the SDK's credential chain gets and renews a login.
const restCalls: ReadonlyMap<string, CallName> = new Map<string, CallName>([
  ['GET /federation/credentials', 'sso:GetRoleCredentials'],
  ['POST /token', 'sso-oauth:CreateToken'],
  ['POST /v1/token', 'signin:CreateOAuth2Token'],
]);

// AWS Backup's REST calls; an ARN in a path is percent-encoded, so it holds no slash.
const backupCalls: readonly (readonly [RegExp, CallName])[] = [
  [/^GET \/resources\/[^/]+\/recovery-points\/?$/, 'backup:ListRecoveryPointsByResource'],
  [/^GET \/backup-vaults\/[^/]+\/recovery-points\/[^/]+$/, 'backup:DescribeRecoveryPoint'],
  [/^GET \/restore-jobs\/[^/]+$/, 'backup:DescribeRestoreJob'],
  [/^PUT \/restore-jobs$/, 'backup:StartRestoreJob'],
];

/** The call that a request performs; undefined when it cannot be told beyond doubt. */
export function operationOf(request: OutgoingRequest): CallName | undefined {
  if (isPresignedIdentity(request)) return 'sts:GetCallerIdentity';
  const target = header(request, 'x-amz-target');
  const form = formOf(request);
  // Two names in one request would let the service and this check read different ones.
  if (target !== undefined && form?.has('Action')) return undefined;
  if (target !== undefined) return callOfTarget(target);
  if (form?.has('Action')) return callOfForm(form);
  const line = `${request.method} ${request.path}`;
  if (isSignedFor('backup', request)) {
    return backupCalls.find(([pattern]) => pattern.test(line))?.[1];
  }
  return restCalls.get(line);
}

/** Paths of different services are alike; the scope of the signature says whose this one is. */
function isSignedFor(service: string, request: OutgoingRequest): boolean {
  return header(request, 'authorization')?.includes(`/${service}/aws4_request`) ?? false;
}

/**
 * The one request that is signed in its query string: an approval code (approval/code.ts). It has no
 * body and no target, so that nothing in it can be read as another call.
 */
function isPresignedIdentity(request: OutgoingRequest): boolean {
  const {method, query = {}, body} = request;
  const members = new Map(Object.entries(query));
  return (
    method === 'GET' &&
    members.get('Action') === 'GetCallerIdentity' &&
    members.get('Version') === '2011-06-15' &&
    Array.from(members).every(([name, value]) => isOfIdentity(name) && typeof value === 'string') &&
    (body === undefined || body === null) &&
    header(request, 'x-amz-target') === undefined
  );
}

function isOfIdentity(name: string): boolean {
  return name === 'Action' || name === 'Version' || name.startsWith('X-Amz-');
}

function callOfTarget(target: string): CallName | undefined {
  const [prefix, operation] = target.split('.').slice(-2);
  const service = targetServices.get(prefix ?? '');
  return service !== undefined && operation ? `${service}:${operation}` : undefined;
}

function callOfForm(form: URLSearchParams): CallName | undefined {
  const actions = form.getAll('Action');
  const versions = form.getAll('Version');
  const service = queryServices.get(versions[0] ?? '');
  if (actions.length !== 1 || versions.length !== 1 || service === undefined) return undefined;
  return `${service}:${actions[0]}`;
}

/** The form in the body; one in the query string counts as unreadable, because AWS reads both. */
function formOf(request: OutgoingRequest): URLSearchParams | undefined {
  if (request.query && 'Action' in request.query) return new URLSearchParams([['Action', '']]);
  const isForm = header(request, 'content-type')?.startsWith('application/x-www-form-urlencoded');
  if (!isForm) return undefined;
  const {body} = request;
  if (typeof body === 'string') return new URLSearchParams(body);
  if (body instanceof Uint8Array) return new URLSearchParams(new TextDecoder().decode(body));
  return undefined;
}

function header(request: OutgoingRequest, name: string): string | undefined {
  const found = Object.entries(request.headers).find(([key]) => key.toLowerCase() === name);
  return found?.[1];
}
