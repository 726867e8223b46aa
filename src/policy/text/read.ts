/** Reads JSON text into nodes with positions; a flaw is an offset, never an exception. */
import type {JsonNode, Member} from './node.ts';

/** The value, or the offset at which the text stops being JSON. */
export type JsonResult =
  | {readonly ok: true; readonly node: JsonNode}
  | {readonly ok: false; readonly at: number};

// Nothing AWS stores is nested deeper; a hostile text must not exhaust the stack.
const deepest = 64;

const space = /[ \t\n\r]*/y;
// JSON wants control characters escaped.
const control = `${String.fromCodePoint(0)}-${String.fromCodePoint(0x1f)}`;
const plain = `[^"\\\\${control}]*`;
const string = new RegExp(`"${plain}(?:\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})${plain})*"`, 'y');
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads a whole text. */
export function readJson(text: string): JsonResult {
  const reader = new Reader(text);
  const node = reader.value(0);
  if (node === undefined || !reader.isAtEnd()) return {ok: false, at: reader.at};
  return {ok: true, node};
}

/** Walks through the text once; every method leaves `at` behind what it took. */
class Reader {
  at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  value(depth: number): JsonNode | undefined {
    this.take(space);
    const start = this.at;
    if (depth > deepest) return undefined;
    if (this.takes('{')) return this.object(start, depth);
    if (this.takes('[')) return this.array(start, depth);
    const scalar = this.take(string) ?? this.take(literal);
    if (scalar === undefined) return undefined;
    return {type: 'scalar', value: JSON.parse(scalar), start, end: this.at};
  }

  isAtEnd(): boolean {
    this.take(space);
    return this.at === this.text.length;
  }

  private object(start: number, depth: number): JsonNode | undefined {
    const members: Member[] = [];
    if (this.takes('}')) return {type: 'object', members, start, end: this.at};
    do {
      this.take(space);
      const at = this.at;
      const name = this.take(string);
      if (name === undefined || !this.takes(':')) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      members.push({name: JSON.parse(name), at, value});
    } while (this.takes(','));
    return this.takes('}') ? {type: 'object', members, start, end: this.at} : undefined;
  }

  private array(start: number, depth: number): JsonNode | undefined {
    const items: JsonNode[] = [];
    if (this.takes(']')) return {type: 'array', items, start, end: this.at};
    do {
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.takes(','));
    return this.takes(']') ? {type: 'array', items, start, end: this.at} : undefined;
  }

  private takes(sign: string): boolean {
    this.take(space);
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
