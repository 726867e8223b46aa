/** Turns whatever the SDK throws into a value: a kind, AWS's code and message, and where it came from. */
import type {CallError} from '../core/call.ts';
import {type ErrorKind, kindOfCode} from './error-kind.ts';

/** A failed attempt as a value. */
export type Failure = {
  readonly kind: ErrorKind;
  readonly error: CallError;
  readonly requestId?: string;
  readonly httpStatus?: number;
  /** The SDK has seen that this machine's clock is off and will sign the next request right. */
  readonly isClockCorrected: boolean;
};

const longestMessage = 2000;

// AWS repeats the signed headers in signature errors, the session token among them.
const tokenHeader = /(x-amz-security-token\s*[:=]\s*)\S+/gi;

// What the SDK appends to the reason why it could not read an answer.
const hintForProgrammers = /\s*Deserialization error: to see the raw response.*$/s;

/** The failure behind a thrown value. */
export function failureOf(thrown: unknown): Failure {
  const code = codeOf(thrown);
  const httpStatus = numberAt(metadataOf(thrown), 'httpStatusCode');
  const words = messageOf(thrown);
  const message = /^Unknown(Error)?$/.test(words) ? `HTTP ${httpStatus}: no error of AWS` : words;
  return {
    kind: refined(kindOfCode(code) ?? kindOfStatus(thrown, httpStatus), code, message),
    error: {code, message},
    requestId: textAt(metadataOf(thrown), 'requestId'),
    httpStatus,
    isClockCorrected: memberOf(metadataOf(thrown), 'clockSkewCorrected') === true,
  };
}

/** Connections report themselves by an errno, AWS and the SDK by the error's name. */
function codeOf(thrown: unknown): string {
  const errno = textAt(thrown, 'code');
  if (errno !== undefined && kindOfCode(errno) === 'unreachable') return errno;
  const name = textAt(thrown, 'name') ?? 'Error';
  if (name !== 'Error') return name;
  return isUnreadable(thrown) ? 'NotAws' : name;
}

/** The XML parser throws plain errors; the SDK hangs the response on everything it cannot read. */
function isUnreadable(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    (thrown.message.startsWith('XML parse error') || metadataOf(thrown) !== undefined)
  );
}

function kindOfStatus(thrown: unknown, status: number | undefined): ErrorKind {
  if (status === 429) return 'throttled';
  if (status === 501) return 'unsupported';
  if (textAt(thrown, 'name') === 'UnknownError' || (status ?? 400) < 400) return 'not-aws';
  if ((status !== undefined && status >= 500) || textAt(thrown, '$fault') === 'server') {
    return 'server';
  }
  return 'refused';
}

/** The credential chain has one error for everything; only its text tells a login that ran out. */
function refined(kind: ErrorKind, code: string, message: string): ErrorKind {
  const isFromChain = code === 'CredentialsProviderError' || code === 'TokenProviderError';
  return isFromChain && /expired/i.test(message) ? 'expired-credentials' : kind;
}

function messageOf(thrown: unknown): string {
  const text =
    textAt(thrown, 'message') || textAt(thrown, 'Message') || textAt(thrown, 'code') || '';
  const safe = text.replace(tokenHeader, '$1<redacted>').replace(hintForProgrammers, '');
  return safe.length > longestMessage ? `${safe.slice(0, longestMessage)}…` : safe;
}

function metadataOf(thrown: unknown): unknown {
  return memberOf(thrown, '$metadata');
}

function textAt(value: unknown, name: string): string | undefined {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : undefined;
}

function numberAt(value: unknown, name: string): number | undefined {
  const member = memberOf(value, name);
  return typeof member === 'number' ? member : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
