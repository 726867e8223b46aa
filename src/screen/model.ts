/** A model that fills in while it is on the screen: the first frame is painted before any AWS call. */

/** What a page reads: one picture at a time, and when there is a new one. */
export type Model<View> = {
  view(): View;
  /** Calls `listener` after every update; returns how to stop. */
  subscribe(listener: () => void): () => void;
};

/** A model and the way to change it. */
export type OpenModel<View> = Model<View> & {
  /** Replaces the members given. */
  update(change: Partial<View>): void;
};

/** A model that begins with `initial`. */
export function createModel<View extends object>(initial: View): OpenModel<View> {
  let view = initial;
  const listeners = new Set<() => void>();
  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    update(change) {
      view = {...view, ...change};
      for (const listener of listeners) listener();
    },
  };
}
