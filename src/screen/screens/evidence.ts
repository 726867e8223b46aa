/** The evidence: one fact a line; below, the answer itself, field by field. */
import {cliCommand} from '../../aws/command-line.ts';
import type {Finding} from '../../core/diagnosis.ts';
import type {Entry} from '../../core/entry.ts';
import {type FactName, type FactValues, factOf} from '../../core/evidence.ts';
import type {Fact} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import type {Marked} from '../../core/words/status.ts';
import {printable} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import {marked} from '../components/header.ts';
import type {PageKey, Setting, Unkeyed} from '../page.ts';
import {sessionChrome} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {factWords} from '../words/fact-words.ts';
import {fieldRows} from './fact-fields.ts';
import {type ListRow, listPage} from './overlay-list.ts';

/** What the page needs. */
export type EvidenceProps = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly setting: Setting;
};

/** Every fact with call, time and what it speaks for; a denied call shows what would settle it. */
export function evidencePage({session, entries, setting}: EvidenceProps): Unkeyed {
  const {size} = setting;
  const names = Object.keys(session.evidence).filter(isFactName(session));
  const counts = countWords(names.map((name) => factOf(session.evidence, name)));
  const layout = layoutOf(size);
  const said = layout === 'wide' ? 48 : layout === 'normal' ? 25 : 17;
  const call = layout === 'narrow' ? 24 : layout === 'normal' ? 27 : 38;
  return listPage({
    chrome: sessionChrome(session, setting),
    name: 'evidence',
    title: 'Evidence',
    columns: [
      {head: 'UTC', columns: layout === 'narrow' ? 0 : 10},
      {head: 'Call', columns: call},
      {head: 'What it said', columns: said},
      {head: 'Speaks for', columns: size.columns - call - said - (layout === 'narrow' ? 4 : 14)},
    ].filter((column) => column.columns > 0),
    rows: names.map((name) => rowOf(name, session, entries, setting)),
    start: 'first',
    detailRows: Math.max(4, Math.floor(bodyRows(size) / 2) - 2),
    status: counts,
    keys: [],
    about: [
      'This page shows every fact that was read, with its call, time and request id.',
      'Denied, not asked, no answer and absent are four different things.',
    ],
    setting,
  });
}

function isFactName(session: Session): (name: string) => name is FactName {
  return (name): name is FactName => name in session.evidence;
}

function countWords(facts: readonly Fact<FactValues[FactName]>[]): string {
  const known = facts.filter((fact) => fact.status === 'known' || fact.status === 'absent').length;
  const denied = facts.filter((fact) => fact.status === 'denied').length;
  const failed = facts.filter((fact) => fact.status === 'failed').length;
  return [
    `${facts.length} facts, ${known} answered`,
    denied > 0 ? `${denied} denied` : '',
    failed > 0 ? `${failed} without an answer` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function rowOf(
  name: FactName,
  session: Session,
  entries: readonly Entry[],
  setting: Setting,
): ListRow {
  const fact: Fact<FactValues[FactName]> = factOf(session.evidence, name);
  const time = fact.at === '' ? 'not asked' : clockSeconds(fact.at);
  const cells = [
    lineOf(text(time, 'muted')),
    lineOf(nameWords(name, fact.call)),
    lineOf(factWords(session.evidence, name).word),
    marked(speaksFor(fact, session.diagnosis?.findings ?? [])),
  ];
  const shown = layoutOf(setting.size) === 'narrow' ? cells.slice(1) : cells;
  return {
    cells: shown,
    details: detailLines(fact, setting.size.columns - 2),
    keys: copyKey(fact, session, entries),
  };
}

/** `cloudtrail:LookupEvents` is asked once per event name. */
function nameWords(name: FactName, call: string): string {
  return name.startsWith('trail:')
    ? `${call.replace('cloudtrail:', 'trail:')} ${name.slice(6)}`
    : call;
}

function speaksFor(fact: Fact<FactValues[FactName]>, findings: readonly Finding[]): Marked {
  if (fact.status === 'denied' || fact.status === 'failed')
    return {role: 'unknown', word: 'unknown'};
  const cause = findings.find((finding) =>
    finding.evidence.some(
      (proof) =>
        proof.call === fact.call &&
        (proof.requestId === (fact.requestId ?? '') || proof.at === fact.at),
    ),
  );
  return cause ? {role: 'danger', word: cause.cause} : {role: 'muted', word: 'context'};
}

function detailLines(fact: Fact<FactValues[FactName]>, columns: number): readonly Line[] {
  const took = fact.milliseconds === undefined ? '' : `  ${fact.milliseconds} ms`;
  const request = fact.requestId ? `, request ${fact.requestId}` : '';
  const head = wrap(`${fact.call}${took}${request}`, columns).map((row) =>
    lineOf(' ', text(row, 'strong')),
  );
  switch (fact.status) {
    case 'known':
      return [...head, ...fieldRows(fact.value, columns)];
    case 'denied':
      return [
        ...head,
        ...wrap(`AWS says “${printable(fact.message, 400)}”`, columns).map((row) =>
          lineOf(` ${row}`),
        ),
        lineOf(` It would be settled by ${fact.needs}.`),
      ];
    case 'failed':
      return [
        ...head,
        ...wrap(`${fact.code}: “${printable(fact.message, 400)}”`, columns).map((row) =>
          lineOf(` ${row}`),
        ),
      ];
    case 'absent':
      return [...head, ...wrap(printable(fact.message), columns).map((row) => lineOf(` ${row}`))];
  }
}

/** The read as an AWS CLI command, where the journal has its input. */
function copyKey(
  fact: Fact<FactValues[FactName]>,
  session: Session,
  entries: readonly Entry[],
): readonly PageKey[] {
  const called = entries.findLast(
    (entry) =>
      entry.type === 'called' &&
      entry.call === fact.call &&
      entry.requestId === (fact.requestId ?? ''),
  );
  if (called?.type !== 'called' || called.input === undefined) return [];
  const command = cliCommand(called.call, called.input, {
    region: session.incident.region,
    ...(session.profile === undefined ? {} : {profile: session.profile}),
    ...(session.endpoint === '' ? {} : {endpoint: session.endpoint}),
  });
  return [
    {id: 'copy', label: 'copy the read', command: {type: 'copy', text: command, what: 'The read'}},
  ];
}
