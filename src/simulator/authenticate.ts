/** Who sent a request? Its access key, its signature and its session token are checked, in this order. */
import {AwsError} from './wire/aws-error.ts';
import type {WireRequest} from './wire/message.ts';
import type {WireService} from './wire/service.ts';
import type {Signed} from './wire/signature/signed.ts';
import type {Verifier} from './wire/signature/verify.ts';
import type {Received} from './wire/wire.ts';
import {member, type Principal, type World} from './world/world.ts';

/** The principal, or the error that AWS answers a stranger with. */
export type Authentication =
  | {readonly type: 'known'; readonly principal: Principal}
  | {readonly type: 'refused'; readonly error: AwsError};

const invalidToken = 'The security token included in the request is invalid.';
const expiredToken = 'The security token included in the request is expired';

/** Answers who it is. The world's clock decides about sessions, the verifier's about signatures. */
export function authenticate(
  world: World,
  request: WireRequest,
  {service, sender}: Pick<Received, 'service' | 'sender'>,
  verify: Verifier,
): Authentication {
  const {signed} = sender;
  if (!signed) return refused(unsignedError(service));
  const principal = member(world.principals, signed.accessKeyId);
  if (!principal || principal.isInactive) return refused(unknownError(service));
  const verification = verify(request, signed, principal.secretAccessKey);
  if (verification.type !== 'valid') {
    const {type, message} = verification;
    if (type === 'mismatch') return refused(authenticationError(service, mismatchCodes, message));
    const {query, json} = incompleteCodes;
    const code = service.protocol === 'query' ? query : json;
    return refused(new AwsError(code, message, 400));
  }
  if (!hasToken(principal, signed)) return refused(unknownError(service));
  if (principal.expiresAt !== undefined && principal.expiresAt <= world.now) {
    return refused(expiredTokenError(service));
  }
  return {type: 'known', principal};
}

/** Principals of a scenario have no token, whatever their client sends; sessions of STS need theirs. */
function hasToken(principal: Principal, signed: Signed): boolean {
  return principal.token === undefined || principal.token === signed.token;
}

type Codes = {readonly query: string; readonly json: string};

const mismatchCodes = {query: 'SignatureDoesNotMatch', json: 'InvalidSignatureException'};
const incompleteCodes = {query: 'IncompleteSignature', json: 'IncompleteSignatureException'};

/** The error for a session whose time is over. */
export function expiredTokenError(service: WireService): AwsError {
  const codes = {query: 'ExpiredToken', json: 'ExpiredTokenException'};
  return authenticationError(service, codes, expiredToken);
}

function unsignedError(service: WireService): AwsError {
  const isQuery = service.protocol === 'query';
  const codes = {query: 'MissingAuthenticationToken', json: 'MissingAuthenticationTokenException'};
  const message = isQuery
    ? 'Request is missing Authentication Token'
    : 'Missing Authentication Token';
  return authenticationError(service, codes, message);
}

function unknownError(service: WireService): AwsError {
  const codes = {query: 'InvalidClientTokenId', json: 'UnrecognizedClientException'};
  return authenticationError(service, codes, invalidToken);
}

/** The same complaint under the name and status that each protocol gives it. */
function authenticationError(service: WireService, codes: Codes, message: string): AwsError {
  if (service.protocol === 'query') return new AwsError(codes.query, message, 403);
  return new AwsError(codes.json, message, service.protocol === 'json' ? 400 : 403);
}

function refused(error: AwsError): Authentication {
  return {type: 'refused', error};
}
