/** Who operated, and who answered in whose place. */
import type {Entry} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import {printable} from '../../core/words/text.ts';
import type {ReportPerson} from '../report.ts';

/** Everybody once, in the order they came. */
export function peopleOf(entries: readonly Entry[]): readonly ReportPerson[] {
  const people = new Map<string, ReportPerson>();
  const add = (who: string, as: string, since: string) => {
    const key = `${who} ${as}`;
    if (!people.has(key)) people.set(key, {who: printable(who, 300), as, since});
  };
  for (const entry of entries) {
    if (entry.type === 'opened') {
      add(entry.operator.arn, asWhat(entry), entry.at);
    } else if (entry.type === 'answered') {
      add(entry.by, 'answered questions', entry.at);
    } else if (entry.type === 'asked' && entry.question.kind === 'confirm') {
      const {approvedBy} = entry.question;
      if (approvedBy !== undefined) add(approvedBy, 'approved changes', entry.at);
    } else if (entry.type === 'noted') {
      add(entry.by, 'wrote notes', entry.at);
    }
  }
  return withoutRepetition(Array.from(people.values()));
}

function asWhat({resumed, takenOverFrom}: Extract<Entry, {type: 'opened'}>): string {
  if (takenOverFrom !== undefined) return 'operator, took it over';
  return resumed ? 'operator, went on with it' : 'operator';
}

/** That an operator answers needs no line of its own. */
function withoutRepetition(people: readonly ReportPerson[]): readonly ReportPerson[] {
  const operators = new Set(
    people.filter(({as}) => as.startsWith('operator')).flatMap(({who}) => [who, operatorName(who)]),
  );
  return people.filter(({who, as}) => as.startsWith('operator') || !operators.has(who));
}
