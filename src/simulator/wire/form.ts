/** A query form folded into the nested object that an XML parser would give for the same input. */
import {AwsError} from './aws-error.ts';

/** A node of the folded form: text at the leaves. */
export type FormTree = string | FormTree[] | {[name: string]: FormTree};

type Branch = {[name: string]: FormTree};

// Deeper than any input of the services served; keeps a hostile key from exhausting the stack.
const mostSegments = 24;

/** `Filters.Filter.1.Name=x` → `{Filters: {Filter: [{Name: 'x'}]}}`; the first of two equal keys wins. */
export function formTree(form: URLSearchParams): Branch {
  const root = branch();
  for (const [key, value] of form) {
    const segments = key.split('.');
    if (segments.length > mostSegments) {
      throw new AwsError('MalformedQueryString', 'The query string contains a syntax error', 400);
    }
    plant(root, segments, value);
  }
  for (const name of Object.keys(root)) root[name] = folded(root[name] ?? '');
  return root;
}

// Without a prototype a key such as `__proto__` is a key like any other.
function branch(): Branch {
  return Object.create(null);
}

function plant(root: Branch, segments: readonly string[], value: string): void {
  let node = root;
  for (const segment of segments.slice(0, -1)) {
    const next = node[segment];
    if (isBranch(next)) {
      node = next;
    } else {
      const grown = branch();
      node[segment] = grown;
      node = grown;
    }
  }
  const leaf = segments.at(-1) ?? '';
  node[leaf] ??= value;
}

function isBranch(node: FormTree | undefined): node is Branch {
  return typeof node === 'object' && !Array.isArray(node);
}

/** Turns `{1: a, 2: b}` into `[a, b]`, at every depth. */
function folded(node: FormTree): FormTree {
  if (!isBranch(node)) return node;
  const names = Object.keys(node);
  if (names.length > 0 && names.every((name) => /^\d{1,9}$/.test(name))) {
    return names.sort((a, b) => Number(a) - Number(b)).map((name) => folded(node[name] ?? ''));
  }
  for (const name of names) node[name] = folded(node[name] ?? '');
  return node;
}
