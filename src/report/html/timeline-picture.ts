/** The timeline as a picture: one row a moment, the gaps between them as long as they felt. */
import {durationWords} from '../../core/words/time.ts';
import {mainMoments} from '../main-moments.ts';
import type {MomentKind, Report, ReportMoment} from '../report.ts';
import {dateTime} from '../words.ts';
import {escapeHtml} from './escape.ts';

const width = 760;
const axis = 170;
const row = 30;
const longestText = 84;

/** Inline SVG; the table below it says the same in words. */
export function timelinePicture({timeline}: Report): string {
  const moments = mainMoments(timeline);
  const places = placesOf(moments);
  const height = (places.at(-1) ?? 0) + row;
  const rows = moments.map((moment, index) => rowOf(moment, moments[index - 1], places, index));
  const line = `<line class="line" x1="${axis}" y1="${row / 2}" x2="${axis}" y2="${height - row / 2}"/>`;
  return [
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="timeline-title timeline-words">`,
    '<title id="timeline-title">Timeline of the night</title>',
    `<desc id="timeline-words">${moments.length} moments from ${escapeHtml(dateTime(moments[0]?.at ?? ''))} to ${escapeHtml(dateTime(moments.at(-1)?.at ?? ''))} UTC; each stands in the table that follows.</desc>`,
    line,
    ...rows,
    '</svg>',
  ].join('\n');
}

/** A longer gap takes more room, but ten hours not ten times as much as one. */
function placesOf(moments: readonly ReportMoment[]): readonly number[] {
  let y = row / 2;
  return moments.map(({at}, index) => {
    const before = moments[index - 1]?.at;
    const gap = before === undefined ? 0 : Math.max(0, Date.parse(at) - Date.parse(before));
    if (index > 0) y += row + Math.min(34, Math.round(5 * Math.log10(1 + gap / 1000)));
    return y;
  });
}

function rowOf(
  moment: ReportMoment,
  before: ReportMoment | undefined,
  places: readonly number[],
  index: number,
): string {
  const y = places[index] ?? 0;
  const gap = before === undefined ? 0 : Date.parse(moment.at) - Date.parse(before.at);
  const middle = Math.round((y + (places[index - 1] ?? 0)) / 2) + 4;
  const gapWords =
    gap >= 60_000
      ? `<text class="soft" x="${axis + 18}" y="${middle}">${escapeHtml(durationWords(gap))} later</text>`
      : '';
  return [
    gapWords,
    `<text class="soft" x="${axis - 16}" y="${y + 4}" text-anchor="end">${escapeHtml(dateTime(moment.at))}</text>`,
    mark(moment.kind, y),
    `<text x="${axis + 18}" y="${y + 4}">${escapeHtml(short(textOf(moment)))}</text>`,
  ].join('');
}

function textOf({what, by, kind}: ReportMoment): string {
  return kind === 'before' && by !== '' ? `${what} by ${by}` : what;
}

function short(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}

/** Each kind has a shape of its own: never colour alone. */
function mark(kind: MomentKind, y: number): string {
  switch (kind) {
    case 'before':
      return `<path class="before" d="M${axis} ${y - 8} l8 15 h-16 z"/>`;
    case 'executed':
      return `<rect class="executed" x="${axis - 7}" y="${y - 7}" width="14" height="14"/>`;
    case 'closed':
      return `<path class="closed" d="M${axis} ${y - 9} l9 9 l-9 9 l-9 -9 z"/>`;
    case 'session':
      return `<circle class="session" cx="${axis}" cy="${y}" r="7"/>`;
    case 'noted':
      return `<path class="noted" d="M${axis - 7} ${y - 7} h14 v9 l-5 5 h-9 z"/>`;
    default:
      return `<circle class="seen" cx="${axis}" cy="${y}" r="6"/>`;
  }
}
