/** `--mask`: other account ids instead of the real ones, the same everywhere, also inside policies. */
import type {Json} from '../../core/json.ts';

// An account id stands by itself: a key ID or a resource ID may hold 12 digits as well.
const alone = /(?<![\w-])\d{12}(?![\w-])/g;

/** A copy of saved evidence in which no account id of it stands any more. */
export function masked<Saved extends object>(saved: Saved): Saved {
  const plain: Json = JSON.parse(JSON.stringify(saved));
  const real = new Set<string>();
  mapTexts(plain, (text) => {
    for (const id of text.match(alone) ?? []) real.add(id);
    return text;
  });
  const masks = masksFor([...real]);
  // Inside names, such as a bucket's, an id that is known by now stands between other signs.
  const known = new RegExp(`(?<!\\d)(${[...real].join('|')})(?!\\d)`, 'g');
  const replaced =
    real.size === 0
      ? plain
      : mapTexts(plain, (text) => text.replace(known, (id) => masks.get(id) ?? id));
  return replaced as Saved;
}

/** Numbered in the order they appear: nothing of the real id can be worked out from its mask. */
function masksFor(real: readonly string[]): ReadonlyMap<string, string> {
  const masks = new Map<string, string>();
  let number = 100_000_000_001;
  for (const id of real) {
    while (real.includes(String(number))) number += 1;
    masks.set(id, String(number));
    number += 1;
  }
  return masks;
}

/** The value with every text changed, names of members too; IAM's URL-encoded documents as their text. */
function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return mapText(value, change);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      change(name),
      item === undefined ? undefined : mapTexts(item, change),
    ]),
  );
}

function mapText(text: string, change: (text: string) => string): string {
  if (!/^(%7B|%5B|%20|%0A)/i.test(text)) return change(text);
  try {
    return encodeURIComponent(change(decodeURIComponent(text)));
  } catch {
    // A stray per cent sign: then it was not encoded.
    return change(text);
  }
}
