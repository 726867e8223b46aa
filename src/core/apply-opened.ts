/** How a session begins, and how it goes on after an interruption. */
import type {Opened} from './entry.ts';
import type {Session, StepState} from './session.ts';

/** A resumed session keeps its plan and open intents but trusts no fact from before. */
export function applyOpened(session: Session, entry: Opened & {at: string}): Session {
  const common = {
    operator: entry.operator,
    world: entry.world,
    rehearsal: entry.rehearsal,
    endpoint: entry.endpoint,
    profile: entry.profile,
  };
  if (entry.resumed) {
    return {
      ...session,
      ...common,
      // Whoever goes on may ask for more care, never for less.
      requiresApproval: session.requiresApproval || (entry.requiresApproval ?? false),
      regions: [...new Set([...session.regions, ...(entry.regions ?? [])])],
      resumes: session.resumes + 1,
      evidence: captured(session.evidence),
      diagnosis: undefined,
      isFresh: false,
      question: undefined,
      ending: undefined,
      closed: undefined,
      steps: withoutUnansweredQuestion(session),
    };
  }
  return {
    ...session,
    ...common,
    id: entry.session,
    incident: entry.incident,
    scenario: entry.scenario,
    lesson: entry.lesson,
    requiresApproval: entry.requiresApproval ?? false,
    openedAt: entry.at,
    regions: entry.regions ?? [],
  };
}

/**
 * A question or an approval from before the interruption is asked again, on fresh facts. So is an
 * answer that ended the session: whoever goes on has to think better of it.
 */
function withoutUnansweredQuestion(session: Session): Session['steps'] {
  const hasEnded = session.ending !== undefined || session.closed !== undefined;
  return Object.fromEntries(
    Object.entries(session.steps).map(([step, state]) => {
      const isWaitingForPerson = state.status === 'PendingApproval' || state.status === 'Approved';
      // What it gathered is not trusted any more, so it gathers again while that still matters.
      if (kindOf(session, step) === 'gather' && !hasRestored(session))
        return [step, {...state, status: 'Pending' as const}];
      // A read that a later step compares is made again: what it kept is gone with the rest.
      if (keepsFact(session, step)) return [step, {...state, status: 'Pending' as const}];
      if (kindOf(session, step) === 'stop' && state.status === 'Success')
        return [step, hasEnded ? goneOnFrom(state) : {...state, status: 'Pending' as const}];
      const hasBeenAnswered = state.answer !== undefined && state.status === 'Approved';
      return [
        step,
        isWaitingForPerson && (hasEnded || !hasBeenAnswered || isChange(session, step))
          ? {...state, status: 'Pending' as const, answer: undefined, input: undefined}
          : state,
      ];
    }),
  );
}

/**
 * A stop that ended the session is gone on from, by whoever resumes it. One that was cut off before
 * the session's end is judged again: the plan must not go on behind it.
 */
function goneOnFrom(state: StepState): StepState {
  return {...state, status: 'Skipped', reason: 'the session went on after it'};
}

/** What was written down of the lost database stays true: it says how it was. */
function captured(evidence: Session['evidence']): Session['evidence'] {
  const {lostInstance, lostCluster, lostMembers, lostEndpoints} = evidence;
  // A rename under way is looked for by the resource id of the restored one.
  const {restoredInstance, restoredCluster} = evidence;
  return {
    ...(lostInstance ? {lostInstance} : {}),
    ...(lostCluster ? {lostCluster} : {}),
    ...(lostMembers ? {lostMembers} : {}),
    ...(lostEndpoints ? {lostEndpoints} : {}),
    ...(restoredInstance ? {restoredInstance} : {}),
    ...(restoredCluster ? {restoredCluster} : {}),
  };
}

function keepsFact(session: Session, step: string): boolean {
  return session.plan?.steps.some(({id, fact}) => id === step && fact !== undefined) ?? false;
}

function isChange(session: Session, step: string): boolean {
  return kindOf(session, step) === 'change';
}

/** True once a change that the incident moves on with was sent: nothing is proved after the fact. */
function hasRestored(session: Session): boolean {
  return (session.plan?.steps ?? []).some(
    ({id, target}) => target !== undefined && session.steps[id]?.intendedAt !== undefined,
  );
}

function kindOf(session: Session, step: string): string | undefined {
  return session.plan?.steps.find((candidate) => candidate.id === step)?.kind;
}
