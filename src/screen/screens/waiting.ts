/** A wait: is it alive, how long may it take, may I leave. Only the seconds tick. */
import {type Session, stepState} from '../../core/session.ts';
import {databaseStatusWords} from '../../core/words/status.ts';
import {printable} from '../../core/words/text.ts';
import {clockSeconds, clockTime, durationWords, localWords} from '../../core/words/time.ts';
import type {Activity} from '../../engine/front-end.ts';
import type {Command} from '../command.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {air, type Block, stack} from '../components/stack.ts';
import {standingOf, stepTitle, titleOf} from '../components/steps.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome, statusOf} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {type Line, lineOf, spread, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {paragraphsOf} from '../words/prose.ts';
import {clockLines, consumerLines} from './diagnosis-columns.ts';
import {centreOf, withSteps} from './question-layout.ts';

/** What the page needs. `command` is the AWS CLI command of the change waited for. */
export type WaitingProps = {
  readonly session: Session;
  readonly step: string;
  readonly activity: Activity;
  readonly command: string;
  readonly setting: Setting;
};

/** The width of the labels beside the times. */
const timesLabels = 10;

type Meanwhile = {readonly label: string; readonly command: Command};

/** The waiting page: a timeline that only grows, and the times in full. */
export function waitingPage(props: WaitingProps): Unkeyed {
  const {session, step, setting} = props;
  const {size, place, now} = setting;
  const layout = layoutOf(size);
  const {columns} = centreOf(session, setting);
  const meanwhile = meanwhileOf(session, setting);
  const cursor = Math.min(place.cursor ?? 0, meanwhile.length - 1);
  const blocks: readonly Block[] = [
    {lines: [lineOf(text(waitTitle(session, step), 'strong'))]},
    air,
    {lines: timeline(props, columns)},
    air,
    {lines: timesLines(props, columns, layout === 'narrow')},
    {
      lines: labelled([{label: 'Now', content: [nowWords(session, step)]}], timesLabels, columns),
      leaves: 5,
    },
    air,
    {lines: [lineOf(text('Meanwhile', 'strong'))], leaves: 4},
    {lines: choiceLines(meanwhile, cursor, columns), leaves: 3},
    {
      lines: wrapLines('You may leave: AWS goes on, latchkey resume returns.', columns),
      leaves: 2,
    },
  ];
  const centre = stack(blocks, bodyRows(size));
  const right = [...clockLines(session, setting, 29), [], ...consumerLines(session, 29)];
  return {
    ...sessionChrome(session, setting),
    name: 'waiting',
    title: stepTitle(session, step, 'Waiting'),
    body: withSteps(centre.slice(0, bodyRows(size)), {session, step, right}, setting),
    status: savedWords(session, setting, `alive ${clockSeconds(now)}`),
    keys: [
      {id: 'move', label: `or 1–${meanwhile.length} choose`},
      {id: 'enter', label: 'open'},
      {id: 'look', label: 'look now'},
      {id: 'log'},
      {id: 'evidence'},
      {id: 'blast'},
      {id: 'undo'},
      ...(props.command === '' ? [] : [{id: 'copy' as const, command: copyOf(props.command)}]),
      {id: 'note'},
      {id: 'escape', label: 'leave'},
    ],
    rows: {
      count: meanwhile.length,
      cursor,
      pageful: 1,
      take: (index) => meanwhile[index]?.command,
    },
    about: [
      'This page looks at what AWS is doing, until it is done or the time allowed has passed.',
      'Looking changes nothing, and AWS goes on if this terminal dies.',
    ],
  };
}

function copyOf(command: string): Command {
  return {type: 'copy', text: command, what: 'The command'};
}

function waitTitle(session: Session, step: string): string {
  const standing = standingOf(session, step);
  return standing ? `Waiting: ${titleOf(standing.step)}` : 'Waiting';
}

/** One line per status seen, the last one with how long it has lasted. */
function timeline(props: WaitingProps, columns: number): readonly Line[] {
  const {session, step, setting} = props;
  const state = stepState(session, step);
  const accepted: readonly Line[] =
    state.calledAt === undefined || state.outcome !== 'ok'
      ? []
      : [
          lineOf(
            text(`${signs.good} `, 'good'),
            `${clockSeconds(state.calledAt)}  accepted by AWS`,
          ),
        ];
  const latest = state.sightings.slice(-5);
  const seen = latest.map((sighting, index): Line => {
    const isLast = index === latest.length - 1;
    const {role, word} = databaseStatusWords(sighting.seen);
    const mark = isLast && role !== 'good' ? role : 'good';
    const left = lineOf(text(`${signs[mark]} `, mark), `${clockSeconds(sighting.at)}  ${word}`);
    if (!isLast) return left;
    const since = Date.parse(setting.now) - Date.parse(sighting.at);
    return spread(left, lineOf(text(`${durationWords(since)} so far`, 'muted')), columns);
  });
  const none: readonly Line[] =
    seen.length === 0 ? [lineOf(text(`${signs.waiting} `, 'waiting'), 'nothing seen yet')] : [];
  return [...accepted, ...seen, ...none];
}

function timesLines(props: WaitingProps, columns: number, isNarrow: boolean): readonly Line[] {
  const {session, step, activity, setting} = props;
  const state = stepState(session, step);
  const began = state.firstIntendedAt ?? state.sightings[0]?.at;
  const room = columns - timesLabels;
  const now = Date.parse(setting.now);
  const since =
    activity.type === 'waiting' ? activity.since : began === undefined ? now : Date.parse(began);
  const rows = [
    {label: 'Elapsed', content: [elapsed(now - since, state.until, since, room, isNarrow)]},
    {label: 'Until', content: [untilWords(state.until, setting)]},
    {label: 'Last look', content: [lookWords(activity, setting)]},
  ];
  return labelled(
    rows.filter((row) => row.content.some((part) => part !== '')),
    timesLabels,
    columns,
  );
}

/** Why it waits, and what the runbook says of it; a bare title says nothing new. */
function nowWords(session: Session, step: string): string {
  const {reason} = stepState(session, step);
  const [first = ''] = paragraphsOf(standingOf(session, step)?.step.prose ?? '');
  return [reason.startsWith('waiting:') ? '' : printable(reason), first].filter(Boolean).join('. ');
}

/** The bar is measured against our own deadline, never against a promise by AWS. */
function elapsed(
  spent: number,
  until: string | undefined,
  since: number,
  columns: number,
  isNarrow: boolean,
): string {
  if (until === undefined) return durationWords(spent);
  const whole = Date.parse(until) - since;
  const words = `${durationWords(spent)} of ${durationWords(whole)}`;
  const bar = Math.min(24, columns - words.length - 2);
  if (isNarrow || bar < 6 || whole <= 0) return words;
  const full = Math.min(bar, Math.max(1, Math.floor((spent / whole) * bar)));
  return `${'█'.repeat(full)}${'░'.repeat(bar - full)} ${words}`;
}

function untilWords(until: string | undefined, {offsetMinutes}: Setting): string {
  if (until === undefined) return '';
  const local = localWords(until, offsetMinutes);
  return `${clockTime(until)} UTC${local === '' ? '' : ` (${local})`}; then you choose again`;
}

function lookWords(activity: Activity, {now}: Setting): string {
  if (activity.type !== 'waiting') return 'beginning';
  const at = Date.parse(now);
  const {lastLookAt, nextLookAt, looks} = activity;
  const last =
    lastLookAt === undefined
      ? 'none yet'
      : `${clockSeconds(new Date(lastLookAt).toISOString())}, ${agoWords(at - lastLookAt)}`;
  const next =
    nextLookAt === undefined
      ? ''
      : nextLookAt <= at
        ? '; looking now'
        : `; next in ${durationWords(nextLookAt - at)}`;
  return `${last}${next}; ${looks} so far`;
}

function agoWords(milliseconds: number): string {
  return milliseconds < 1000 ? 'now' : `${durationWords(milliseconds)} ago`;
}

/** What can be done in a wait without touching AWS. */
function meanwhileOf(session: Session, setting: Setting): readonly Meanwhile[] {
  const {identifier} = session.incident.database;
  const line = `${identifier}: ${statusOf(session).word}, seen ${clockTime(setting.now)} UTC, ${session.incident.region}. We are waiting for AWS.`;
  return [
    {
      label: 'Copy a status line for the incident chat',
      command: {type: 'copy', text: line, what: 'The status line'},
    },
    {label: 'See who else hangs on the key', command: {type: 'open', overlay: 'blast'}},
    {label: 'Write a note', command: {type: 'open', overlay: 'note'}},
  ];
}
