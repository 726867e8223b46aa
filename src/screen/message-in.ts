/** A note that somebody else wrote, such as a facilitator's message: it shows in the lower rule until it is read. */
import type {Entry} from '../core/entry.ts';
import {operatorName} from '../core/incident.ts';
import type {Session} from '../core/session.ts';
import {trainer} from '../core/trainer.ts';
import {printable} from '../core/words/text.ts';

/** `message (key l) from Priya, shop team: “How long?”`; empty for everything else. */
export function messageIn(entry: Entry, session: Session): string {
  if (entry.type !== 'noted' || entry.by === session.operator.arn || entry.by === trainer)
    return '';
  // The key goes first: a long message is cut at its end.
  return `message (key l) from ${operatorName(entry.by)}: “${printable(entry.text)}”`;
}
