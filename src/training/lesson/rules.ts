/** Rules that one lesson has to keep by itself: points, answers, prices, paths. */
import {type Problem, problemAt} from '../../runbook/place.ts';
import type {YamlBlock} from '../../runbook/yaml-block.ts';
import type {Blocks, Placed} from './parse.ts';

/** What breaks a rule. */
export function ruleFlaws(
  file: string,
  front: YamlBlock | undefined,
  blocks: Blocks,
): readonly Problem[] {
  return [
    ...sumFlaws(file, front, blocks),
    ...Object.values(blocks).flatMap(duplicates),
    ...blocks.question.flatMap(answerFlaws),
    ...blocks.hint.flatMap(levelFlaws),
    ...pathFlaws(file, front, blocks),
    ...blocks.path.flatMap((path) => hintFlaws(path, blocks)),
  ];
}

function sumFlaws(file: string, front: YamlBlock | undefined, blocks: Blocks): readonly Problem[] {
  const worth = [...blocks.objective, ...blocks.question];
  const sum = worth.reduce((points, {value}) => points + value.points, 0);
  if (sum === 100) return [];
  const place = front?.placeOfName(['id']) ?? {file, line: 1, column: 1};
  const message = `Objectives and questions are worth ${sum} points together, not 100.`;
  return [problemAt(place, 'points-not-100', message, 'Change their points until they are 100.')];
}

function duplicates(
  placed: readonly Placed<{readonly id?: string; readonly level?: number}>[],
): readonly Problem[] {
  const seen = new Set<string>();
  return placed.flatMap(({value, block}) => {
    const name = value.id ?? String(value.level);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const member = value.id === undefined ? 'level' : 'id';
    const message = `"${name}" stands above already.`;
    return [
      problemAt(block.place([member]), 'duplicate-block', message, `Give it another ${member}.`),
    ];
  });
}

function answerFlaws({value, block}: Blocks['question'][number]): readonly Problem[] {
  const right = value.choices.filter((choice) => choice.right).length;
  const ids = new Set(value.choices.map(({id}) => id));
  return [
    ...(right === 1
      ? []
      : [
          problemAt(
            block.placeOfName(['choices']),
            'no-right-answer',
            `${right} of the choices are right; it has to be one.`,
            'Write "right: true" at the one right choice.',
          ),
        ]),
    ...(ids.size === value.choices.length && !ids.has('later')
      ? []
      : [
          problemAt(
            block.placeOfName(['choices']),
            'duplicate-block',
            'Two choices have the same id, or one is called "later".',
            'Give each choice an id of its own; "later" puts the question off.',
          ),
        ]),
  ];
}

function levelFlaws({value, block}: Blocks['hint'][number], index: number): readonly Problem[] {
  if (value.level === index + 1) return [];
  const message = `Hint ${value.level} stands in place ${index + 1}.`;
  const fix = 'Number the hints from 1, the gentlest first.';
  return [problemAt(block.place(['level']), 'hint-out-of-order', message, fix)];
}

function pathFlaws(file: string, front: YamlBlock | undefined, blocks: Blocks): readonly Problem[] {
  const place = front?.placeOfName(['id']) ?? {file, line: 1, column: 1};
  const reference = blocks.path.find(({value}) => value.id === 'reference');
  const isWrongOne = ({value}: Blocks['path'][number]) => !value.solved || value.score < 100;
  const missing: Problem[] = [];
  if (!reference) {
    const message = 'There is no path "reference".';
    const fix = 'Write a path block with "id: reference", "score: 100" and its moves.';
    missing.push(problemAt(place, 'missing-path', message, fix));
  } else if (isWrongOne(reference)) {
    const message = 'The reference path has to solve the lesson with 100 points.';
    missing.push(problemAt(reference.block.place(['score']), 'missing-path', message, 'Mend it.'));
  }
  if (!blocks.path.some(isWrongOne)) {
    const message = 'No path goes wrong: nothing shows that a mistake costs points.';
    const fix = 'Write a path of a mistake seen in the field, with the score it leads to.';
    missing.push(problemAt(place, 'missing-path', message, fix));
  }
  return missing;
}

function hintFlaws({value, block}: Blocks['path'][number], {hint}: Blocks): readonly Problem[] {
  return value.moves.flatMap((move, index) =>
    move.hint === undefined || move.hint <= hint.length
      ? []
      : [
          problemAt(
            block.place(['moves', index, 'hint']),
            'hint-out-of-order',
            `There is no hint ${move.hint}.`,
            `The lesson has ${hint.length} hints.`,
          ),
        ],
  );
}
