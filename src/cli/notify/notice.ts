/** Which entries are worth a message, and what it says. Pure. */
import type {Entry} from '../../core/entry.ts';
import {modeOf, type Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {durationWords} from '../../core/words/time.ts';
import type {noticeEvents} from '../config/schema.ts';

export type NoticeEvent = (typeof noticeEvents)[number];

/** One message, before it has a shape. */
export type Notice = {
  readonly event: NoticeEvent;
  readonly session: string;
  readonly mode: string;
  readonly database: string;
  readonly accountId: string;
  readonly region: string;
  readonly at: string;
  readonly text: string;
};

/** Nobody waits for a question in front of the screen that long. */
const longSilence = 60_000;

/** The message for an entry; `before` is the session without it. Undefined: not worth one. */
export function noticeOf(entry: Entry, before: Session, session: Session): Notice | undefined {
  const told = eventOf(entry, before, session);
  if (!told) return undefined;
  const [event, text] = told;
  return {
    event,
    session: session.id,
    mode: modeOf(session),
    database: printable(session.incident.database.identifier),
    accountId: session.incident.accountId,
    region: session.incident.region,
    at: entry.at,
    text: printable(text, 500),
  };
}

function eventOf(
  entry: Entry,
  before: Session,
  session: Session,
): readonly [NoticeEvent, string] | undefined {
  const name = session.incident.database.identifier;
  switch (entry.type) {
    case 'opened':
      return ['opened', `${name}: ${entry.resumed ? 'the session goes on' : 'a session began'}.`];
    case 'waiting':
      return entry.seen === '' && isChange(session, entry.step)
        ? ['waiting', `${name}: ${entry.because}, until ${entry.until.slice(11, 16)} UTC at most.`]
        : undefined;
    case 'asked': {
      const silence = Date.parse(entry.at) - Date.parse(lastAnswerAt(before));
      const isFailure = entry.question.kind === 'failure';
      if (!isFailure && !(silence > longSilence)) return undefined;
      const since = isFailure ? '' : ` after ${durationWords(silence)}`;
      return ['needs-you', `${name}: a question is open${since}. ${entry.question.title}`];
    }
    case 'closed':
      return closedEvent(entry.outcome, entry.summary);
    default:
      return undefined;
  }
}

function closedEvent(outcome: string, summary: string): readonly [NoticeEvent, string] | undefined {
  if (outcome === 'recovered') return ['recovered', summary];
  if (outcome === 'failed') return ['failed', summary];
  return outcome === 'waiting' || outcome === 'handed-over' ? ['waiting', summary] : undefined;
}

function isChange(session: Session, step: string): boolean {
  return session.plan?.steps.find(({id}) => id === step)?.kind === 'change';
}

/** When a step ended or began last: a person was there then. */
function lastAnswerAt({steps, openedAt}: Session): string {
  const times = Object.values(steps).flatMap(({intendedAt}) => intendedAt ?? []);
  return times.toSorted().at(-1) ?? openedAt;
}
