/** Predicates of a lesson that do not compile, or ask for what no state of play has. */
import {childrenOf, compile, type Node} from '../../runbook/expression.ts';
import {suggestion} from '../../runbook/nearest.ts';
import {type Problem, problemAt} from '../../runbook/place.ts';
import type {Path, YamlBlock} from '../../runbook/yaml-block.ts';
import type {Blocks} from './parse.ts';
import {stateNames} from './state-names.ts';

/** Every predicate of the file. */
export function expressionFlaws(
  front: YamlBlock | undefined,
  head: {readonly solved: string} | undefined,
  blocks: Blocks,
): readonly Problem[] {
  const {objective, question, forbidden, comment} = blocks;
  return [
    ...(front && head ? flawsOf(head.solved, front, ['solved']) : []),
    ...[...objective, ...question, ...forbidden, ...comment].flatMap(({value, block}) =>
      flawsOf(value.when, block, ['when']),
    ),
  ];
}

function flawsOf(expression: string, block: YamlBlock, path: Path): readonly Problem[] {
  const compiled = compile(expression);
  const place = block.place(path);
  if (!compiled.ok) {
    const message = `This is not JMESPath: ${compiled.because}.`;
    const fix = 'docs/lessons.md shows expressions; names with a hyphen stand in double quotes.';
    return [problemAt(place, 'bad-expression', message, fix)];
  }
  return rootsOf(compiled.tree)
    .filter((name) => !stateNames.includes(name))
    .map((name) =>
      problemAt(
        place,
        'dangling-reference',
        `Nothing is called "${name}" in the state of play.`,
        suggestion(name, stateNames, `There are ${stateNames.join(', ')}.`),
      ),
    );
}

/** Names that are looked up at the top; what stands behind a dot or a filter is looked up in them. */
function rootsOf(node: Node): readonly string[] {
  if (node.type === 'Field') return [node.name ?? ''];
  const children = childrenOf(node);
  switch (node.type) {
    case 'Subexpression':
    case 'IndexExpression':
    case 'Projection':
    case 'ValueProjection':
    case 'FilterProjection':
    case 'Flatten':
    case 'Pipe':
      return children.slice(0, 1).flatMap(rootsOf);
    default:
      return children.flatMap(rootsOf);
  }
}
