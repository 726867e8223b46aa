/** The diagnosis in plain lines: the block of a session and of `latchkey diagnose`. */
import type {Briefing, BriefingLabel} from '../causes/briefing.ts';
import {isTerminal} from '../core/database.ts';
import type {Diagnosis, Verdict} from '../core/diagnosis.ts';
import type {Evidence} from '../core/evidence.ts';
import {type Fact, knownValue, wasAsked} from '../core/fact.ts';
import type {Incident} from '../core/incident.ts';
import {printable} from '../core/words/text.ts';
import type {Say} from './say.ts';

const verdictWords: {readonly [verdict in Verdict]: string} = {
  'locked-out': 'locked out',
  'at-risk': 'at risk',
  'restored-not-started': 'key works again, not started',
  healthy: 'healthy',
  'not-the-key': 'not the key',
  undecided: 'undecided',
};

/** The labels of the six rows in plain lines. */
export const labels: {readonly [label in BriefingLabel]: string} = {
  'How we know': 'How we know',
  'Who and when': 'Who, when',
  'How long': 'How long',
  'Also on it': 'Also on it',
  Unknown: 'Unknown',
  'Do first': 'Do first',
};

/** The block: verdict, headline, meaning, the six rows. */
export function diagnosisSays(diagnosis: Diagnosis, briefing: Briefing): readonly Say[] {
  const {verdict, database} = diagnosis;
  const word =
    verdict === 'locked-out' && isTerminal(database.status)
      ? 'locked for good'
      : verdictWords[verdict];
  const isSaid = briefing.confidence === verdict;
  return [
    {
      type: 'head',
      word: 'DIAGNOSIS',
      text: isSaid ? word : `${word}, cause ${briefing.confidence}`,
    },
    ...[briefing.headline, ...briefing.meaning].map((text): Say => ({type: 'text', text})),
    {
      type: 'rows',
      rows: briefing.rows.map(({label, lines}) => ({label: labels[label], lines})),
    },
  ];
}

/** `14 reads: 13 answered, 1 denied (kms:GetKeyLastUsage).` */
export function readWords(evidence: Evidence): string {
  const asked = readsOf(evidence);
  const callsOf = (status: 'denied' | 'failed') =>
    asked.flatMap((fact) => (fact.status === status ? [fact.call] : []));
  const denied = callsOf('denied');
  const failed = callsOf('failed');
  const answered = asked.length - denied.length - failed.length;
  return [
    `${asked.length} reads: ${answered} answered`,
    ...(denied.length > 0 ? [`${denied.length} denied (${unique(denied)})`] : []),
    ...(failed.length > 0 ? [`${failed.length} without a usable answer (${unique(failed)})`] : []),
  ].join(', ');
}

/** The facts that were asked for; one that was not, and only says why, is no read. */
export function readsOf(evidence: Evidence): readonly Fact<unknown>[] {
  const facts: readonly (Fact<unknown> | undefined)[] = Object.values(evidence);
  return facts.filter((fact) => fact !== undefined).filter(wasAsked);
}

/** In the order of their names: which answer came first says nothing. */
function unique(calls: readonly string[]): string {
  return [...new Set(calls)].toSorted().join(', ');
}

/** Where it was read, by whom, and what `read` says of the reads. */
export function placeSays(
  {evidence, incident}: {readonly evidence: Evidence; readonly incident: Incident},
  read: string,
): Say {
  const operator = printable(knownValue(evidence.identity)?.Arn ?? 'not known');
  return {
    type: 'rows',
    rows: [
      {
        label: 'Where',
        lines: [`account ${incident.accountId}, ${incident.region}, as ${operator}`],
      },
      {label: 'Read', lines: [read]},
    ],
  };
}
