/** A sign of life during waits: one line a minute, five minutes apart for the ear. */
import {briefing} from '../causes/briefing.ts';
import {isoTime} from '../core/clock.ts';
import {type Session, stepState} from '../core/session.ts';
import {overEstimate} from '../core/words/progress.ts';
import {durationWords} from '../core/words/time.ts';
import type {View} from '../engine/front-end.ts';
import type {Say} from './say.ts';
import {soFarSentence} from './so-far.ts';

const minute = 60_000;

/** Remembers when something was last said; times are the world's. */
export class Heartbeat {
  readonly #every: number;
  #last = Number.NEGATIVE_INFINITY;
  #toldReading = Number.NEGATIVE_INFINITY;

  constructor(isSpoken: boolean) {
    this.#every = isSpoken ? 5 * minute : minute;
  }

  /** Something was said anyway; `at` is ISO 8601. */
  said(at: string): void {
    this.#last = Math.max(this.#last, Date.parse(at));
  }

  /** The line that is due, if a wait goes on and nothing was said for long enough. */
  due(view: View, now: number): Say | undefined {
    if (view.activity.type === 'observing') return this.#soFar(view, now);
    if (view.activity.type !== 'waiting' || now - this.#last < this.#every) return undefined;
    this.#last = now;
    const text = beatWords(view, now);
    return text === undefined ? undefined : {type: 'event', at: isoTime(now), text};
  }

  /** Once for each reading: a rehearsal's clock skips this wait, so that nothing is to be told. */
  #soFar({activity, session}: View, now: number): Say | undefined {
    if (activity.type !== 'observing' || session.world === 'simulated') return undefined;
    const {soFar, since} = activity;
    if (!soFar || since === this.#toldReading) return undefined;
    this.#toldReading = since;
    const {headline, confidence} = briefing({...session, diagnosis: soFar}, 0, true);
    return {type: 'event', at: isoTime(now), text: soFarSentence(headline, confidence)};
  }
}

/** What a wait that goes on has to say of itself; undefined while nothing is waited for. */
export function beatWords({activity, session}: View, now: number): string | undefined {
  if (activity.type !== 'waiting') return undefined;
  return waitingWords(session, activity.step, activity.since, now);
}

function waitingWords(session: Session, step: string, since: number, now: number): string {
  const {until, status, estimate, percent} = stepState(session, step);
  const call = session.plan?.steps.find(({id}) => id === step)?.call ?? '';
  const service = call.startsWith('kms:') ? 'KMS' : call === '' ? 'AWS' : 'RDS';
  const soFar = durationWords(now - since);
  if (status !== 'Waiting' || until === undefined) {
    return `Not accepted yet after ${soFar}; it is tried again.`;
  }
  const most = durationWords(Date.parse(until) - since);
  const done = percent === undefined ? '' : `, ${percent} % done`;
  const over = estimate ? overEstimate(estimate, now - since) : '';
  const late = over === '' ? '' : `, ${over}`;
  return `Waiting ${soFar} of ${most}${done}${late}. Ctrl+C is safe: ${service} goes on.`;
}
