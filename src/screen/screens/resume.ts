/** A session goes on after an interruption: what was intended, what was looked at, what follows. */
import {evidenceLine} from '../../causes/evidence-lines.ts';
import {fold} from '../../core/apply.ts';
import type {Entry} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {type Session, stepState} from '../../core/session.ts';
import {counted, printable} from '../../core/words/text.ts';
import {clockSeconds, durationWords, momentWords} from '../../core/words/time.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {air, stack, viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {answerRole} from '../words/answer-role.ts';

/** What the page needs. `seq` is the entry with which the session went on. */
export type ResumeProps = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly seq: number;
  readonly setting: Setting;
};

const brokenOffs = new WeakMap<
  readonly Entry[],
  {readonly seq: number; readonly before: Session}
>();

/** The session up to the entry with which it went on; the list of entries only ever grows. */
function brokenOffAt(entries: readonly Entry[], seq: number): Session {
  const known = brokenOffs.get(entries);
  const before = known?.seq === seq ? known.before : fold(entries.slice(0, seq - 1));
  brokenOffs.set(entries, {seq, before});
  return before;
}

/** The page that is read once before the session goes on. */
export function resumePage({session, entries, seq, setting}: ResumeProps): Unkeyed {
  const {size, place} = setting;
  const {columns} = size;
  const before = brokenOffAt(entries, seq);
  const since = entries.slice(seq - 1);
  const cursor = Math.min(place.cursor ?? 0, 1);
  const choices = [{label: 'Go on'}, {label: 'Read the log before deciding'}];
  const below = [[], ...choiceLines(choices, cursor, columns - 1)];
  const room = Math.max(3, bodyRows(size) - below.length);
  const blocks = [
    {lines: brokenOff(before, since[0]?.at ?? session.at, setting)},
    air,
    {lines: labelledRows(onItsWay(before, session), columns)},
    air,
    {lines: lookedAt(session, since, columns)},
    air,
    {lines: labelledRows([['Your identity', identityWords(before, session)]], columns)},
  ];
  const view = viewOf(stack(blocks, room), room, place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'resume',
    title: 'Continue',
    body: [...view.lines, ...below],
    status: savedWords(session, setting, `${counted(seq - 1, 'entry', 'entries')} kept`),
    ...(view.most > 0 ? {position: 'PgDn for more'} : {}),
    keys: [
      {id: 'move', label: 'or 1–2 choose'},
      {id: 'enter', label: 'open'},
      {id: 'evidence'},
      {id: 'undo'},
      {id: 'log'},
      {id: 'note'},
    ],
    rows: {
      count: 2,
      cursor,
      pageful: 1,
      take: (index) => (index === 1 ? {type: 'open', overlay: 'log'} : {type: 'read', seq}),
    },
    scroll: {top: view.top, most: view.most, pageful: room},
    about: [
      'This session was interrupted. What was on its way was looked up; nothing was sent again.',
    ],
  };
}

type Row = readonly [label: string, content: string];

function labelledRows(rows: readonly Row[], columns: number): readonly Line[] {
  const list = rows.map(([label, content]) => ({label, content: [content]}));
  return labelled(list, 14, Math.min(columns - 2, 86)).map((line) => [text(' '), ...line]);
}

/** The step whose intent has no outcome yet. */
function openStep({plan, steps}: Session): PlannedStep | undefined {
  return plan?.steps.find((step) => steps[step.id]?.isOpen);
}

function waitingStep({plan, steps}: Session): PlannedStep | undefined {
  return plan?.steps.find((step) => steps[step.id]?.status === 'Waiting');
}

function brokenOff(before: Session, resumedAt: string, {size, now}: Setting): readonly Line[] {
  const ago = durationWords(Date.parse(resumedAt) - Date.parse(before.at));
  const during = openStep(before)
    ? 'in the middle of a change'
    : waitingStep(before)
      ? 'while waiting for AWS'
      : 'between two steps';
  const words = `This session broke off at ${momentWords(before.at, now)} UTC, ${ago} before it went on, ${during}.`;
  return wrap(words, Math.min(size.columns - 2, 78)).map((row) => lineOf(' ', text(row, 'strong')));
}

/** What had been intended, and what is known of it. */
function onItsWay(before: Session, session: Session): readonly Row[] {
  const open = openStep(before);
  if (open) return intended(open, before, session);
  const waited = waitingStep(before);
  if (!waited) return [['Intended', 'nothing: no change was on its way']];
  const {calledAt} = stepState(before, waited.id);
  const when = calledAt === undefined ? '' : ` at ${clockSeconds(calledAt)} UTC`;
  return [
    ['Intended', `${waited.call ?? waited.title}, accepted by AWS${when}`],
    ['Conclusion', 'it will not be sent again; the looking goes on'],
  ];
}

function intended(step: PlannedStep, before: Session, session: Session): readonly Row[] {
  const when = clockSeconds(stepState(before, step.id).intendedAt ?? before.at);
  const who = operatorName(before.operator.arn);
  return [
    ['Intended', `${step.call ?? step.title}, intended ${when} UTC by ${who}`],
    ['Outcome', 'none on record: it broke off before the answer was written'],
    ['Conclusion', conclusion(step.id, session)],
  ];
}

/** An intent without an outcome has one of three ends; which, the entries since then tell. */
function conclusion(step: string, session: Session): string {
  const state = stepState(session, step);
  const asked = session.question?.step;
  if (asked === step) return 'it did not arrive; you are asked whether to send it';
  if (asked === `${step}.failed`) return 'it cannot be told; see what speaks for each';
  if (state.isOpen) return 'being looked up; nothing is sent meanwhile';
  const reason = state.reason === '' ? '' : `: ${printable(state.reason)}`;
  const hasArrived = state.status === 'Waiting' || state.status === 'Success';
  return hasArrived
    ? `it arrived, and it will not be sent again${reason}`
    : `${state.status}${reason}`;
}

/** The database and its key as they were found. */
function lookedAt(session: Session, since: readonly Entry[], columns: number): readonly Line[] {
  const looks = since.flatMap((entry): readonly Line[] => {
    if (entry.type !== 'observed') return [];
    if (entry.fact !== 'instance' && entry.fact !== 'key') return [];
    const role = answerRole(entry.evidence);
    const {call, said} = evidenceLine(session.evidence, entry.fact);
    const what = `${clockSeconds(entry.at)} ${call}: ${said}`;
    return wrap(what, columns - 6).map((row, at) =>
      lineOf(text(at === 0 ? `   ${signs[role]} ` : '     ', role), row),
    );
  });
  return [lineOf(' So we looked, and sent nothing:'), ...looks];
}

function identityWords(before: Session, session: Session): string {
  const now = operatorName(session.operator.arn);
  return before.operator.arn === session.operator.arn
    ? `${now}, as left`
    : `${operatorName(before.operator.arn)} → ${now}: another identity than before`;
}
