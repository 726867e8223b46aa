/** Names and records of AWS API calls, as they stand in runbooks, journals and on the screen. */
import type {JsonObject} from './json.ts';

/** An API operation with its service in front, spelt as IAM spells the action: `kms:EnableKey`. */
export type CallName = `${string}:${string}`;

/** Whether an operation only looks or changes something in AWS. */
export type CallMode = 'read' | 'change';

/** What became of one call. `would-call`: a change in a read-only world, kept back at the door. */
export type CallOutcome = 'ok' | 'error' | 'would-call';

/** The error AWS answered with; `code` is the SDK's `error.name`, the message is AWS's own text. */
export type CallError = {readonly code: string; readonly message: string};

/** One call as the door saw it. Times are ISO 8601 in the world's time; input is redacted. */
export type CallRecord = {
  readonly call: CallName;
  readonly mode: CallMode;
  readonly outcome: CallOutcome;
  /** The Region, where it is not the incident's own. */
  readonly region?: string;
  readonly at: string;
  /** Wall time from sending to answer. */
  readonly milliseconds: number;
  readonly attempts: number;
  readonly input: JsonObject;
  readonly requestId?: string;
  readonly httpStatus?: number;
  readonly error?: CallError;
  /** What AWS calls the job that it began, where the call begins one. */
  readonly job?: string;
};

/** Splits `kms:EnableKey` into its service and operation. */
export function partsOfCall(call: CallName): {service: string; operation: string} {
  const colon = call.indexOf(':');
  return {service: call.slice(0, colon), operation: call.slice(colon + 1)};
}
