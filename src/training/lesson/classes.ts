/** The three things a lesson is judged by. */

/** In the order in which they are told: safety first. */
export const classes = ['safety', 'recovery', 'hand-over'] as const;

/** Every point belongs to one of them. */
export type ClassName = (typeof classes)[number];

/** What a class is about, in words for briefs and rules. */
export const classWords: {readonly [name in ClassName]: string} = {
  safety: 'nothing irreversible without need, each change read',
  recovery: 'the database answers; data kept',
  'hand-over': 'cause, times and follow-ups named',
};
