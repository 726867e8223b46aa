/** A note that somebody else wrote, such as a facilitator's message: it shows in the lower rule. */
import type {Entry} from '../core/entry.ts';
import {operatorName} from '../core/incident.ts';
import type {Session} from '../core/session.ts';
import {printable} from '../core/words/text.ts';

/** `Priya, shop team: “How long?”`; empty for everything else. */
export function messageIn(entry: Entry, session: Session): string {
  if (entry.type !== 'noted' || entry.by === session.operator.arn) return '';
  return `${operatorName(entry.by)}: “${printable(entry.text)}” (key l)`;
}
