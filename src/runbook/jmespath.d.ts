/** The part of the untyped package `jmespath` that Latchkey uses. */
declare module 'jmespath' {
  /** A node of the syntax tree; which members it has depends on `type`. */
  export type Node = {
    readonly type: string;
    readonly name?: string;
    readonly value?: unknown;
    readonly children?: readonly (Node | number | null)[] | Node;
  };

  const jmespath: {
    /** The syntax tree; throws an Error named LexerError or ParserError. */
    compile(expression: string): Node;
    /** The value of an expression; throws on a wrong type, arity or unknown function. */
    search(data: unknown, expression: string): unknown;
  };
  export default jmespath;
}
