/** Findings, unknowns and words ask the same of the same facts: each is worked out once. */

/** The same function, which keeps its answer as long as what it was asked about lives. */
export function once<Subject extends object, Answer>(
  work: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const answers = new WeakMap<Subject, {readonly answer: Answer}>();
  return (subject) => {
    const before = answers.get(subject);
    if (before) return before.answer;
    const answer = work(subject);
    answers.set(subject, {answer});
    return answer;
  };
}
