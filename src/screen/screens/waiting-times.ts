/** The times of a wait: what was seen and since when, how far it is, and how long it may take. */
import type {Estimate} from '../../core/backup-shapes.ts';
import {type Session, stepState} from '../../core/session.ts';
import {estimateWords, overEstimate} from '../../core/words/progress.ts';
import {membersSince} from '../../core/words/seen.ts';
import {databaseStatusWords} from '../../core/words/status.ts';
import {clockSeconds, clockTime, durationWords, localWords} from '../../core/words/time.ts';
import type {Activity} from '../../engine/front-end.ts';
import {labelled} from '../components/labelled.ts';
import type {Setting} from '../page.ts';
import {type Line, lineOf, spread, text} from '../text/line.ts';
import {signs} from '../theme.ts';

/** What the times are told from. */
export type TimesProps = {
  readonly session: Session;
  readonly step: string;
  readonly activity: Activity;
  readonly setting: Setting;
};

/** The width of the labels beside the times. */
export const timesLabels = 10;

/** One line per status seen, the last one with how long it has lasted. */
export function timeline(props: TimesProps, columns: number): readonly Line[] {
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
  const members = memberLines(props, columns);
  if (members.length > 0) return [...accepted, ...members];
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

/** Several databases at once: each with its own status and how long it has been in it. */
function memberLines({session, step, setting}: TimesProps, columns: number): readonly Line[] {
  const members = membersSince(stepState(session, step).sightings);
  const longest = Math.max(0, ...members.map(({name}) => name.length));
  return members.map(({name, status, since}): Line => {
    const {role, word} = databaseStatusWords(status);
    const left = lineOf(text(`${signs[role]} `, role), `${name.padEnd(longest)}  ${word}`);
    const lasted = durationWords(Date.parse(setting.now) - Date.parse(since));
    return spread(left, lineOf(text(`${lasted} so far`, 'muted')), columns);
  });
}

/** How long it has lasted, how long it may, and when it was last looked at. */
export function timesLines(props: TimesProps, columns: number, isNarrow: boolean): readonly Line[] {
  const {session, step, activity, setting} = props;
  const state = stepState(session, step);
  const began = state.firstIntendedAt ?? state.sightings[0]?.at;
  const room = columns - timesLabels;
  const now = Date.parse(setting.now);
  const since =
    activity.type === 'waiting' ? activity.since : began === undefined ? now : Date.parse(began);
  const {estimate, percent} = state;
  const rows = [
    {label: 'Elapsed', content: [elapsed(now - since, state.until, since, room, isNarrow)]},
    {label: 'Estimate', content: [estimate ? expectedWords(estimate, now - since) : '']},
    {label: 'Done', content: [percent === undefined ? '' : doneWords(percent, room, isNarrow)]},
    {label: 'Until', content: [untilWords(state.until, setting)]},
    {label: 'Last look', content: [lookWords(activity, setting)]},
  ];
  return labelled(
    rows.filter((row) => row.content.some((part) => part !== '')),
    timesLabels,
    columns,
  );
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
  return barred(whole <= 0 ? 0 : spent / whole, words, columns, isNarrow || whole <= 0);
}

/** Where the wait stands in its estimate; AWS promises none. */
function expectedWords(estimate: Estimate, spent: number): string {
  const over = overEstimate(estimate, spent);
  return `${estimateWords(estimate)}${over === '' ? '' : `; ${over}`}`;
}

/** The percent is AWS's own. */
function doneWords(percent: number, columns: number, isNarrow: boolean): string {
  return barred(percent / 100, `${percent} %, told by AWS`, columns, isNarrow);
}

/** A bar in front of the words, where there is room for both. */
function barred(share: number, words: string, columns: number, isBare: boolean): string {
  const bar = Math.min(24, columns - words.length - 2);
  if (isBare || bar < 6) return words;
  const full = Math.min(bar, Math.max(1, Math.floor(share * bar)));
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
