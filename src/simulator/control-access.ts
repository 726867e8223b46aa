/** Who may ask the control endpoints what: the facilitator by the token, players by their signature. */
import {createHash, timingSafeEqual} from 'node:crypto';
import type {Simulator} from './contract.ts';
import {foreignWords} from './http-foreign.ts';
import {headerOf, type WireRequest} from './wire/message.ts';

/** `anybody`: the request is answered with what everybody may know. */
export type Access =
  | {readonly type: 'allowed'}
  | {readonly type: 'anybody'}
  | {readonly type: 'refused'; readonly status: 401 | 403; readonly error: string};

const allowed: Access = {type: 'allowed'};

/** Judges requests to the control endpoints; what is not allowed here is answered nowhere. */
export function createAccess(
  simulator: Simulator,
  token: string,
): (request: WireRequest) => Access {
  return (request) => {
    const foreign = foreignWords(request);
    if (foreign !== undefined) return {type: 'refused', status: 403, error: foreign};
    const authorization = headerOf(request, 'authorization');
    if (isToken(authorization, token)) return allowed;
    const route = `${request.method} ${request.path}`;
    if (route === 'GET /_latchkey/messages') return playerAccess(simulator, request);
    if (route === 'GET /_latchkey/state' && authorization === '') return {type: 'anybody'};
    return refusedFor('This needs the header authorization: Bearer TOKEN.');
  };
}

/** Players have no token: the signature that they put under every call stands for it. */
function playerAccess(simulator: Simulator, request: WireRequest): Access {
  if (!headerOf(request, 'authorization').startsWith('AWS4-HMAC-SHA256 ')) {
    const signature = "a player's signature (AWS Signature Version 4, service latchkey)";
    return refusedFor(`This needs ${signature} or the header authorization: Bearer TOKEN.`);
  }
  const identified = simulator.identify(request);
  if (identified.type === 'known') return allowed;
  const {code, message} = identified;
  const sentence = message.replace(/\.?$/, '.');
  const error = `${code}: ${sentence} Sign with credentials that this simulator printed.`;
  return {type: 'refused', status: 403, error};
}

function refusedFor(error: string): Access {
  return {type: 'refused', status: 401, error};
}

/** Compares digests, so that neither length nor place of a difference shows in the time. */
function isToken(authorization: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
}
