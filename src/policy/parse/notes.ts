/** Where things stand in the text, and what is odd about it. */
import type {Place} from '../document.ts';
import type {ObjectNode} from '../text/node.ts';

/** Given to everything that reads a part of the text. */
export type Notes = {
  readonly placeOf: (offset: number) => Place;
  readonly odd: (message: string, at: number) => void;
};

/** Notes the members that no policy has, and those that stand there twice. */
export function noteStrangers(node: ObjectNode, known: readonly string[], notes: Notes): void {
  const seen = new Set<string>();
  for (const {name, at} of node.members) {
    if (!known.includes(name)) notes.odd(`${name} is no element of a policy.`, at);
    else if (seen.has(name)) notes.odd(`${name} stands here twice; the last one counts.`, at);
    seen.add(name);
  }
}
