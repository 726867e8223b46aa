/** What zod found, as problems at the exact YAML node. */
import type {z} from 'zod';
import {suggestion} from './nearest.ts';
import {type Problem, type ProblemCode, problemAt} from './place.ts';
import {memberNames} from './shapes.ts';
import type {Path, YamlBlock} from './yaml-block.ts';

/** Names of the members of each block, by the member that holds it. */
type Names = {readonly [name: string]: readonly string[] | undefined};

/** One problem per finding; `top` is the name of the block in `names`. */
export function shapeProblems(
  error: z.ZodError,
  block: YamlBlock,
  top: string,
  names: Names = memberNames,
): readonly Problem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, [], block, {top, names}));
}

type Issue = z.core.$ZodIssue;

/** The block that is checked, and which members there are in it. */
type Known = {readonly top: string; readonly names: Names};

function problemsOf(issue: Issue, above: Path, block: YamlBlock, known: Known): readonly Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownMember(key, path, block, known));
  }
  if (issue.code === 'invalid_union') {
    const inner = likeliest(issue.errors);
    if (inner) return inner.flatMap((nested) => problemsOf(nested, path, block, known));
  }
  if (valueAt(block.value, path) === undefined && path.length > 0) {
    return [missingMember(path, block)];
  }
  return [shapeProblem('bad-value', path, issue.message, block)];
}

/** The branch of a union whose outer shape fits says more than the others. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) =>
    issues.every(({path, code}) => path.length > 0 || code === 'unrecognized_keys'),
  );
}

function unknownMember(
  key: string,
  path: Path,
  block: YamlBlock,
  {top, names: all}: Known,
): Problem {
  const parent = path.findLast((part) => typeof part === 'string');
  const names = all[typeof parent === 'string' ? parent : top] ?? [];
  return problemAt(
    block.placeOfName([...path, key]),
    'unknown-member',
    `There is no member "${key}" here.`,
    suggestion(key, names, `Members here: ${names.join(', ')}.`),
  );
}

function missingMember(path: Path, block: YamlBlock): Problem {
  const name = String(path.at(-1));
  return problemAt(
    block.place(path.slice(0, -1)),
    'missing-member',
    `The member "${name}" is missing.`,
    `Add "${name}".`,
  );
}

function shapeProblem(code: ProblemCode, path: Path, message: string, block: YamlBlock): Problem {
  const name = path.findLast((part) => typeof part === 'string');
  const where = name === undefined ? 'This block' : `"${String(name)}"`;
  return problemAt(block.place(path), code, `${where} is not as expected.`, asSentence(message));
}

function asSentence(message: string): string {
  return /[.?]$/.test(message) ? message : `${message}.`;
}

/** The plain value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}
