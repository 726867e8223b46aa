/** What the door answers: AWS's words as plain JSON, an error as a value, or a change kept back. */
import type {CallError, CallRecord} from '../core/call.ts';
import type {JsonObject} from '../core/json.ts';
import type {ErrorKind} from './error-kind.ts';

/** AWS answered. `output` is plain JSON: ISO dates, blobs as `<n bytes>`, secrets left out. */
export type OkAnswer = {
  readonly outcome: 'ok';
  readonly output: JsonObject;
  readonly record: CallRecord;
};

/** No usable answer, and why. */
export type ErrorAnswer = {
  readonly outcome: 'error';
  readonly kind: ErrorKind;
  readonly error: CallError;
  readonly record: CallRecord;
};

/** A change in a read-only world: the record holds exactly what would have been sent. */
export type WouldCallAnswer = {readonly outcome: 'would-call'; readonly record: CallRecord};

export type Answer = OkAnswer | ErrorAnswer | WouldCallAnswer;
