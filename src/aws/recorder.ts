/** Keeps the record of every call: what was sent, redacted, and what became of it. */
import type {CallRecord} from '../core/call.ts';
import {type Clock, isoTime} from '../core/clock.ts';
import type {JsonObject} from '../core/json.ts';
import type {AllowedCall} from './guard/allow-list.ts';

/** How a call ended, for its record. */
export type Ending = Pick<CallRecord, 'outcome' | 'requestId' | 'httpStatus' | 'error'> & {
  readonly attempts: number;
};

/** Begins the record of one call now; the returned function ends it and tells `onCall` at once. */
export function recordCall(
  allowed: AllowedCall,
  input: JsonObject,
  clock: Clock,
  onCall: ((record: CallRecord) => void) | undefined,
): (ending: Ending) => CallRecord {
  const at = isoTime(clock.now());
  const began = performance.now();
  return (ending) => {
    const record: CallRecord = {
      call: allowed.call,
      mode: allowed.mode,
      at,
      milliseconds: Math.round(performance.now() - began),
      input,
      ...ending,
    };
    onCall?.(record);
    return record;
  };
}
