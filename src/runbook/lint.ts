/** Checks runbooks against themselves, each other and the SDK's schemas, before the night. */
import type {CallName} from '../core/call.ts';
import type {RunbookFile} from './library.ts';
import {callProblems, measuredCalls} from './lint-calls.ts';
import {flowProblems} from './lint-flow.ts';
import {libraryProblems} from './lint-library.ts';
import {referenceProblems} from './lint-references.ts';
import type {LintRules} from './lint-rules.ts';
import {inOrder, type Parsed, parseRunbook} from './parse.ts';
import type {Problem} from './place.ts';
import type {RunbookStep} from './runbook.ts';
import {loadServices} from './schemas.ts';

/** All problems of these files, in the order of file, line and column. Empty means fit to run. */
export async function lint(
  files: readonly RunbookFile[],
  rules: LintRules,
): Promise<readonly Problem[]> {
  const parsed = files.map(({file, text}) => parseRunbook(file, text));
  const known = (rules.known ?? []).map(({file, text}) => parseRunbook(file, text));
  const services = await loadServices(parsed.flatMap(callsOf));
  return inOrder([
    ...parsed.flatMap((file) => file.problems),
    ...parsed.flatMap((file) => callProblems(file, services, rules)),
    ...parsed.flatMap((file) => referenceProblems(file, services, [...parsed, ...known])),
    ...parsed.flatMap(flowProblems),
    ...libraryProblems(parsed, known),
  ]);
}

function callsOf(parsed: Parsed): readonly CallName[] {
  const measured = measuredCalls(parsed.runbook?.rung).map(({call}) => call);
  return [...measured, ...parsed.steps.flatMap(({step}) => callsOfStep(step))];
}

function callsOfStep({call, verify, undo}: RunbookStep): readonly CallName[] {
  const undoCall = undo !== undefined && 'call' in undo ? undo.call : undefined;
  return [call, verify?.read, verify?.job?.read, undoCall].filter((name) => name !== undefined);
}
