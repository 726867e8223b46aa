/** A free identifier for a restored database: `orders-db-restored`. */

// facts/aws.md §6.4: 1–63 characters, letter first, no trailing or double hyphen, lower case.
const longest = 63;

/**
 * `<name>-restored`, or `-restored-2`, `-3` … where that is taken. A long name loses its end; a
 * name that is a restored one already is not lengthened again.
 */
export function restoredIdentifier(name: string, taken: Iterable<string>): string {
  return freeIdentifier(name, 'restored', taken);
}

/** The same with another word at the end, such as `orders-db-copy`. */
export function freeIdentifier(name: string, word: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((identifier) => identifier.toLowerCase()));
  const base = name.toLowerCase().replace(new RegExp(`-${word}(-[0-9]+)?$`), '');
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? `-${word}` : `-${word}-${count}`;
    const candidate = `${base.slice(0, longest - ending.length).replace(/-+$/, '')}${ending}`;
    if (!used.has(candidate)) return candidate;
  }
}
