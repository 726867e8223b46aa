/** The night in five sentences: what, who, what was done, how it ended, what is left. */
import {briefing} from '../../causes/briefing.ts';
import type {Recovered} from '../../causes/recovered.ts';
import type {Entry} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import type {Session} from '../../core/session.ts';
import {counted, principalWords, printable} from '../../core/words/text.ts';
import {momentWords} from '../../core/words/time.ts';
import {allFollowUps} from '../../remedies/follow-ups.ts';
import type {ReportChange} from '../report.ts';
import {peopleOf} from './people.ts';

type Told = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly atFirst: Session;
  readonly end: Recovered;
  readonly changes: readonly ReportChange[];
  readonly down: {readonly from: string; readonly to: string};
  /** The recovery point in words. */
  readonly rpo: string;
};

/** Always five. */
export function summaryOf(told: Told): readonly string[] {
  return [what(told), who(told), done(told), ended(told), left(told)];
}

function what({session, atFirst}: Told): string {
  const {accountId, region} = session.incident;
  const place = `(account ${accountId}, ${region})`;
  if (!session.firstDiagnosis) {
    return `${printable(session.incident.database.identifier)} ${place} was looked at, and no diagnosis was made.`;
  }
  return `${briefing(atFirst).headline.replace(/\.$/, '')} ${place}.`;
}

function who({session}: Told): string {
  const actor = session.firstDiagnosis?.findings.find((finding) => finding.actor)?.actor;
  if (actor) {
    const when = momentWords(actor.at, session.openedAt);
    return `${capital(principalWords(actor.arn))} did it: ${printable(actor.event)} at ${when} UTC.`;
  }
  return session.firstDiagnosis?.findings.length === 0
    ? 'Nobody had to be looked for.'
    : 'Who did it is not known from what could be read.';
}

function done({session, entries, changes}: Told): string {
  const operators = peopleOf(entries).filter(({as}) => as.startsWith('operator'));
  const names = [...new Set(operators.map(({who}) => operatorName(who)))].join(', then ');
  const {wouldCall} = session.calls;
  if (wouldCall > 0) {
    return `${names} sent nothing: in this dry run ${counted(wouldCall, 'change')} would have been called.`;
  }
  if (changes.length === 0)
    return `${names} sent no change, and ${counted(session.calls.reads, 'read')}.`;
  const accepted = changes.filter(({result}) => result === 'accepted');
  const refused = changes.filter(({result}) => result === 'refused').length;
  const unknown = changes.filter(({result}) => result === 'unknown').length;
  const rest = [
    refused > 0 ? `${refused} refused by AWS` : '',
    unknown > 0 ? `${unknown} with an answer that was lost` : '',
  ].filter(Boolean);
  const calls = accepted.map(({call}) => call).join(', ');
  return `${names} sent ${counted(changes.length, 'change')}, each confirmed${calls === '' ? '' : `: ${calls}`}${rest.length > 0 ? `; ${rest.join(', ')}` : ''}.`;
}

function ended({session, end, rpo}: Told): string {
  const {closed} = session;
  if (!closed) return 'The session is not closed: it can be gone on with.';
  if (closed.outcome !== 'recovered') return sentence(printable(closed.summary, 500));
  const lost = rpo.startsWith('0') ? 'no data was lost' : `data lost: ${rpo}`;
  // The headline may be two sentences; here it is one.
  const headline = end.headline.replace('. It was', ' after it was').replace(/\.$/, '');
  return `${headline}; ${lost}.`;
}

function left({session}: Told): string {
  const due = allFollowUps(session);
  const [first] = due;
  if (!first) return 'Nothing is left to do.';
  const count = counted(due.length, 'thing');
  return sentence(`${count} left to do, first: ${printable(first.what, 300)}`);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
