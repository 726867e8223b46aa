/** The names at the top of the state of play: what predicates of lessons may ask for. */
export const stateNames: readonly string[] = [
  'database',
  'databases',
  'keys',
  'requests',
  'changes',
  'session',
];
