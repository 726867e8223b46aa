/** The scene that is shown, and who paints it anew when it changes. */
import type {Scene} from './scene.ts';

/** Both functions are bound: `useSyncExternalStore` takes them as they are. */
export class Shown {
  readonly #listeners = new Set<() => void>();
  #scene: Scene;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  readonly scene = (): Scene => this.#scene;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Shows another scene from here on. */
  set(scene: Scene): void {
    this.#scene = scene;
    for (const listener of this.#listeners) listener();
  }
}
