/** Where in a YAML text a value stands, so that every complaint names file, line and column. */
import {type Document, isMap, isNode, isScalar, LineCounter, parseDocument} from 'yaml';
import {RunbookError} from '../../core/errors.ts';

/** A path to a value: member names and list positions. */
export type Path = readonly PropertyKey[];

/** A parsed YAML file that can say where its values stand. */
export type SourceText = {
  readonly value: unknown;
  /** An error at that path; a path that is not there points at the nearest one above it. */
  errorAt(path: Path, message: string, nextSteps?: readonly string[]): RunbookError;
};

/** Parses a YAML text; throws RunbookError at the first syntax error. */
export function parseSource(text: string, file: string): SourceText {
  const {document, place} = documentOf(text, file);
  const [flaw] = document.errors;
  if (flaw) {
    const [words = ''] = flaw.message.split(' at line ');
    throw new RunbookError(place(flaw.pos[0]), `not valid YAML: ${words}`);
  }
  return {
    value: document.toJS(),
    // Parsed once more for a complaint: the tree of a large estate is not kept for that.
    errorAt: (path, message, nextSteps = []) => {
      const again = documentOf(text, file);
      return new RunbookError(again.place(offsetOf(again.document, path)), message, nextSteps);
    },
  };
}

function documentOf(text: string, file: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines});
  const place = (offset: number): string => {
    const {line, col} = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  return {document, place};
}

function offsetOf(document: Document, path: Path): number {
  const keys = path.filter((part) => typeof part !== 'symbol');
  for (let length = keys.length; length > 0; length -= 1) {
    const found = keyOffset(document, keys.slice(0, length));
    if (found !== undefined) return found;
  }
  return document.contents?.range?.[0] ?? 0;
}

/** A member is shown at its name, a list's item at its value. */
function keyOffset(document: Document, path: readonly (string | number)[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({key}) => isScalar(key) && key.value === last);
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
