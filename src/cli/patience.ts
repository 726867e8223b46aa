/** A word to whoever waits, for work that is mostly over before anyone does. */

/**
 * Does `work`. What it hands to `later` is called after so many milliseconds, unless the work is over
 * by then. What that throws is thrown when the work is over, unless the work itself failed.
 */
export async function withPatience<T>(
  milliseconds: number,
  work: (later: (tell: () => void) => void) => Promise<T>,
): Promise<T> {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let failed: {readonly thrown: unknown} | undefined;
  // Work that failed may still have ends that run on: none of them begins a timer.
  const later = (tell: () => void) => {
    if (isOver) return;
    timer = setTimeout(() => {
      try {
        tell();
      } catch (thrown) {
        // Thrown out of a timer it would end the process, past everybody who could say why.
        failed = {thrown};
      }
    }, milliseconds);
  };
  let result: T;
  try {
    result = await work(later);
  } finally {
    isOver = true;
    clearTimeout(timer);
  }
  if (failed) throw failed.thrown;
  return result;
}
