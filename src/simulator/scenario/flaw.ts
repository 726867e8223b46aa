/** What a complaint about a scenario is made of, and the searches that find them. */
import type {Path} from './positions.ts';

/** Something wrong, where, and what to do about it. */
export type Flaw = {
  readonly path: Path;
  readonly message: string;
  readonly nextSteps?: readonly string[];
};

/** A name that refers to nothing, with what it could be. */
export function unknown(path: Path, kind: string, name: string, known: readonly string[]): Flaw {
  return {
    path,
    message: `"${name}" is no ${kind}`,
    nextSteps: [`Known: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}`],
  };
}

/** The first flaw among the items. */
export function first<T>(
  items: readonly T[],
  find: (item: T, index: number) => Flaw | undefined,
): Flaw | undefined {
  for (const [index, item] of items.entries()) {
    const flaw = find(item, index);
    if (flaw) return flaw;
  }
  return undefined;
}

/** Index of the first name that stood before; undefined where each stands once. */
export function repeated(names: readonly string[]): number | undefined {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) return index;
    seen.add(name);
  }
  return undefined;
}

/** A name counts once in each Region of each account. */
export function placed(
  {accountId, region}: {readonly accountId: string; readonly region: string},
  entry: {readonly accountId?: string | undefined; readonly region?: string | undefined},
  name: string,
): string {
  return [entry.accountId ?? accountId, entry.region ?? region, name].join(' ');
}
