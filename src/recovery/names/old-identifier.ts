/** The name that the lost database makes room with: `orders-db-old`. Pure. */

// facts/aws.md §6.4: 1–63 characters, letter first, no trailing or double hyphen, lower case.
const longest = 63;

/** `<name>-old`, or `-old-2`, `-3` … where that is taken. A long name loses its end. */
export function oldIdentifier(name: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((identifier) => identifier.toLowerCase()));
  const base = name.toLowerCase();
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? '-old' : `-old-${count}`;
    const candidate = `${base.slice(0, longest - ending.length).replace(/-+$/, '')}${ending}`;
    if (!used.has(candidate)) return candidate;
  }
}
