/** Notes that the session has moved on: many entries in one go make one frame. */

/** Asks for one refresh, soon, however often it is marked before that. */
export class Stale {
  readonly #refresh: () => void;
  #isStale = false;

  constructor(refresh: () => void) {
    this.#refresh = refresh;
  }

  /** Something has changed. */
  mark(): void {
    if (this.#isStale) return;
    this.#isStale = true;
    setImmediate(this.#refresh);
  }

  /** True once after one or many marks. */
  take(): boolean {
    const wasStale = this.#isStale;
    this.#isStale = false;
    return wasStale;
  }
}
