/** Keeps the record of every call: what was sent, redacted, and what became of it. */
import type {CallRecord} from '../core/call.ts';
import {type Clock, isoTime} from '../core/clock.ts';
import type {JsonObject} from '../core/json.ts';
import type {AllowedCall} from './guard/allow-list.ts';

/** How a call ended, for its record. */
export type Ending = Pick<CallRecord, 'outcome' | 'requestId' | 'httpStatus' | 'error' | 'job'> & {
  readonly attempts: number;
};

/** Whose clock it is, who is told, and the Region where it is not the door's own. */
export type Recording = {
  readonly clock: Clock;
  /** Milliseconds from any beginning, to tell how long a call took. Default: real ones. */
  readonly stopwatch?: () => number;
  readonly onCall?: (record: CallRecord) => void;
  readonly elsewhere?: string;
};

const realTime = () => performance.now();

/** Begins the record of one call now; the returned function ends it and tells `onCall` at once. */
export function recordCall(
  allowed: AllowedCall,
  input: JsonObject,
  {clock, stopwatch = realTime, onCall, elsewhere}: Recording,
): (ending: Ending) => CallRecord {
  const at = isoTime(clock.now());
  const began = stopwatch();
  return (ending) => {
    const record: CallRecord = {
      call: allowed.call,
      mode: allowed.mode,
      ...(elsewhere === undefined ? {} : {region: elsewhere}),
      at,
      milliseconds: Math.round(stopwatch() - began),
      input,
      ...ending,
    };
    onCall?.(record);
    return record;
  };
}
