/** From a scenario file's text to a scenario, or an error that says where and what to do. */
import {RunbookError} from '../../core/errors.ts';
import type {ScenarioInfo} from '../world/world.ts';
import {flawOf} from './check.ts';
import {parseSource, type SourceText} from './positions.ts';
import {type ScenarioFile, scenarioSchema} from './schema.ts';
import {keepHeapSmallFor} from './small-heap.ts';

/** A scenario that can be played. */
export type Scenario = ScenarioFile & {
  readonly info: ScenarioInfo;
  /** For complaints that only show when the timeline is played. */
  readonly source: SourceText;
};

/** Reads and checks a scenario; throws RunbookError with file:line:column. */
export function readScenario(text: string, file: string): Scenario {
  keepHeapSmallFor(text.length);
  const source = parseSource(text, file);
  const parsed = scenarioSchema.safeParse(source.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (!issue) throw new RunbookError(file, 'not a scenario');
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    throw source.errorAt([...issue.path, ...unknown], wordsOf(issue.path, issue.message), [
      'docs/scenarios.md lists every member of a scenario file.',
    ]);
  }
  const flaw = flawOf(parsed.data);
  if (flaw) throw source.errorAt(flaw.path, flaw.message, flaw.nextSteps);
  const {id, title, cause, database, difficulty} = parsed.data;
  return {...parsed.data, info: {id, title, cause, database, difficulty}, source};
}

function wordsOf(path: readonly PropertyKey[], message: string): string {
  const name = path.filter((part) => typeof part === 'string').at(-1);
  return name === undefined ? message : `${String(name)}: ${message}`;
}
