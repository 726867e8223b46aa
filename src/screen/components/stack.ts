/** Stacks blocks into the body; where room is short, what matters least leaves first. */
import {blank, type Line} from '../text/line.ts';

/** Lines that stay or leave together. Blocks without `leaves` never leave; the highest goes first. */
export type Block = {readonly lines: readonly Line[]; readonly leaves?: number};

/** An empty row that leaves before anything else. */
export const air: Block = {lines: [blank], leaves: 9};

/** All blocks that fit into `rows`; the rest is longer than the place and has to be scrolled. */
export function stack(blocks: readonly Block[], rows: number): readonly Line[] {
  let kept = blocks.filter((block) => block.lines.length > 0);
  for (const level of [9, 8, 7, 6, 5, 4, 3, 2, 1]) {
    while (heightOf(kept) > rows) {
      // From the end: what stands further down matters less among equals.
      const last = kept.findLastIndex((block) => block.leaves === level);
      if (last === -1) break;
      kept = kept.toSpliced(last, 1);
    }
  }
  return kept.flatMap((block) => block.lines);
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.lines.length, 0);
}

/** The part of long content that is in view. */
export type View = {readonly lines: readonly Line[]; readonly top: number; readonly most: number};

/** Cuts `lines` to `rows` from `scroll` on. */
export function viewOf(lines: readonly Line[], rows: number, scroll: number): View {
  const most = Math.max(0, lines.length - rows);
  const top = Math.min(Math.max(0, scroll), most);
  return {lines: lines.slice(top, top + rows), top, most};
}

/** As much of the blocks as fits into `rows`, so that the block under the cursor is in view. */
export function around(blocks: readonly (readonly Line[])[], cursor: number, rows: number): View {
  const above = blocks.slice(0, cursor).flat().length;
  const here = blocks[cursor]?.length ?? 0;
  const middle = above - Math.max(0, Math.floor((rows - here) / 2));
  return viewOf(blocks.flat(), rows, middle);
}

/** Fills up to `rows` lines. */
export function padRows(lines: readonly Line[], rows: number): readonly Line[] {
  return [...lines, ...Array.from({length: Math.max(0, rows - lines.length)}, () => blank)];
}
