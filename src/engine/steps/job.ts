/** The job in which AWS does the work: asked by its ID, beside the look at what it makes. */
import type {Answer} from '../../aws/answer.ts';
import type {JsonObject} from '../../core/json.ts';
import type {JobLook, PlannedStep} from '../../core/plan.ts';
import {stepState} from '../../core/session.ts';
import {fillTemplate, holds, shownPercent, shownWord} from '../../runbook/bind.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {readThrough} from './look.ts';

/** What the job says of itself. */
export type JobSeen = {
  readonly shows: string;
  readonly percent: number | undefined;
  /** Why it has ended without having made anything; undefined while it goes on. */
  readonly failed: string | undefined;
  /** It answered, so it is known even where what it makes is not there yet. */
  readonly isKnown: boolean;
};

/** For a step without a job. */
export const noJob: JobSeen = {shows: '', percent: undefined, failed: undefined, isKnown: false};

/** One read of the job; nothing for a step without one, or whose job's ID the journal does not have. */
export async function readJob(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
): Promise<JobSeen> {
  const look = step.verify?.job;
  const id = stepState(live.session, step.id).job;
  if (!look || id === undefined) return noJob;
  const answer = await readThrough(hands, look.read, {[look.by]: id}, {signal: live.wishes});
  if (answer.outcome === 'ok') return jobSeen(look, answer.output);
  // What it makes is looked at all the same; that the job itself stays unseen is said.
  const code = answer.outcome === 'error' ? answer.error.code : '';
  return {...noJob, shows: live.wishes.aborted ? '' : `the job cannot be read (${code})`};
}

function jobSeen(look: JobLook, output: JsonObject): JobSeen {
  return {
    shows: shownWord(look.shows, output),
    percent: shownPercent(look.percent, output),
    failed: holds(look.fails, output) ? fillTemplate(look.because, output) : undefined,
    isKnown: true,
  };
}

/** What is not there yet is no reason to stop looking while the job that makes it goes on. */
export function duringJob(answer: Answer, job: JobSeen): Answer {
  const isMissing = answer.outcome === 'error' && answer.kind === 'not-found';
  if (!isMissing || !job.isKnown) return answer;
  return {outcome: 'ok', output: {}, record: answer.record};
}
