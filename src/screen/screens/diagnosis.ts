/** The diagnosis: what is wrong, how we know, who and when, how long, what else, what first. */
import type {Briefing, BriefingLabel} from '../../causes/briefing.ts';
import type {Finding} from '../../core/diagnosis.ts';
import {wasAsked} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import {counted, principalWords, printable} from '../../core/words/text.ts';
import {clockSeconds, momentWords} from '../../core/words/time.ts';
import type {Command} from '../command.ts';
import {beside, wideColumns} from '../components/columns.ts';
import {type LabelledRow, labelled} from '../components/labelled.ts';
import {air, type Block, padRows, stack, viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows, type Layout, layoutOf} from '../size.ts';
import {blank, type Line, lineOf, spread, text} from '../text/line.ts';
import {proseColumns, wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {clocksColumn, foundColumn} from './diagnosis-columns.ts';

/** What the page needs. `enter` is what Enter does: on to the ways back, or the end. */
export type DiagnosisProps = {
  readonly session: Session;
  readonly briefing: Briefing;
  readonly enter?: {readonly label: string; readonly command: Command};
  readonly setting: Setting;
};

/** The same page before CloudTrail told who did it: nothing is asked yet, nothing can be chosen. */
export function soFarPage({session, briefing, setting}: DiagnosisProps): Unkeyed {
  return {
    ...diagnosisPage({session, briefing, setting}),
    title: 'Diagnosis so far · who did it is still being read',
    keys: [{id: 'evidence'}, {id: 'log'}, {id: 'escape', label: 'stop reading'}],
    about: [
      'This page shows what is wrong; who did it is still being asked from CloudTrail.',
      'CloudTrail answers two look-ups a second. The page fills itself in.',
    ],
  };
}

/** The diagnosis page in all three layouts. */
export function diagnosisPage({session, briefing, enter, setting}: DiagnosisProps): Unkeyed {
  const {size, place} = setting;
  const findings = session.diagnosis?.findings ?? [];
  const at = Math.min(place.cursor ?? 0, Math.max(0, findings.length - 1));
  const shown = at === 0 ? briefing : briefingOf(briefing, findings[at], session);
  const layout = layoutOf(size);
  const rows = bodyRows(size);
  const {columns} = size;
  const [left, centre, right] = wideColumns(columns);
  const width = layout === 'wide' ? centre : columns;
  const fixed = firstSteps(shown, width, layout);
  const room = Math.max(3, rows - fixed.length);
  const content = stack(factBlocks(shown, width, layout), room);
  const view = viewOf(content, room, place.scroll);
  const isCut = view.most > 0;
  const middle = isCut
    ? [...view.lines, ...fixed]
    : [...view.lines, ...fixed.slice(content.length + fixed.length > rows ? 1 : 0)];
  const body =
    layout === 'wide'
      ? beside(
          [
            {lines: foundColumn(session, left - 1), columns: left},
            {lines: padRows(middle, rows), columns: centre},
            {lines: clocksColumn(session, setting, right - 1), columns: right},
          ],
          rows,
        )
      : middle;
  return {
    ...sessionChrome(session, setting),
    name: 'diagnosis',
    title:
      findings.length > 1 ? `Diagnosis · ${at + 1} of ${findings.length} findings` : 'Diagnosis',
    body,
    status: savedWords(session, setting, readWords(session)),
    ...(isCut ? {position: `lines ${view.top + 1}–${view.top + room} of ${content.length}`} : {}),
    keys: [
      ...(enter ? [{id: 'enter' as const, ...enter}] : []),
      ...(findings.length > 1 || isCut
        ? [{id: 'move' as const, label: findings.length > 1 ? 'findings' : 'scroll'}]
        : []),
      {id: 'evidence'},
      {id: 'blast'},
      {id: 'look'},
      {id: 'log'},
      {id: 'note'},
    ],
    rows: {
      count: findings.length,
      cursor: at,
      pageful: 1,
      take: () => enter?.command,
    },
    scroll: {top: view.top, most: view.most, pageful: room},
    about: [
      `This page shows what is wrong with ${session.incident.database.identifier} and how we know.`,
      'Nothing on it can change anything.',
    ],
  };
}

/** `complete 02:14:24 UTC, 14 reads, 1 denied`. */
function readWords(session: Session): string {
  const facts = Object.values(session.evidence).filter((fact) => fact && wasAsked(fact));
  const denied = facts.filter((fact) => fact?.status === 'denied').length;
  const failed = facts.filter((fact) => fact?.status === 'failed').length;
  const parts = [
    counted(facts.length, 'read'),
    denied > 0 ? `${denied} denied` : '',
    failed > 0 ? `${failed} without an answer` : '',
    denied + failed === 0 ? 'all answered' : '',
  ];
  return facts.length === 0 ? '' : parts.filter(Boolean).join(', ');
}

const shortLabels: {readonly [label in BriefingLabel]: string} = {
  'How we know': 'Known by',
  'Who and when': 'Who',
  'How long': 'How long',
  'Also on it': 'Also on it',
  Unknown: 'Unknown',
  'Do first': 'Do first',
};

function factBlocks(briefing: Briefing, columns: number, layout: Layout): readonly Block[] {
  const rows = briefing.rows.filter((row) => row.label !== 'Do first');
  const meaning = briefing.meaning.flatMap((sentence) =>
    wrap(sentence, Math.min(proseColumns, columns - 5)).map((row) => lineOf(`   ${row}`)),
  );
  return [
    {lines: headline(briefing, columns)},
    {lines: meaning.slice(0, 1), leaves: 3},
    {lines: meaning.slice(1), leaves: layout === 'narrow' ? 8 : 5},
    air,
    ...rows.map((row) => ({lines: rowLines(row.label, row.lines, columns, layout)})),
  ];
}

/** The last block stays in view when the rest has to scroll. */
function firstSteps(briefing: Briefing, columns: number, layout: Layout): readonly Line[] {
  const row = briefing.rows.find((candidate) => candidate.label === 'Do first');
  return row ? [blank, ...rowLines(row.label, row.lines, columns, layout)] : [];
}

function rowLines(
  label: BriefingLabel,
  lines: readonly string[],
  columns: number,
  layout: Layout,
): readonly Line[] {
  const isNarrow = layout === 'narrow';
  // In the wide layout the column is narrow, so that the label becomes a heading.
  if (layout === 'wide') {
    return [
      lineOf(text(label, 'strong')),
      ...(lines.length > 0 ? lines : ['unknown'])
        .flatMap((line) => wrap(line, columns - 2))
        .map((line) => lineOf(line)),
      blank,
    ];
  }
  const row: LabelledRow = {
    label: isNarrow ? shortLabels[label] : label,
    content: lines.length > 0 ? lines : ['unknown'],
  };
  const labelColumns = isNarrow ? 11 : 14;
  const most = Math.min(columns - 2, labelColumns + proseColumns);
  return labelled([row], labelColumns, most).map((line) => [text(' '), ...line]);
}

/** The finding in bold, its certainty at the right. */
function headline(briefing: Briefing, columns: number): readonly Line[] {
  const room = columns - briefing.confidence.length - 6;
  const rows = wrap(briefing.headline, room);
  return rows.map((row, index) => {
    if (index > 0) return lineOf('   ', text(row, 'strong'));
    const left = lineOf(' ', text(`${signs[briefing.role]} `, briefing.role), text(row, 'strong'));
    return spread(left, lineOf(text(briefing.confidence, briefing.role)), columns - 1);
  });
}

/** A further finding under the same six labels; what holds for all of them stays. */
function briefingOf(briefing: Briefing, finding: Finding | undefined, session: Session): Briefing {
  if (!finding) return briefing;
  const proofs = finding.evidence.map(
    (proof) =>
      `${proof.call}: ${proof.path} = ${printable(proof.value)} (${clockSeconds(proof.at)})`,
  );
  const {actor} = finding;
  const who = actor
    ? [`${principalWords(actor.arn)}, ${actor.event}`, `${momentWords(actor.at, session.at)} UTC`]
    : ['unknown, because no event was found for this'];
  return {
    ...briefing,
    headline: finding.summary,
    confidence: finding.confidence,
    meaning: [],
    rows: briefing.rows.map((row) => {
      if (row.label === 'How we know') return {...row, lines: proofs};
      return row.label === 'Who and when' ? {...row, lines: who} : row;
    }),
  };
}
