/** The backup that was chosen, looked up again among what the evidence shows now. */
import type {Session} from '../../core/session.ts';
import {sourceAgainStep, sourceStep} from '../../core/source-id.ts';
import {type Candidate, candidatesOf} from './candidates.ts';

/** Undefined before the choice, and where the backup is gone meanwhile. */
export function chosenCandidate(session: Session): Candidate | undefined {
  const id = session.answers[sourceAgainStep] ?? session.answers[sourceStep];
  return id === undefined ? undefined : candidatesOf(session).find((one) => one.id === id);
}
