/** Follows an expression through a shape and says which members it names that are not there. */
import {childrenOf, type Node} from './expression.ts';
import {anything, type Shape} from './shape.ts';

/** A member that the expression names and the shape does not have. */
export type Stray = {
  readonly name: string;
  /** What was looked into: `key`, `DBInstance`. */
  readonly within: string;
  /** The members there are; empty where it is no object at all. */
  readonly among: readonly string[];
};

/** The stray members of an expression over data of this shape. */
export function straysOf(tree: Node, shape: Shape): readonly Stray[] {
  const strays: Stray[] = [];
  walk(tree, shape, strays);
  return strays;
}

/** The shape of a node's value; strays are collected on the way. */
function walk(node: Node, at: Shape, strays: Stray[]): Shape {
  const [left, right, condition] = childrenOf(node);
  switch (node.type) {
    case 'Field':
      return field(node.name ?? '', at, strays);
    case 'Subexpression':
    case 'IndexExpression':
    case 'Pipe':
      return through(right, through(left, at, strays), strays);
    case 'Projection':
      return listOf(through(right, itemOf(through(left, at, strays)), strays));
    case 'FilterProjection': {
      const item = itemOf(through(left, at, strays));
      through(condition, item, strays);
      return listOf(through(right, item, strays));
    }
    case 'Flatten': {
      const list = through(left, at, strays);
      const inner = itemOf(list);
      return inner.kind === 'list' ? inner : list;
    }
    case 'Index':
      return itemOf(at);
    case 'Identity':
    case 'Current':
    case 'Slice':
      return at;
    case 'ExpressionReference':
      // What it is applied to depends on the function it is handed to.
      return anything;
    default:
      for (const child of childrenOf(node)) walk(child, at, strays);
      return anything;
  }
}

function through(node: Node | undefined, at: Shape, strays: Stray[]): Shape {
  return node === undefined ? at : walk(node, at, strays);
}

function field(name: string, at: Shape, strays: Stray[]): Shape {
  switch (at.kind) {
    case 'any':
      return anything;
    case 'map':
      return at.of();
    case 'object':
      if (at.names.includes(name)) return at.member(name);
      strays.push({name, within: at.name, among: at.names});
      return anything;
    case 'list':
    case 'scalar':
      strays.push({name, within: at.kind === 'list' ? 'a list' : 'a single value', among: []});
      return anything;
  }
}

function itemOf(shape: Shape): Shape {
  return shape.kind === 'list' ? shape.of() : anything;
}

function listOf(item: Shape): Shape {
  return {kind: 'list', of: () => item};
}
