/** Keeps the memory of a very long journal small: V8 would rather grow its heap than tidy it up. */
import v8 from 'node:v8';

/** From here on the text alone would be a good part of the memory that Latchkey may take. */
const longBytes = 16 * 1024 * 1024;

/** Called with the size of a journal before it is read. Reading costs a little more time then. */
export function thriftyFor(bytes: number): void {
  // The part of the heap for new objects stays as small as it is; it would grow by some 40 MB. V8
  // reads this flag at each collection, so it counts in a process that runs already. Its flag
  // --optimize-for-size saves no more, and collects all entries again and again while keys are pressed.
  if (bytes >= longBytes) v8.setFlagsFromString('--semi-space-growth-factor=1');
}
