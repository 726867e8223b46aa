/** "Did you mean …?": the known name nearest to one that is not known. */

/** The nearest of `names` when a slip of the finger explains the difference, else undefined. */
export function nearest(wanted: string, names: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const name of names) {
    const distance = distanceOf(wanted.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** `Did you mean "confirm"?`, or `otherwise` where nothing is near. */
export function suggestion(wanted: string, names: Iterable<string>, otherwise: string): string {
  const near = nearest(wanted, names);
  return near === undefined ? otherwise : `Did you mean "${near}"?`;
}

/** Levenshtein's distance, one row at a time. */
function distanceOf(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const insert = (current[column - 1] ?? 0) + 1;
      const remove = (previous[column] ?? 0) + 1;
      current.push(Math.min(change, insert, remove));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
