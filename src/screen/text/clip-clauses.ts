/** Cuts a text between its clauses: a sentence cut after its `not` would say the opposite. */
import {clipText, widthOf} from './line.ts';

/** As many whole clauses as fit into `columns`, then `…`; a first clause too long is cut itself. */
export function clipClauses(content: string, columns: number): string {
  if (widthOf(content) <= columns) return content;
  const ends = [...content.matchAll(/,? (?=\()|, /g)].map(({index}) => index);
  const heads = ends.map((end) =>
    content[end] === ',' ? `${content.slice(0, end)}, …` : `${content.slice(0, end)} …`,
  );
  return heads.findLast((head) => widthOf(head) <= columns) ?? clipText(content, columns);
}
