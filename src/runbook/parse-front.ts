/** Reads the front matter of a runbook. */
import {expressionProblems} from './expression-problems.ts';
import {suggestion} from './nearest.ts';
import {type Problem, problemAt} from './place.ts';
import {referencesOfRung} from './references.ts';
import {causeIds, isCauseId, type Runbook} from './runbook.ts';
import {shapeProblems, valueAt} from './shape-problems.ts';
import {frontShape} from './shapes.ts';
import type {YamlBlock} from './yaml-block.ts';

/** What the front matter says; `id` is a best guess where it is wrong. */
export type Front = {
  readonly id: string;
  readonly head?: Pick<Runbook, 'id' | 'title' | 'serves' | 'rung'>;
  readonly problems: readonly Problem[];
};

/** Reads the block between the two lines of `---`. */
export function parseFront(file: string, block: YamlBlock | undefined): Front {
  if (!block) {
    const place = {file, line: 1, column: 1};
    const message = 'The file does not begin with front matter.';
    const fix = 'Begin with a line ---, then id and title, then a line ---.';
    return {id: '', problems: [problemAt(place, 'bad-front-matter', message, fix)]};
  }
  const guess = valueAt(block.value, ['id']);
  const id = typeof guess === 'string' ? guess : '';
  if (block.problems.length > 0) return {id, problems: block.problems};
  const result = frontShape.safeParse(block.value ?? {});
  if (!result.success) return {id, problems: shapeProblems(result.error, block, 'front')};
  const {serves, ...head} = result.data;
  const references = head.rung ? referencesOfRung(head.rung) : [];
  const problems = [...unknownCauses(serves, block), ...expressionProblems(references, block)];
  return {id, head: {...head, serves: serves.filter(isCauseId)}, problems};
}

function unknownCauses(serves: readonly string[], block: YamlBlock): readonly Problem[] {
  return serves.flatMap((cause, index) => {
    if (isCauseId(cause)) return [];
    const fix = suggestion(cause, causeIds, `Causes: ${causeIds.join(', ')}.`);
    const message = `There is no cause "${cause}".`;
    return [problemAt(block.place(['serves', index]), 'unknown-cause', message, fix)];
  });
}
