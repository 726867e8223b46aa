/** Reads JSON text into nodes with positions; a flaw is an offset, never an exception. */
import type {JsonNode, Member, ScalarNode} from './node.ts';

/** The value, or the offset at which the text stops being JSON. */
export type JsonResult =
  | {readonly ok: true; readonly node: JsonNode}
  | {readonly ok: false; readonly at: number};

// Nothing AWS stores is nested deeper; a hostile text must not exhaust the stack.
const deepest = 64;

const spaces = ' \t\n\r';
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
    this.skipSpace();
    const start = this.at;
    if (depth > deepest) return undefined;
    if (this.takes('{')) return this.object(start, depth);
    if (this.takes('[')) return this.array(start, depth);
    const value = this.text[start] === '"' ? this.string() : this.literal();
    return value === undefined ? undefined : {type: 'scalar', value, start, end: this.at};
  }

  isAtEnd(): boolean {
    this.skipSpace();
    return this.at === this.text.length;
  }

  private object(start: number, depth: number): JsonNode | undefined {
    const members: Member[] = [];
    if (this.takes('}')) return {type: 'object', members, start, end: this.at};
    do {
      this.skipSpace();
      const at = this.at;
      const name = this.string();
      if (name === undefined || !this.takes(':')) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      members.push({name, at, value});
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
    this.skipSpace();
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private skipSpace(): void {
    while (this.at < this.text.length && spaces.includes(this.text.charAt(this.at))) this.at += 1;
  }

  /** Nearly every text is plain: then it is the slice between its quotes. */
  private string(): string | undefined {
    const found = this.take(string);
    if (found === undefined) return undefined;
    return found.includes('\\') ? JSON.parse(found) : found.slice(1, -1);
  }

  private literal(): ScalarNode['value'] | undefined {
    const found = this.take(literal);
    return found === undefined ? undefined : JSON.parse(found);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
