/** The errors that end a session, made from answers and facts where nothing could be done. */
import type {CallError} from '../core/call.ts';
import {CredentialsError, EndpointError, type LatchkeyError} from '../core/errors.ts';
import type {Evidence} from '../core/evidence.ts';
import {type ErrorKind, kindOfCode} from './error-kind.ts';
import {explain} from './explain.ts';
import {generalAdvice} from './profile-login.ts';

/** What the sentences need to know about the door. */
export type DoorPlace = {
  readonly region: string;
  readonly profile: string | undefined;
  /** Empty for AWS's own. */
  readonly endpoint: string;
  /** The command or sentence that renews the login (`loginAdvice`). */
  readonly login: string;
};

/** The error that ends a session after this kind; undefined where a session can go on. */
export function endingError(
  kind: ErrorKind,
  error: CallError,
  place: DoorPlace,
): LatchkeyError | undefined {
  const said = `${error.code}: ${error.message}`;
  const target = place.endpoint === '' ? `AWS in ${place.region}` : place.endpoint;
  switch (kind) {
    case 'expired-credentials':
      return new CredentialsError('AWS no longer accepts your login.', [
        `Log in again: ${place.login}`,
        said,
      ]);
    case 'no-credentials':
      return new CredentialsError('There are no credentials that AWS accepts.', [
        place.profile === undefined && place.login === generalAdvice
          ? 'Name a profile with --profile, or set AWS_PROFILE.'
          : `Log in: ${place.login}`,
        said,
      ]);
    case 'denied':
      return new CredentialsError('These credentials may read nothing of this database.', [
        explain(error, '').means,
        'latchkey policy --for diagnose prints what is needed.',
      ]);
    case 'unreachable':
      return endpointError(`${target} cannot be reached.`, said, place);
    case 'no-answer':
      return endpointError(`${target} does not answer: ${error.message}.`, undefined, place);
    case 'not-aws':
      return endpointError(`${target} does not answer as AWS does.`, said, place);
    case 'unsupported':
      return endpointError(`${target} does not offer what Latchkey reads.`, said, place);
    default:
      return undefined;
  }
}

/**
 * The error for evidence in which nothing at all was read; undefined as soon as one fact about a
 * database is known, or AWS itself said that there is none.
 */
export function nothingReadError(evidence: Evidence, place: DoorPlace): LatchkeyError | undefined {
  const {identity, ...others} = evidence;
  const facts = Object.values(others);
  const hasAnswer = facts.some(
    (fact) =>
      fact?.status === 'known' || (fact?.status === 'absent' && fact.because === 'does-not-exist'),
  );
  if (hasAnswer) return undefined;
  // Who one is can be asked with any login, so its failure is about the login or the network.
  for (const fact of [identity, ...facts]) {
    if (fact?.status !== 'denied' && fact?.status !== 'failed') continue;
    const kind = kindOfCode(fact.code) ?? 'refused';
    const error = endingError(kind, {code: fact.code, message: fact.message}, place);
    if (error) return error;
  }
  return undefined;
}

function endpointError(message: string, said: string | undefined, place: DoorPlace): EndpointError {
  const check =
    place.endpoint === ''
      ? 'Check the network, the proxy and the Region.'
      : 'Check the endpoint: --endpoint-url, AWS_ENDPOINT_URL or the profile’s endpoint_url.';
  return new EndpointError(message, said === undefined ? [check] : [check, said]);
}
