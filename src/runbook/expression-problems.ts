/** Expressions that do not compile, or call a function that JMESPath does not have. */
import {childrenOf, compile, type Node} from './expression.ts';
import {suggestion} from './nearest.ts';
import {type Problem, problemAt} from './place.ts';
import type {Reference} from './references.ts';
import type {YamlBlock} from './yaml-block.ts';

/** How many arguments each function of JMESPath takes; `merge` and `not_null` take one or more. */
const functions: {readonly [name: string]: number} = {
  abs: 1,
  avg: 1,
  ceil: 1,
  contains: 2,
  ends_with: 2,
  floor: 1,
  join: 2,
  keys: 1,
  length: 1,
  map: 2,
  max: 1,
  max_by: 2,
  merge: 1,
  min: 1,
  min_by: 2,
  not_null: 1,
  reverse: 1,
  sort: 1,
  sort_by: 2,
  starts_with: 2,
  sum: 1,
  to_array: 1,
  to_number: 1,
  to_string: 1,
  type: 1,
  values: 1,
};

const openEnded = ['merge', 'not_null'];

/** One `bad-expression` for each expression that cannot be evaluated. */
export function expressionProblems(
  references: readonly Reference[],
  block: YamlBlock,
): readonly Problem[] {
  return references.flatMap(({path, expression}) => {
    const place = block.place(path);
    const compiled = compile(expression);
    if (!compiled.ok) {
      const message = `"${expression}" is not JMESPath: ${compiled.because}.`;
      const fix = 'Texts inside an expression stand in single quotes, numbers in backticks.';
      return [problemAt(place, 'bad-expression', message, fix)];
    }
    return functionProblems(compiled.tree).map(({message, fix}) =>
      problemAt(place, 'bad-expression', `"${expression}": ${message}`, fix),
    );
  });
}

function functionProblems(node: Node): readonly {message: string; fix: string}[] {
  const nested = childrenOf(node).flatMap(functionProblems);
  if (node.type !== 'Function') return nested;
  const name = node.name ?? '';
  const wanted = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (wanted === undefined) {
    const fix = suggestion(name, Object.keys(functions), 'See jmespath.org for its functions.');
    return [{message: `there is no function ${name}().`, fix}, ...nested];
  }
  const count = childrenOf(node).length;
  const fits = openEnded.includes(name) ? count >= wanted : count === wanted;
  if (fits) return nested;
  return [{message: `${name}() has ${count} arguments.`, fix: `Give it ${wanted}.`}, ...nested];
}
