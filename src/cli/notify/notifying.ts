/** A front end that also tells webhooks, where somebody asked for it. */
import {fold} from '../../core/apply.ts';
import type {Entry} from '../../core/entry.ts';
import type {Session} from '../../core/session.ts';
import type {FrontEnd} from '../../engine/front-end.ts';
import {namesOf} from '../../report/names.ts';
import {createMask, maskJson} from '../../report/redact.ts';
import type {NotificationConfig} from '../config/schema.ts';
import {noticeOf} from './notice.ts';
import {createSender} from './sender.ts';
import {bodyOf} from './shape.ts';

/** The front end and how it ends. */
export type Notifying = {
  readonly frontEnd: FrontEnd;
  /** Events that did not arrive, as `recovered: HTTP 500`. */
  finish(): Promise<readonly string[]>;
};

/** What is left at the end may take that long, so that `recovered` still gets out. */
const lastMoment = 3000;

/** `past`: entries from before this process; they were told already. */
export function notifying(
  inner: FrontEnd,
  targets: readonly NotificationConfig[],
  past: readonly Entry[],
): Notifying {
  const senders = targets.map((target) => ({target, sender: createSender(target.url)}));
  let before: Session = fold(past);
  const told: Entry[] = [...past];
  const show = (entry: Entry, session: Session) => {
    inner.show(entry, session);
    told.push(entry);
    const notice = noticeOf(entry, before, session);
    before = session;
    if (!notice) return;
    for (const {target, sender} of senders) {
      if (!target.on.includes(notice.event)) continue;
      const said = target.redact ? maskJson(notice, createMask(namesOf(told))) : notice;
      sender.send(notice.event, bodyOf(said, target.shape));
    }
  };
  return {
    frontEnd: {
      show,
      ask: (step, question, session) => inner.ask(step, question, session),
      refuse: (reason) => inner.refuse(reason),
      tell: async (says) => inner.tell?.(says),
    },
    finish: async () =>
      (await Promise.all(senders.map(({sender}) => sender.finish(lastMoment)))).flat(),
  };
}
