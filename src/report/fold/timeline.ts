/** The timeline: what happened before, what was decided, executed and seen, in the world's time. */
import type {Entry} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import type {PlannedStep} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {databaseStatusWords} from '../../core/words/status.ts';
import {counted, principalWords, printable} from '../../core/words/text.ts';
import type {MomentKind, ReportMoment} from '../report.ts';

/** Oldest first. `lockedAt` is when RDS stopped the database; empty where nobody knows. */
export function timelineOf(
  session: Session,
  entries: readonly Entry[],
  lockedAt: string,
): readonly ReportMoment[] {
  return [...before(session, lockedAt), ...momentsOf(entries)];
}

function before(session: Session, lockedAt: string): readonly ReportMoment[] {
  const actors = (session.firstDiagnosis?.findings ?? []).flatMap(({actor}) => actor ?? []);
  const causes = actors.map(({at, event, arn}) =>
    moment({at}, 'before', printable(event), principalWords(arn)),
  );
  const locked =
    lockedAt === ''
      ? []
      : [moment({at: lockedAt}, 'before', 'RDS stopped the database: locked out')];
  const known = new Set<string>();
  return [...causes, ...locked]
    .filter(({at, what}) => !known.has(`${at}${what}`) && known.add(`${at}${what}`))
    .sort((one, two) => one.at.localeCompare(two.at));
}

type Dated = {readonly at: string; readonly wall?: string};

function moment(
  {at, wall}: Dated,
  kind: MomentKind,
  what: string,
  by = '',
  requestId = '',
): ReportMoment {
  return {at, ...(wall === undefined ? {} : {wall}), kind, what, by, requestId};
}

function momentsOf(entries: readonly Entry[]): readonly ReportMoment[] {
  const steps = new Map<string, PlannedStep>();
  let diagnoses = 0;
  return entries.flatMap((entry): readonly ReportMoment[] => {
    switch (entry.type) {
      case 'opened':
        return [moment(entry, 'session', beganWords(entry), nameOf(entry.operator.arn))];
      case 'diagnosed': {
        diagnoses += 1;
        const causes = entry.diagnosis.findings.map(({cause}) => cause).join(', ');
        const again = diagnoses === 1 ? 'diagnosis' : 'read again';
        return [
          moment(
            entry,
            'seen',
            `${again}: ${entry.diagnosis.verdict}${causes === '' ? '' : ` (${causes})`}`,
          ),
        ];
      }
      case 'planned':
        for (const step of entry.steps) steps.set(step.id, step);
        return [
          moment(
            entry,
            'session',
            `plan: ${printable(entry.title)}, ${counted(entry.steps.length, 'step')}`,
          ),
        ];
      case 'answered':
        return [
          moment(
            entry,
            'decided',
            `${printable(entry.question, 300)} ${printable(entry.answer, 300)}`,
            nameOf(entry.by),
          ),
        ];
      case 'called':
        return entry.mode === 'change' ? [sent(entry)] : [];
      case 'waiting':
        return entry.seen === ''
          ? []
          : [
              moment(
                entry,
                'seen',
                `${titleOf(steps, entry.step)}: ${databaseStatusWords(printable(entry.seen)).word}`,
              ),
            ];
      case 'settled':
        return ['Failed', 'TimedOut', 'Skipped', 'Cancelled'].includes(entry.status)
          ? [moment(entry, 'seen', `${titleOf(steps, entry.step)}: ${entry.status}`)]
          : [];
      case 'noted':
        return [moment(entry, 'noted', printable(entry.text, 500), nameOf(entry.by))];
      case 'closed':
        return [
          moment(entry, 'closed', `closed: ${entry.outcome}. ${printable(entry.summary, 500)}`),
        ];
      default:
        return [];
    }
  });
}

function sent(entry: Extract<Entry, {type: 'called'}>): ReportMoment {
  const results = {
    ok: 'accepted',
    error: `refused: ${printable(entry.error?.code ?? 'no answer')}`,
    'would-call': 'would be called, not sent',
  };
  const what = `${printable(entry.call)} ${results[entry.outcome]}`;
  return moment(entry, 'executed', what, '', printable(entry.requestId));
}

function beganWords({resumed, takenOverFrom}: Extract<Entry, {type: 'opened'}>): string {
  if (takenOverFrom !== undefined)
    return `the session was taken over from ${nameOf(takenOverFrom)}`;
  return resumed ? 'the session went on' : 'the session began';
}

function titleOf(steps: ReadonlyMap<string, PlannedStep>, id: string): string {
  const title = steps.get(id)?.title ?? id;
  return printable(title.includes('{{') ? id : title, 200);
}

function nameOf(who: string): string {
  return printable(operatorName(who));
}
