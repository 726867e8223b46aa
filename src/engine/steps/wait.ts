/** Waits until a change holds: our own poller on the world's clock, one entry per change seen. */
import {type PollResult, poll} from '../../aws/poll.ts';
import {endsIn, endsWait, endWords} from '../../aws/terminal-status.ts';
import type {JsonObject} from '../../core/json.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {stepState} from '../../core/session.ts';
import {clockSeconds} from '../../core/words/time.ts';
import {holds, shownPercent, shownWord} from '../../runbook/bind.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {cannotLookQuestion} from './failure.ts';
import {duringJob, type JobSeen, noJob, readJob} from './job.ts';
import {readOnce, seenBy, verifyOf} from './look.ts';
import {settle} from './settle.ts';

/** Waits to the end of the step's wait; true when the operator left meanwhile. */
export async function waitFor(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
): Promise<boolean> {
  live.during(step.id);
  for (;;) {
    const result = await pollOnce(step, live, hands);
    switch (result.result) {
      case 'holds':
        settle(step, live, hands, 'Success', `seen ${clockSeconds(live.session.at)} UTC`);
        return false;
      case 'failed':
        settle(step, live, hands, 'Failed', result.reason);
        return false;
      case 'timed-out':
        settle(step, live, hands, 'TimedOut', `last seen: ${result.seen.at(-1) ?? 'nothing'}`);
        return false;
      case 'cannot-look': {
        const {error, kind} = result.answer;
        // Looking again would find nothing either: what is waited for was taken away meanwhile.
        if (kind === 'not-found') {
          settle(step, live, hands, 'Failed', `${error.code}: ${error.message}`);
          return false;
        }
        const question = cannotLookQuestion(step, error);
        live.append({type: 'asked', step: `${step.id}.failed`, question});
        return false;
      }
      case 'aborted':
        if (live.takeWish() === 'leave') return true;
    }
  }
}

function pollOnce(step: PlannedStep, live: LiveSession, hands: Hands): Promise<PollResult> {
  const verify = verifyOf(step);
  const {clock} = hands.world;
  const {until = '', reason} = stepState(live.session, step.id);
  const since = Date.parse(stepState(live.session, step.id).intendedAt ?? live.session.at);
  const seen = (output: JsonObject) => seenBy(step, live, hands, output);
  const shows = (output: JsonObject) => shownWord(verify.shows, seen(output));
  let job = noJob;
  return poll({
    read: async () => {
      job = await readJob(step, live, hands);
      return duringJob(await readOnce(step, live, hands, live.wishes), job);
    },
    holds: (output) => holds(verify.until, seen(output)),
    shows: (output) => besides(shows(output), job),
    fails: (output, before) => {
      const status = shows(output);
      if (job.failed !== undefined) return job.failed;
      if (verify.fails !== undefined && holds(verify.fails, seen(output))) return endWords(status);
      return endsWait(status, before) ? endWords(status) : undefined;
    },
    clock,
    everyMilliseconds: verify.every * 1000,
    deadline: Date.parse(until),
    signal: live.wishes,
    onLook: (look) => {
      const {answer} = look;
      const percent =
        answer.outcome === 'ok'
          ? (shownPercent(verify.percent, seen(answer.output)) ?? job.percent)
          : undefined;
      const isNew = look.shows !== '' && lastSeen(live, step) !== look.shows;
      const isFurther =
        percent !== undefined && percent !== stepState(live.session, step.id).percent;
      if (isNew || isFurther) {
        live.append({
          type: 'waiting',
          step: step.id,
          until,
          because: reason,
          seen: look.shows,
          ...(percent === undefined ? {} : {percent}),
        });
      }
      const now = clock.now();
      live.activity = {
        type: 'waiting',
        step: step.id,
        since,
        looks: look.number,
        lastLookAt: now,
        nextLookAt: now + verify.every * 1000,
      };
    },
  });
}

/** A status that ends the wait stands alone: it is looked up by its word. */
function besides(status: string, job: JobSeen): string {
  if (job.shows === '' || endsIn(status).length > 0) return status;
  return status === '' ? job.shows : `${status}, ${job.shows}`;
}

function lastSeen(live: LiveSession, step: PlannedStep): string | undefined {
  return stepState(live.session, step.id).sightings.at(-1)?.seen;
}

/** Sleeps in the world's time; true when the operator left meanwhile. */
export async function pause(
  milliseconds: number,
  live: LiveSession,
  hands: Hands,
): Promise<boolean> {
  try {
    await hands.world.clock.sleep(milliseconds, live.wishes);
  } catch (error) {
    if (!live.wishes.aborted) throw error;
  }
  return live.wishes.aborted && live.takeWish() === 'leave';
}
