/** JMESPath: compiled, evaluated and looked into. The same language as the AWS CLI's `--query`. */
import jmespath from 'jmespath';
import {RunbookError} from '../core/errors.ts';
import type {Json} from '../core/json.ts';

/** A node of the syntax tree; which members it has depends on `type`. */
export type Node = {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly children?: unknown;
};

/** The syntax tree of an expression, or why there is none. */
export type Compiled =
  | {readonly ok: true; readonly tree: Node}
  | {readonly ok: false; readonly because: string};

const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/gs;

/** Compiles without evaluating. Stricter than the package, which takes `a..b` and `'a`. */
export function compile(expression: string): Compiled {
  if (/['"`]/.test(expression.replace(quoted, ''))) {
    return {ok: false, because: 'a quote is not closed'};
  }
  try {
    const tree = jmespath.compile(expression);
    if (isNode(tree) && !hasGap(tree)) return {ok: true, tree};
    return {ok: false, because: 'a name is missing after a dot'};
  } catch (error) {
    return {ok: false, because: messageOf(error)};
  }
}

function hasGap(node: Node): boolean {
  const isGap = node.type === 'Subexpression' && childrenOf(node).length < 2;
  return isGap || childrenOf(node).some(hasGap);
}

/**
 * The value of an expression over facts or over an answer; null where a member is missing.
 * Throws RunbookError when it does not compile or meets a value of the wrong type.
 */
export function evaluate(expression: string, data: object): Json {
  try {
    return asJson(jmespath.search(data, expression));
  } catch (error) {
    throw new RunbookError('expression', `${expression}: ${messageOf(error)}`);
  }
}

/** The value, or undefined where the expression cannot be evaluated over this data. */
export function tryEvaluate(expression: string, data: object): Json | undefined {
  try {
    return asJson(jmespath.search(data, expression));
  } catch {
    // An answer in an unexpected shape answers nothing; it must not end the session.
    return undefined;
  }
}

/** JMESPath's own truth: null, false, empty texts, lists and objects do not hold. */
export function isTrue(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** A value as a text: what is unknown is empty, lists and objects are JSON. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The children of a node, whatever its type. */
export function childrenOf(node: Node): readonly Node[] {
  if (node.type === 'KeyValuePair') return isNode(node.value) ? [node.value] : [];
  const {children} = node;
  return (Array.isArray(children) ? children : [children]).filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Functions reach inherited members (`facts.constructor`); those are no facts. */
function asJson(value: unknown): Json {
  if (value === undefined || value === null || typeof value === 'function') return null;
  // JMESPath returns members of its input and new lists and objects of them: JSON like the input.
  return value as Json;
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /\bEOF\b/.test(message) ? 'it ends too early' : message;
}
