/** Hands the door's records to a session that is opened after the door. */
import type {CallRecord} from '../core/call.ts';

/** Records from before the session (who am I, which databases) are not part of its journal. */
export class CallRelay {
  #receiver: ((record: CallRecord) => void) | undefined;

  /** What the door is given. */
  readonly onCall = (record: CallRecord): void => {
    this.#receiver?.(record);
  };

  /** From here on every record goes to the session. */
  attach(receiver: (record: CallRecord) => void): void {
    this.#receiver = receiver;
  }
}
