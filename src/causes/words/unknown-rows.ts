/** Unknown: what could not be seen, counted where it decides nothing, named where it might. */
import {type Case, firstFinding, unknownWords} from './case.ts';

// A wall of text helps nobody; the evidence lists them all.
const mostLines = 5;

/** A certain finding needs no unknown; anything less names each with what would settle it. */
export function unknownRows(story: Case): readonly string[] {
  const {unknowns, verdict} = story.diagnosis;
  if (unknowns.length === 0) return ['nothing that was asked for'];
  const isSettled = firstFinding(story)?.confidence === 'certain' && verdict !== 'undecided';
  if (isSettled) {
    return [
      `${countWords(unknowns.length)} the finding`,
      unknowns.map(({fact}) => fact).join(', '),
    ];
  }
  const lines = unknowns.slice(0, mostLines).map(unknownWords);
  const rest = unknowns.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}

function countWords(count: number): string {
  if (count === 1) return '1 thing, it does not change';
  return `${count} things, ${count === 2 ? 'neither' : 'none'} changes`;
}
