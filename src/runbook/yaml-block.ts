/** A piece of YAML inside a Markdown file: its value, and the place of every node in the file. */
import {isMap, isScalar, isSeq, LineCounter, parseDocument} from 'yaml';
import {type Place, type Problem, problemAt} from './place.ts';

/** Members and indexes from the top of the block down to a node. */
export type Path = readonly PropertyKey[];

/** Where a block lies: its first line in the file, and what the fence's indent took off each line. */
export type Origin = {readonly file: string; readonly line: number; indentOf(line: number): number};

/** A block of YAML that was read. */
export type YamlBlock = {
  /** Plain data; undefined when the YAML could not be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The place of the value at `path`; where there is none, of the nearest node above it. */
  place(path: Path): Place;
  /** The place of the member's name at `path`. */
  placeOfName(path: Path): Place;
};

/** Reads the YAML of front matter or of a step block. */
export function readBlock(text: string, origin: Origin): YamlBlock {
  const lines = new LineCounter();
  const options = {lineCounter: lines, prettyErrors: false, logLevel: 'error'} as const;
  const document = parseDocument(text, options);
  const placeAt = (offset: number): Place => {
    const {line, col} = lines.linePos(offset);
    return {
      file: origin.file,
      line: origin.line + line - 1,
      column: col + origin.indentOf(origin.line + line - 1),
    };
  };
  const problems = document.errors.map((error) =>
    problemAt(
      placeAt(error.pos[0]),
      'bad-yaml',
      `This is not YAML: ${error.message}.`,
      'Quote texts that hold a colon, a brace or a quote.',
    ),
  );
  const find = (path: Path) => offsetsAt(document.contents, path);
  return {
    value: problems.length === 0 ? document.toJS() : undefined,
    problems,
    place: (path) => placeAt(find(path).value),
    placeOfName: (path) => placeAt(find(path).name),
  };
}

/** Offsets of the deepest node that exists along `path`, and of the name that leads to it. */
function offsetsAt(root: unknown, path: Path): {value: number; name: number} {
  let node = root;
  let value = startOf(root) ?? 0;
  let name = value;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({key}) => isScalar(key) && key.value === part);
      if (!pair) break;
      name = startOf(pair.key) ?? name;
      value = startOf(pair.value) ?? name;
      node = pair.value;
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part];
      value = startOf(node) ?? value;
      name = value;
    } else {
      break;
    }
  }
  return {value, name};
}

function startOf(node: unknown): number | undefined {
  if (isScalar(node) || isMap(node) || isSeq(node)) return node.range?.[0];
  return undefined;
}
