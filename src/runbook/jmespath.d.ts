/** The part of the untyped package `jmespath` that Latchkey uses. */
declare module 'jmespath' {
  const jmespath: {
    /** The syntax tree; throws an Error named LexerError or ParserError. */
    compile(expression: string): unknown;
    /** The value of an expression; throws on a wrong type, arity or unknown function. */
    search(data: unknown, expression: string): unknown;
  };
  export = jmespath;
}
