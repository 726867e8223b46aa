/** Keeps the memory of a whole estate small while its file is read. */
import v8 from 'node:v8';

// A drill has some kilobytes; what is longer describes a whole estate.
const longText = 1024 * 1024;

/**
 * Called with the length of a scenario's text before it is read; reading costs a little more time
 * then. V8's part of the heap for new objects stays as small as it is, where the garbage of YAML would
 * make it grow by some 100 MB; V8 reads this flag at each collection.
 */
export function keepHeapSmallFor(length: number): void {
  if (length >= longText) v8.setFlagsFromString('--semi-space-growth-factor=1');
}
