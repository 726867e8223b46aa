/** A session's entries become its report: a fold like every other view of the journal. Pure. */
import {briefing} from '../../causes/briefing.ts';
import {recovered} from '../../causes/recovered.ts';
import {fold} from '../../core/apply.ts';
import type {Entry} from '../../core/entry.ts';
import {keyName} from '../../core/facts.ts';
import {modeOf, type Session} from '../../core/session.ts';
import {principalWords, printable} from '../../core/words/text.ts';
import {allFollowUps} from '../../remedies/follow-ups.ts';
import {recoveryFigures} from '../../remedies/recovery-figures.ts';
import type {Report, ReportFinding} from '../report.ts';
import {changesOf} from './changes.ts';
import {clocksOf} from './clocks.ts';
import {differencesOf} from './differences.ts';
import {keyMapOf} from './key-map.ts';
import {peopleOf} from './people.ts';
import {skippedOf} from './skipped.ts';
import {summaryOf} from './summary.ts';
import {timelineOf} from './timeline.ts';

/** What the check of the journal said when the report was made. Empty `fault`: it is good. */
export type Proof = {readonly head: string; readonly fault: string};

/** The report of a session. */
export function reportOf(entries: readonly Entry[], proof: Proof): Report {
  const session = fold(entries);
  const atFirst = untilFirstDiagnosis(entries);
  const end = recovered(session, entries);
  const changes = changesOf(session, entries);
  const down = downOf(session, end, entries);
  const isRecovered = session.closed?.outcome === 'recovered';
  const figures = isRecovered ? recoveryFigures(session, entries) : undefined;
  const common = {session, entries, atFirst, end, changes, down, rpo: figures?.rpo.words ?? ''};
  return {
    format: 'latchkey/report/1',
    stamp: modeOf(session),
    title: titleOf(session, atFirst),
    session: session.id,
    scenario: printable(session.scenario ?? ''),
    outcome: session.closed?.outcome ?? 'not closed',
    incident: {
      database: printable(firstDatabase(session)),
      engine: printable(session.firstDiagnosis?.database.engine ?? ''),
      accountId: session.incident.accountId,
      region: session.incident.region,
      endpoint: printable(session.endpoint),
      openedAt: session.openedAt,
      closedAt: session.closed?.at ?? '',
    },
    summary: summaryOf(common),
    timeline: timelineOf(session, entries, down.from),
    diagnosis: diagnosisOf(session, atFirst),
    changes,
    skipped: skippedOf(entries),
    recovery: {
      downFor: isRecovered ? end.downFor : '',
      downFrom: down.from,
      downTo: down.to,
      lost: figures?.rpo.words ?? '',
      ...figures,
      clocks: clocksOf(session, down.to),
    },
    people: peopleOf(entries),
    calls: session.calls,
    differences: differencesOf(session, atFirst),
    followUps: allFollowUps(session).map(({what, how, when}) => ({
      what: printable(what, 500),
      ...(how === undefined ? {} : {how: printable(how, 1500)}),
      when,
    })),
    notes: session.notes.map(({at, by, text}) => ({
      at,
      by: printable(by),
      text: printable(text, 2000),
    })),
    key: keyMapOf(session, atFirst),
    proof: {entries: entries.length, ...proof, version: printable(versionOf(entries))},
  };
}

/** The database that the night was about; a restored one has another name. */
export function firstDatabase(session: Session): string {
  return session.firstDiagnosis?.database.identifier || session.incident.database.identifier;
}

/** The session as it was when the first diagnosis was made, with the evidence it was made from. */
function untilFirstDiagnosis(entries: readonly Entry[]): Session {
  const judged = entries.findIndex(({type}) => type === 'diagnosed');
  return fold(judged < 0 ? entries : entries.slice(0, judged + 1));
}

function titleOf(session: Session, atFirst: Session): string {
  const day = session.openedAt.slice(0, 10);
  const name = printable(firstDatabase(session));
  const key = printable(keyName(atFirst));
  switch (session.firstDiagnosis?.verdict) {
    case 'locked-out':
    case 'restored-not-started':
      return `${name} was locked out of its KMS key${key === '' ? '' : ` ${key}`}, ${day}`;
    case 'at-risk':
      return `${name} was about to lose its KMS key${key === '' ? '' : ` ${key}`}, ${day}`;
    case 'healthy':
      return `${name} was healthy, ${day}`;
    default:
      return `${name}: what was looked at, ${day}`;
  }
}

function downOf(
  session: Session,
  end: ReturnType<typeof recovered>,
  entries: readonly Entry[],
): {readonly from: string; readonly to: string} {
  const from = end.timeline.find(({what}) => what === 'locked out')?.at ?? '';
  if (session.closed?.outcome !== 'recovered') return {from, to: ''};
  const started = entries.findLast(
    (entry) => entry.type === 'waiting' && databaseStatuses.includes(entry.seen),
  );
  return {from, to: started?.at ?? ''};
}

/** The statuses that end a wait for a database (facts/aws.md §1.1). */
const databaseStatuses = [
  'available',
  'backing-up',
  'storage-optimization',
  'storage-initialization',
];

function diagnosisOf(session: Session, atFirst: Session): Report['diagnosis'] {
  const diagnosis = session.firstDiagnosis;
  if (!diagnosis) {
    return {
      verdict: 'undecided',
      headline: 'No diagnosis was made.',
      findings: [],
      rows: [],
      unknowns: [],
    };
  }
  const {headline, rows} = briefing(atFirst);
  return {
    verdict: diagnosis.verdict,
    headline,
    findings: diagnosis.findings.map(
      (finding): ReportFinding => ({
        cause: finding.cause,
        confidence: finding.confidence,
        summary: printable(finding.summary, 1000),
        actor: finding.actor
          ? `${principalWords(finding.actor.arn)}, ${printable(finding.actor.event)}, ${finding.actor.at}, CloudTrail event ${printable(finding.actor.eventId)}`
          : '',
        evidence: finding.evidence.map(({call, at, requestId, path, value}) => ({
          call,
          at,
          requestId: printable(requestId),
          path: printable(path, 300),
          value: printable(value, 500),
        })),
      }),
    ),
    rows: rows.map(({label, lines}) => ({label, lines})),
    unknowns: diagnosis.unknowns.map(({fact, because, needs}) =>
      printable(needs === '' ? `${fact}: ${because}` : `${fact}: ${because}; needs ${needs}`, 500),
    ),
  };
}

/** The Latchkey that wrote the last part. */
function versionOf(entries: readonly Entry[]): string {
  const opened = entries.findLast((entry) => entry.type === 'opened');
  return opened?.type === 'opened' ? opened.version : '';
}
