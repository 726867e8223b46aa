/** What may stand between a session and its front end: masks for a shared screen, and webhooks. */
import {LatchkeyError} from '../core/errors.ts';
import type {AnswerSource} from '../engine/answers.ts';
import type {FrontEnd, Store} from '../engine/front-end.ts';
import type {LiveSession} from '../engine/live-session.ts';
import type {SharedNames} from '../report/shared-names.ts';
import type {Settings} from './config/settings.ts';

/** The wrapped ends of a session. */
export type Around = {
  /** What the front end sees. */
  readonly store: Store;
  answers(source: AnswerSource | undefined): AnswerSource | undefined;
  frontEnd(chosen: FrontEnd): FrontEnd;
  /** Words as they may be said. */
  text(words: string): string;
  /** An error as it may be said. */
  error(error: unknown): unknown;
  /** Waits a last moment; answers what was not delivered. */
  finish(): Promise<readonly string[]>;
};

/** Loads only what was asked for. */
export async function aroundFrontEnd(
  live: LiveSession,
  settings: Settings,
  isShared: boolean,
  names: SharedNames | undefined,
): Promise<Around> {
  const shared = isShared
    ? new (await import('../report/shared-screen.ts')).SharedScreen(live, names)
    : undefined;
  const targets = settings.notifications?.value ?? [];
  const notify = targets.length > 0 ? await import('./notify/notifying.ts') : undefined;
  // The first entry of this process was written before any front end was there.
  const past = live.view().entries.slice(0, -1);
  let finish: Around['finish'] = async () => [];
  return {
    store: shared?.store() ?? live,
    answers: (source) => (shared ? shared.answers(source) : source),
    text: (words) => shared?.text(words) ?? words,
    error: (error) => {
      if (!shared || !(error instanceof LatchkeyError)) return error;
      const nextSteps = error.nextSteps.map((step) => shared.text(step));
      return Object.assign(error, {message: shared.text(error.message), nextSteps});
    },
    frontEnd: (chosen) => {
      const masked = shared?.frontEnd(chosen) ?? chosen;
      if (!notify) return masked;
      const notifying = notify.notifying(masked, targets, past);
      finish = notifying.finish;
      return notifying.frontEnd;
    },
    finish: () => finish(),
  };
}
