/** A step of a conversation: one call with what AWS would answer, or refuse it with. */

/** What earlier steps answered, by the names they were kept under. */
export type Kept = {[name: string]: string};

/** A name, then the path to a text of the answer. */
type Keep = readonly [string, ...string[]];

export type Step = {
  readonly call: string;
  /** Region that it is sent to; eu-west-1 where nothing is said. */
  readonly region?: string;
  readonly input?: object | ((kept: Kept) => object);
  /** Members of the answer; a regular expression stands for a text. */
  readonly answers?: object;
  /** Code as it stands on the wire, the exact text or a part of it, the HTTP status. */
  readonly refuses?: {
    readonly code: string;
    readonly message?: string | RegExp;
    readonly status: number;
  };
  /** Texts of the answer to keep. */
  readonly keeps?: Keep | readonly Keep[];
  /** Lets this much simulated time pass first. */
  readonly after?: number;
};
