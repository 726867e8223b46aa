/** One call from JSON to JSON: kept back or sent, tried again where that helps, and recorded. */
import type {MetadataBearer} from '@smithy/types';
import type {CallName, CallRecord} from '../core/call.ts';
import type {Clock} from '../core/clock.ts';
import {GuardError} from '../core/errors.ts';
import type {JsonObject} from '../core/json.ts';
import type {Answer} from './answer.ts';
import {attemptOnce, unlessAborted} from './attempt.ts';
import {sdkInput} from './clients/input.ts';
import type {ServiceClient} from './clients/service-client.ts';
import {NotAwsError} from './error-kind.ts';
import {keepBytes, withBytes} from './files.ts';
import type {AllowedCall} from './guard/allow-list.ts';
import {recordCall} from './recorder.ts';
import {redactBySchema} from './redact.ts';
import {retryDelay} from './retry.ts';
import {type Failure, failureOf} from './sdk-error.ts';

/** What a call needs besides its client. */
export type CallOptions = {
  readonly readOnly: boolean;
  readonly clock: Clock;
  readonly stopwatch?: () => number;
  readonly onCall?: (record: CallRecord) => void;
  /** Real milliseconds for each attempt. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
  /** The Region, where it is not the door's own. */
  readonly elsewhere?: string;
  /** Files that members of the answer are written to, by their names. */
  readonly keep?: {readonly [member: string]: string};
  /** Looks once more before a change leaves: why it is kept back, or undefined. */
  readonly keptBack?: () => Promise<string | undefined>;
};

type Result = {readonly attempts: number} & (
  | {readonly output: MetadataBearer}
  | {readonly failure: Failure}
);

/** Sends one allowed call through its client, or keeps a change back in a read-only world. */
export async function callThrough(
  client: ServiceClient,
  allowed: AllowedCall,
  input: JsonObject,
  options: CallOptions,
): Promise<Answer> {
  const schemas = client.schemas(allowed.operation);
  const redactedInput = redactBySchema(schemas.input, input);
  const end = recordCall(allowed, redactedInput, options);
  if (allowed.mode === 'change' && options.readOnly) {
    return {outcome: 'would-call', record: end({outcome: 'would-call', attempts: 0})};
  }
  const bytes = withBytes(input);
  if (typeof bytes === 'string') return notSent(bytes, end);
  const reason = await options.keptBack?.();
  if (reason !== undefined) return notSent(reason, end);
  const result = await send(client, allowed, sdkInput(schemas.input, bytes), options);
  const {attempts} = result;
  if ('failure' in result) {
    const {kind, error, requestId, httpStatus} = result.failure;
    const record = end({outcome: 'error', attempts, requestId, httpStatus, error});
    return {outcome: 'error', kind, error, record};
  }
  const {$metadata, ...answered} = result.output;
  const {requestId, httpStatusCode} = $metadata;
  const unsaved = keepBytes(answered, options.keep ?? {});
  if (unsaved !== undefined) {
    const error = {code: 'NotSaved', message: unsaved};
    return {
      outcome: 'error',
      kind: 'refused',
      error,
      record: end({outcome: 'error', attempts, requestId, httpStatus: httpStatusCode, error}),
    };
  }
  const output = redactBySchema(schemas.output, answered);
  const job = jobIn(allowed, output);
  const record = end({
    outcome: 'ok',
    attempts,
    requestId,
    httpStatus: httpStatusCode,
    ...(job === undefined ? {} : {job}),
  });
  return {outcome: 'ok', output, record};
}

/** Calls that only begin a job, and the member of their answer that names it. */
const jobMembers: {readonly [call: CallName]: string} = {
  'backup:StartRestoreJob': 'RestoreJobId',
};

function jobIn({call}: AllowedCall, output: JsonObject): string | undefined {
  const job = output[jobMembers[call] ?? ''];
  return typeof job === 'string' && job !== '' ? job : undefined;
}

/** Kept back by ourselves: an expected end of a call, so a value like AWS's own refusals. */
function notSent(message: string, end: ReturnType<typeof recordCall>): Answer {
  const error = {code: 'NotSent', message};
  const record = end({outcome: 'error', attempts: 0, error});
  return {outcome: 'error', kind: 'refused', error, record};
}

async function send(
  client: ServiceClient,
  {operation, mode}: AllowedCall,
  input: object,
  {clock, timeout, signal}: CallOptions,
): Promise<Result> {
  const login = await findCredentials(client, signal);
  if (login) return {attempts: 0, failure: login};
  for (let attempts = 1; ; attempts += 1) {
    const attempt = await attemptOnce(
      async (either) => answeredByAws(await client.send(operation, input, either)),
      timeout,
      signal,
    );
    if (!('failure' in attempt)) return {attempts, ...attempt};
    const delay = mode === 'read' ? retryDelay(attempt.failure, attempts) : undefined;
    if (delay === undefined) return {attempts, ...attempt};
    const hasSlept = await slept(clock, delay, signal);
    if (!hasSlept) return {attempts, ...attempt};
  }
}

/** The SDK reads foreign JSON and XML as an answer without members; AWS's has at least an id. */
function answeredByAws(output: MetadataBearer): MetadataBearer {
  const {$metadata, ...members} = output;
  const isEmpty = Object.values(members).every((member) => member === undefined);
  if ($metadata.requestId === undefined && isEmpty) {
    throw new NotAwsError($metadata.httpStatusCode ?? 0, 'no request id');
  }
  return output;
}

/** A login may take a person's time (a device, a browser), so the limit of a call is not on it. */
async function findCredentials(
  client: ServiceClient,
  signal: AbortSignal | undefined,
): Promise<Failure | undefined> {
  try {
    await unlessAborted(client.credentials(), signal);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof GuardError) throw thrown;
    const failure = failureOf(thrown);
    // A refused AssumeRole is no right missing for this call: there are no credentials at all.
    const isOther = !['expired-credentials', 'unreachable', 'no-answer', 'aborted'].includes(
      failure.kind,
    );
    return isOther ? {...failure, kind: 'no-credentials'} : failure;
  }
}

/** False when the operator left meanwhile. */
async function slept(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(milliseconds, signal);
    return true;
  } catch (thrown) {
    if (signal?.aborted) return false;
    throw thrown;
  }
}
