/** The evidence: one fact a line; below, the answer itself, field by field. */
import {cliCommand} from '../../aws/command-line.ts';
import {type EvidenceLine, evidenceLines} from '../../causes/evidence-lines.ts';
import type {Entry} from '../../core/entry.ts';
import {type FactName, type FactValues, factOf} from '../../core/evidence.ts';
import {type Fact, wasAsked} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import type {Marked} from '../../core/words/status.ts';
import {printable} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import {marked} from '../components/header.ts';
import {pointerColumns, type TableColumn} from '../components/table.ts';
import type {PageKey, Setting, Unkeyed} from '../page.ts';
import {sessionChrome} from '../session-chrome.ts';
import {bodyRows, layoutOf, type Size} from '../size.ts';
import {clipClauses} from '../text/clip-clauses.ts';
import {type Line, lineOf, lineWidth, text, widthOf} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {fieldRows} from './fact-fields.ts';
import {fewRows, type ListRow, listPage} from './overlay-list.ts';
import {readBehind} from './read-behind.ts';

/** What the page needs. */
export type EvidenceProps = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly setting: Setting;
};

/** Every fact with call, time and what it speaks for; a denied call shows what would settle it. */
export function evidencePage({session, entries, setting}: EvidenceProps): Unkeyed {
  const {size} = setting;
  const {diagnosis, evidence} = session;
  const lines = evidenceLines(evidence, diagnosis?.findings);
  const columns = columnsFor(lines, size);
  const said = columns.find(({head}) => head === saidHead)?.columns ?? 0;
  return listPage({
    chrome: sessionChrome(session, setting),
    name: 'evidence',
    title: 'Evidence',
    columns,
    rows: fewRows(lines.map((line) => rowOf(line, said - 1, session, entries, setting))),
    start: 'first',
    detailRows: Math.max(4, Math.floor(bodyRows(size) / 2) - 2),
    status: countWords(lines.map(({fact}) => factOf(evidence, fact))),
    keys: [],
    about: [
      'This page shows every fact that was read, with its call, time and request id.',
      'Denied, not asked, no answer and absent are four different things.',
    ],
    setting,
  });
}

const saidHead = 'What it said';
// As wide as `✗ key unusable`, so that the columns rarely move while facts come in.
const leastMeaning = 14;

/** What a fact speaks for is never cut; what it said gets the columns that are left. */
function columnsFor(lines: readonly EvidenceLine[], size: Size): readonly TableColumn[] {
  const layout = layoutOf(size);
  const time = layout === 'narrow' ? 0 : 10;
  const call = layout === 'wide' ? 39 : layout === 'normal' ? 25 : 24;
  const meaning = Math.max(
    leastMeaning,
    ...lines.map(({speaksFor}) => lineWidth(meaningLine(speaksFor))),
  );
  const said = size.columns - pointerColumns - time - call - meaning;
  return [
    {head: 'UTC', columns: time},
    {head: 'Call', columns: call},
    {head: saidHead, columns: said},
    {head: 'Speaks for', columns: meaning},
  ].filter((column) => column.columns > 0);
}

/** Context has no sign: it speaks neither for nor against anything. */
function meaningLine(meaning: Marked): Line {
  return meaning.role === 'muted' ? lineOf(text(meaning.word, 'muted')) : marked(meaning);
}

function countWords(facts: readonly Fact<FactValues[FactName]>[]): string {
  const isAnswer = ({status}: (typeof facts)[number]) => status === 'known' || status === 'absent';
  const asked = facts.filter(wasAsked);
  const known = asked.filter(isAnswer).length;
  const unasked = facts.length - asked.length;
  const denied = facts.filter((fact) => fact.status === 'denied').length;
  const failed = facts.filter((fact) => fact.status === 'failed').length;
  return [
    `${facts.length} facts, ${known} answered`,
    denied > 0 ? `${denied} denied` : '',
    failed > 0 ? `${failed} without an answer` : '',
    unasked > 0 ? `${unasked} not asked` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function rowOf(
  {fact: name, at, call, said, speaksFor}: EvidenceLine,
  saidColumns: number,
  session: Session,
  entries: readonly Entry[],
  setting: Setting,
): ListRow {
  const fact: Fact<FactValues[FactName]> = factOf(session.evidence, name);
  const columns = setting.size.columns - 2;
  const cells = [
    lineOf(text(at === '' ? 'not asked' : clockSeconds(at), 'muted')),
    lineOf(call),
    lineOf(clipClauses(said, saidColumns)),
    meaningLine(speaksFor),
  ];
  const isCut = fact.status === 'known' && widthOf(said) > saidColumns;
  return {
    cells: layoutOf(setting.size) === 'narrow' ? cells.slice(1) : cells,
    details: () => detailLines(fact, isCut ? said : '', columns),
    keys: () => copyKey(fact, session, entries),
  };
}

/** The head of the answer, what it said where the row had no room for it, and its fields. */
function detailLines(
  fact: Fact<FactValues[FactName]>,
  said: string,
  columns: number,
): readonly Line[] {
  const took = fact.milliseconds === undefined ? '' : `  ${fact.milliseconds} ms`;
  const request = fact.requestId ? `, request ${fact.requestId}` : '';
  const head = wrap(`${fact.call}${took}${request}`, columns).map((row) =>
    lineOf(' ', text(row, 'strong')),
  );
  switch (fact.status) {
    case 'known':
      return [
        ...head,
        ...wrap(said, columns).map((row) => lineOf(` ${row}`)),
        ...fieldRows(fact.value, columns),
      ];
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
  const called = readBehind(entries, fact);
  if (called?.input === undefined) return [];
  const command = cliCommand(called.call, called.input, {
    region: called.region ?? session.incident.region,
    ...(session.profile === undefined ? {} : {profile: session.profile}),
    ...(session.endpoint === '' ? {} : {endpoint: session.endpoint}),
  });
  return [
    {id: 'copy', label: 'copy the read', command: {type: 'copy', text: command, what: 'The read'}},
  ];
}
