/** The names that a shared screen has met: one is called the same from the first list to the last line. */
import type {Mask, NameKind, Names} from './redact.ts';
import {createMask} from './redact.ts';

/** Learns names, and masks with all that it knows. */
export class SharedNames {
  readonly #known = new Map<string, NameKind>();
  #mask: Mask = createMask();

  get mask(): Mask {
    return this.#mask;
  }

  /** True when there were new names; those known before keep what they are called. */
  learn(found: Names): boolean {
    const before = this.#known.size;
    for (const [kind, names] of Object.entries(found)) {
      for (const name of names) if (!this.#known.has(name)) this.#known.set(name, kind as NameKind);
    }
    if (this.#known.size === before) return false;
    const names: {[kind in NameKind]?: string[]} = {};
    for (const [name, kind] of this.#known) names[kind] = [...(names[kind] ?? []), name];
    this.#mask = createMask(names);
    return true;
  }
}
