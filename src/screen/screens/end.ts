/** The last page: how it ended, what was done, what is left. Facts from the session alone. */
import {type Moment, type Recovered, recovered} from '../../causes/recovered.ts';
import type {Entry, Outcome, RecoveryFigures} from '../../core/entry.ts';
import type {Session} from '../../core/session.ts';
import type {Role} from '../../core/words/status.ts';
import {counted, headWords, printable} from '../../core/words/text.ts';
import type {WrittenReport} from '../../engine/front-end.ts';
import {lookCommand} from '../../engine/look-command.ts';
import {allFollowUps} from '../../remedies/follow-ups.ts';
import {recoveryFigures} from '../../remedies/recovery-figures.ts';
import {labelled} from '../components/labelled.ts';
import {air, stack, viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {remembered} from '../remembered.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, text, widthOf} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {commandRows} from '../words/command-lines.ts';
import {unsettledMoments} from '../words/unsettled-moments.ts';
import {followUpLines, storyLines} from './end-story.ts';

/** What the page needs. */
export type EndProps = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  /** Undefined until it was written. */
  readonly report: WrittenReport | undefined;
  readonly setting: Setting;
};

const titles: {readonly [outcome in Exclude<Outcome, 'recovered'>]: string} = {
  'nothing-to-do': 'Nothing to do',
  'handed-over': 'Handed over',
  waiting: 'AWS goes on',
  cancelled: 'Left',
  failed: 'Not recovered',
};

const roles: {readonly [outcome in Exclude<Outcome, 'recovered'>]: Role} = {
  'nothing-to-do': 'good',
  'handed-over': 'caution',
  waiting: 'waiting',
  cancelled: 'muted',
  failed: 'danger',
};

/** What the entries tell of the end. */
type Told = {
  readonly end: Recovered;
  readonly figures: RecoveryFigures;
  readonly moments: readonly Moment[];
};

const toldBy = remembered((session, entries): Told => {
  const end = recovered(session, entries);
  const moments = [...end.timeline, ...unsettledMoments(entries)];
  return {end, figures: recoveryFigures(session, entries), moments};
});

/** The end, whatever it is. Enter closes the full screen. */
export function endPage(props: EndProps): Unkeyed {
  const {session, entries, report, setting} = props;
  const {size, place} = setting;
  const {columns} = size;
  const outcome = session.closed?.outcome ?? 'cancelled';
  const told = toldBy(session, entries);
  const {end} = told;
  const {title, role, summary} = headOf(session, outcome, end);
  const rows = bodyRows(size);
  const blocks = [
    {
      lines: wrap(summary, Math.min(columns - 4, 100)).map((row, index) =>
        lineOf(' ', text(index === 0 ? `${signs[role]} ` : '  ', role), text(row, 'strong')),
      ),
    },
    ...(outcome === 'waiting' ? [air, {lines: goOnLines(session, columns)}] : []),
    air,
    {lines: storyLines(told.moments, setting)},
    air,
    {lines: [...countLines(props, outcome, told), journalLine(session)]},
    air,
    {
      lines: followUpLines(allFollowUps(session), setting),
    },
  ];
  const view = viewOf(stack(blocks, rows), rows, place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'end',
    title,
    body: view.lines,
    status: savedWords(session, setting, `entry ${session.seq}`),
    ...(view.most > 0
      ? {position: `lines ${view.top + 1}–${view.top + view.lines.length} of ${view.most + rows}`}
      : {}),
    keys: [
      {id: 'enter', label: 'close', command: {type: 'finish'}},
      ...(report ? [{id: 'report' as const}] : []),
      ...(view.most > 0 ? [{id: 'move' as const, label: 'scroll'}] : []),
      {id: 'evidence'},
      {id: 'log'},
      {id: 'undo'},
      {id: 'blast'},
    ],
    scroll: {top: view.top, most: view.most, pageful: rows},
    about: ['This page shows how the session ended. Everything on it is in the journal.'],
  };
}

/** Whoever writes the head down can prove later that nothing was changed (latchkey verify). */
function journalLine({seq, head}: Session): Line {
  return lineOf(` Journal   ${counted(seq, 'entry', 'entries')}, head ${headWords(head)}`);
}

const gap = ' '.repeat(6);

type Head = {readonly title: string; readonly role: Role; readonly summary: string};

/** An available database is not yet a recovered one: that the application answers, a person says. */
function headOf(session: Session, outcome: Outcome, end: Recovered): Head {
  if (outcome === 'recovered') {
    return {title: end.title, role: end.isProven ? 'good' : 'caution', summary: end.headline};
  }
  const summary = printable(session.closed?.summary ?? '', 600);
  return {title: titles[outcome], role: roles[outcome], summary};
}

function countLines(
  {session, setting}: EndProps,
  outcome: Outcome,
  {end, figures}: Told,
): readonly Line[] {
  const {columns} = setting.size;
  const {wouldCall, reads} = session.calls;
  const isRecovered = outcome === 'recovered';
  const counts = [
    `Changes sent ${end.changesSent}`,
    wouldCall > 0 ? `Would call ${wouldCall}` : '',
    `Refused ${end.refused}`,
    isRecovered ? '' : `Reads ${reads}`,
  ].filter(Boolean);
  const rows = [...(isRecovered ? figureRows(figures) : []), counts.join(gap)];
  return rows
    .flatMap((row) => (widthOf(row) < columns ? [row] : wrap(row, columns - 2)))
    .map((row) => lineOf(` ${row}`));
}

/** RTO and RPO, each in its row: they are what a night is judged by. */
function figureRows({rto, rpo}: RecoveryFigures): readonly string[] {
  return [`RTO       ${rto.words}`, `RPO       ${rpo.words}`];
}

/** How to come back, also without Latchkey. */
function goOnLines(session: Session, columns: number): readonly Line[] {
  const look = lookCommand(session);
  const rows = labelled(
    [
      {label: 'Go on', content: [`latchkey resume ${session.id}`]},
      ...(look === ''
        ? []
        : [{label: 'Or look', content: commandRows(look, columns - 12).map((row) => lineOf(row))}]),
    ],
    10,
    columns - 1,
  );
  return rows.map((line) => [text(' '), ...line]);
}
