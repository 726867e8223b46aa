/** Masks what names an account, for sharing: account ids, ARNs, key ids, names; the same name the same way everywhere. */
import type {Json} from '../core/json.ts';

/** Names that are masked, by what they are. */
export type Names = {readonly [kind in NameKind]?: readonly string[]};

export type NameKind = 'database' | 'person' | 'key' | 'session' | 'resource';

/** Masks texts; one mask remembers what it called each name. */
export type Mask = (text: string) => string;

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const multiRegionKey = /\bmrk-[0-9a-f]{32}\b/gi;
// A hash may hold twelve digits in a row; it names nobody and stays.
const account = /[0-9a-f]{40,}|(?<!\d)\d{12}(?!\d)/g;
const resourceId = /\b(?:db|cluster)-[A-Z0-9]{26}\b/g;
const identifiers = /\b(?:sg|vpc|subnet|eni|AKIA|ASIA|AROA|AIDA)-?[0-9A-Za-z]{8,}\b/g;
// This machine names nobody, and a header has to say that it is no AWS of its own.
const address = /\b(?!127\.)(?:\d{1,3}\.){3}\d{1,3}\b/g;
const host = /\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.rds\.amazonaws\.com(?:\.cn)?\b/gi;
const arn = /\b(arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:(?:\d{12})?:)([^\s"'`,;)<>\]}]+)/g;
const uuidOnly = /^(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f-]{27})$/i;

/** A mask that knows these names; ids and ARNs are known by their shape. */
export function createMask(names: Names = {}): Mask {
  const called = new Map<string, string>();
  const counts = new Map<string, number>();
  const callIt = (kind: string, name: string): string => {
    const key = name.toLowerCase();
    const known = called.get(key);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const mask = kind === 'account' ? `account-${letter(count)}` : `${kind}-${count}`;
    called.set(key, mask);
    return mask;
  };
  const byName = namePatterns(names);
  // The names first: they get their numbers in the order they were given in.
  for (const [kind, list] of Object.entries(names)) for (const name of list) callIt(kind, name);
  return (text) =>
    masked(
      text.replace(arn, (whole, begin, resource) =>
        isPublic(whole) ? whole : begin + parts(resource),
      ),
    );

  /** The type stays, every other part is masked, known or not. */
  function parts(resource: string): string {
    const [type = '', ...rest] = resource.split(/(?=[:/])/);
    const kind = kindsOfResources[type] ?? 'resource';
    const mask = (part: string) => {
      const name = part.slice(1);
      return name === '' || name === '*' || /^\d{12}$/.test(name) || masked(name) !== name
        ? part.slice(0, 1) + masked(name)
        : part.slice(0, 1) + callIt(uuidOnly.test(name) ? 'id' : kind, name);
    };
    return rest.length === 0 ? type : type + rest.map(mask).join('');
  }

  function masked(text: string): string {
    let done = text
      .replace(host, (name) => callIt('host', name))
      .replace(uuid, (id) => callIt('id', id))
      .replace(multiRegionKey, (id) => callIt('id', id))
      .replace(resourceId, (id) => callIt('resource', id))
      .replace(identifiers, (id) => callIt('id', id))
      .replace(address, (id) => callIt('address', id));
    for (const {kind, pattern} of byName)
      done = done.replace(pattern, (name) => callIt(kind, name));
    return done.replace(account, (id) => (id.length > 12 ? id : callIt('account', id)));
  }
}

/** AWS's own principals name nobody. */
function isPublic(text: string): boolean {
  return text.includes(':aws:policy/') || text.startsWith('arn:aws:iam::aws:');
}

/** What the first part of an ARN's resource names. */
export const kindsOfResources: {readonly [type: string]: NameKind} = {
  db: 'database',
  cluster: 'database',
  'assumed-role': 'person',
  user: 'person',
  role: 'person',
  'federated-user': 'person',
  alias: 'key',
};

/** Longest first, so that `orders-db-restored` is not taken for `orders-db`. */
function namePatterns(names: Names): readonly {readonly kind: string; readonly pattern: RegExp}[] {
  return Object.entries(names)
    .flatMap(([kind, list]) => list.map((name) => ({kind, name})))
    .filter(({name}) => name.length > 1)
    .sort((one, two) => two.name.length - one.name.length)
    .map(({kind, name}) => ({
      kind,
      // In compound names too (`orders-db-20260302`), but never inside a word.
      pattern: new RegExp(`(?<![A-Za-z0-9])${escapedPattern(name)}(?![A-Za-z0-9])`, 'gi'),
    }));
}

function escapedPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function letter(count: number): string {
  const code = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return count <= code.length ? (code[count - 1] ?? '') : String(count);
}

/** What AWS gave a call; Support asks for it, and it names nobody. */
const kept = new Set(['requestId', 'hash', 'prev', 'head']);

/** Plain JSON with every text masked; member names stay. */
export function maskJson<T>(value: T, mask: Mask): T {
  return maskValue(value as Json, mask) as T;
}

function maskValue(value: Json | undefined, mask: Mask): Json | undefined {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((each) => maskValue(each, mask) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      kept.has(name) ? each : maskValue(each, mask),
    ]),
  );
}
