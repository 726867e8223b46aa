/** A step of a conversation: one call with what AWS would answer, or refuse it with. */

/** What earlier steps answered, by the names they were kept under. */
export type Kept = {[name: string]: string};

export type Step = {
  readonly call: string;
  readonly input?: object | ((kept: Kept) => object);
  /** Members of the answer. */
  readonly answers?: object;
  /** Code as it stands on the wire, the exact text or a part of it, the HTTP status. */
  readonly refuses?: {
    readonly code: string;
    readonly message?: string | RegExp;
    readonly status: number;
  };
  /** Text of the answer to keep: name, then the path to it. */
  readonly keeps?: readonly [string, ...string[]];
  /** Lets this much simulated time pass first. */
  readonly after?: number;
};
