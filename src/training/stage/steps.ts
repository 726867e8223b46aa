/** The ids under which a lesson asks, for answers files and journals. */

/** The brief: begin, or leave. */
export const briefStep = 'brief';

/** The step of a question of the lesson. */
export function questionStep(id: string): string {
  return `question.${id}`;
}

/** The answer that puts a question off. */
export const later = 'later';

/** The answer to the brief that lets other tools join. */
export const letIn = 'let-in';

/** The question on the page of the debrief. */
export const nextStep = 'next';

/** An unsolved lesson is offered once more. */
export const again = 'again' as const;
