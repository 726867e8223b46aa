/** The last page: how it ended, what was done, what is left. Facts from the session alone. */
import {isLockedOut} from '../../core/database.ts';
import type {Entry, Outcome} from '../../core/entry.ts';
import type {Session} from '../../core/session.ts';
import {databaseStatusWords, type Role} from '../../core/words/status.ts';
import {counted, principalWords, printable} from '../../core/words/text.ts';
import {clockSeconds, momentWords} from '../../core/words/time.ts';
import {labelled} from '../components/labelled.ts';
import {air, stack, viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {clipLine, fitText, type Line, lineOf, text, widthOf} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {commandRows} from '../words/command-lines.ts';
import {downWords, storyOf} from '../words/story.ts';

/** What the page needs. */
export type EndProps = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly setting: Setting;
};

const titles: {readonly [outcome in Outcome]: string} = {
  recovered: 'Recovered',
  'nothing-to-do': 'Nothing to do',
  'handed-over': 'Handed over',
  waiting: 'AWS goes on',
  cancelled: 'Left',
  failed: 'Not recovered',
};

const roles: {readonly [outcome in Outcome]: Role} = {
  recovered: 'good',
  'nothing-to-do': 'good',
  'handed-over': 'caution',
  waiting: 'waiting',
  cancelled: 'muted',
  failed: 'danger',
};

/** The end, whatever it is. Enter closes the full screen. */
export function endPage({session, entries, setting}: EndProps): Unkeyed {
  const {size, place} = setting;
  const {columns} = size;
  const outcome = session.closed?.outcome ?? 'cancelled';
  const down = outcome === 'recovered' ? downWords(entries) : '';
  const summary = `${printable(session.closed?.summary ?? '', 600)} ${down}`;
  const rows = bodyRows(size);
  const blocks = [
    {
      lines: wrap(summary, Math.min(columns - 4, 100)).map((row, index) =>
        lineOf(
          ' ',
          text(index === 0 ? `${signs[roles[outcome]]} ` : '  ', roles[outcome]),
          text(row, 'strong'),
        ),
      ),
    },
    air,
    {lines: storyLines(entries, setting)},
    air,
    {lines: [lineOf(countsOf(session))]},
    air,
    {lines: leftToDo(session, setting)},
    air,
    {lines: outcome === 'waiting' ? goOnLines(session, columns) : []},
  ];
  const view = viewOf(stack(blocks, rows), rows, place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'end',
    title: titles[outcome],
    body: view.lines,
    status: savedWords(session, setting, `entry ${session.seq}`),
    ...(view.most > 0
      ? {position: `lines ${view.top + 1}–${view.top + view.lines.length} of ${view.most + rows}`}
      : {}),
    keys: [
      {id: 'enter', label: 'close', command: {type: 'finish'}},
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

/** Times, what happened, how: in columns as wide as their longest text. */
function storyLines(entries: readonly Entry[], {size, now}: Setting): readonly Line[] {
  const story = storyOf(entries);
  const isNarrow = layoutOf(size) === 'narrow';
  const what = Math.min(isNarrow ? 24 : 40, Math.max(0, ...story.map((one) => widthOf(one.what))));
  return story.map((one) => {
    const when = isNarrow ? clockSeconds(one.at) : momentWords(one.at, now);
    const cells = lineOf(` ${when}  `, fitText(one.what, what), '  ', text(one.how, 'muted'));
    return clipLine(cells, size.columns - 1);
  });
}

function countsOf(session: Session): string {
  const {changes, wouldCall, refused, reads} = session.calls;
  const parts = [
    `Changes sent ${changes}`,
    wouldCall > 0 ? `would call ${wouldCall}` : '',
    `Refused ${refused}`,
    `Reads ${reads}`,
  ];
  return ` ${parts.filter(Boolean).join('      ')}`;
}

/** What the evidence leaves to do: others still locked out, and whoever did it. */
function leftToDo(session: Session, setting: Setting): readonly Line[] {
  const diagnosis = session.diagnosis ?? session.firstDiagnosis;
  const self = session.incident.database.identifier;
  const others = (diagnosis?.blastRadius.databases ?? [])
    .filter((user) => user.identifier !== self && isLockedOut(user.status))
    .map(
      (user) => `${user.identifier} is ${databaseStatusWords(user.status).word} by the same key`,
    );
  const actor = session.firstDiagnosis?.findings.find((finding) => finding.actor)?.actor;
  const keep = actor
    ? [`Keep it from happening again: ${principalWords(actor.arn)} called ${actor.event}`]
    : [];
  const items = session.closed?.outcome === 'nothing-to-do' ? others : [...others, ...keep];
  if (items.length === 0) return [];
  const columns = setting.size.columns - 6;
  return [
    lineOf(text(' Still to do', 'strong')),
    ...items
      .slice(0, 6)
      .flatMap((item, index) =>
        wrap(item, columns).map((row, at) =>
          at === 0
            ? lineOf(' ', text(`${signs.caution} `, 'caution'), `${index + 1} ${row}`)
            : lineOf(`     ${row}`),
        ),
      ),
    ...(items.length > 6 ? [lineOf(`   and ${counted(items.length - 6, 'more', 'more')}`)] : []),
  ];
}

/** How to come back, also without Latchkey. */
function goOnLines(session: Session, columns: number): readonly Line[] {
  const {region, database} = session.incident;
  const look = `aws --region ${region} rds describe-db-instances --db-instance-identifier ${database.identifier} --query DBInstances[0].DBInstanceStatus`;
  const rows = labelled(
    [
      {label: 'Go on', content: [`latchkey resume ${session.id}`]},
      {
        label: 'Or look',
        content: commandRows(look, columns - 12).map((row) => lineOf(row)),
      },
    ],
    10,
    columns - 1,
  );
  return rows.map((line) => [text(' '), ...line]);
}
