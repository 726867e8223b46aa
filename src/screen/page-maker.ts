/** Makes the page of a scene once: the desk asks for it with each key, and again to paint it. */
import type {Page} from './page.ts';
import {type Brief, baseKey, pageOf} from './route.ts';
import type {Scene} from './scene.ts';
import type {Size} from './size.ts';

/** The pages of one desk. A scene is plain data that never changes, so its page does not either. */
export class PageMaker {
  readonly #brief: Brief;
  #page: {readonly of: Scene; readonly size: Size; readonly made: Page} | undefined;
  #key: {readonly of: Scene; readonly made: string} | undefined;

  constructor(brief: Brief) {
    this.#brief = brief;
  }

  /** The page of a scene at a size. */
  page(scene: Scene, size: Size): Page {
    const known = this.#page;
    const isKnown =
      known?.of === scene && known.size.columns === size.columns && known.size.rows === size.rows;
    if (known && isKnown) return known.made;
    const made = pageOf(scene, size, this.#brief);
    this.#page = {of: scene, size, made};
    return made;
  }

  /** The key of the page beneath all overlays. */
  baseKey(scene: Scene): string {
    const known = this.#key;
    if (known?.of === scene) return known.made;
    const made = baseKey(scene, this.#brief);
    this.#key = {of: scene, made};
    return made;
  }
}
