/** The ids under which a lesson asks, for answers files and journals. */

/** The brief: begin, or leave. */
export const briefStep = 'brief';

/** The step of a question of the lesson. */
export function questionStep(id: string): string {
  return `question.${id}`;
}

/** The answer that puts a question off. */
export const later = 'later';
