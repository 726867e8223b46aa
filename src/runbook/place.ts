/** Where in a runbook something stands, and what is wrong there. */

/** A point in a file; line and column count from 1. */
export type Place = {readonly file: string; readonly line: number; readonly column: number};

/** What can be wrong with a runbook. The codes are stable: editors and pipelines may match them. */
export const runbookProblems = [
  'bad-front-matter',
  'bad-yaml',
  'bad-value',
  'unknown-member',
  'missing-member',
  'missing-title',
  'misplaced-step',
  'unknown-kind',
  'bad-expression',
  'duplicate-step',
  'change-without-confirm',
  'change-without-verify',
  'change-without-undo',
  'type-without-name',
  'unknown-cause',
  'unknown-runbook',
  'duplicate-runbook',
  'run-cycle',
  'unreachable-step',
  'unknown-operation',
  'forbidden-operation',
  'unknown-parameter',
  'wrong-type',
  'missing-required-parameter',
  'unknown-answer-member',
  'dangling-reference',
  'unknown-computation',
] as const;

/** What can be wrong with a lesson or a scenario besides, equally stable. */
export const lessonProblems = [
  'unknown-block',
  'missing-section',
  'points-not-100',
  'duplicate-block',
  'duplicate-lesson',
  'no-right-answer',
  'hint-out-of-order',
  'missing-path',
  'unknown-lesson',
  'unknown-scenario',
  'unknown-principal',
  'unknown-step',
  'bad-scenario',
] as const;

/** One of the stable codes. */
export type ProblemCode = (typeof runbookProblems)[number] | (typeof lessonProblems)[number];

/** One problem: what is wrong in `message`, what to do about it in `fix`, both whole sentences. */
export type Problem = Place & {
  readonly code: ProblemCode;
  readonly message: string;
  readonly fix: string;
};

/** `runbooks/enable-key.md:12:3`. */
export function placeWords(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** A problem at a place. */
export function problemAt(place: Place, code: ProblemCode, message: string, fix: string): Problem {
  return {...place, code, message, fix};
}
