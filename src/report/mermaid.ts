/** The timeline in Mermaid's own words: one period per moment, sections by day. */

import {mainMoments} from './main-moments.ts';
import type {Report, ReportMoment} from './report.ts';
import {stamped} from './words.ts';

/** The text of a `mermaid` block. */
export function mermaidTimeline({timeline, title, stamp}: Report): string {
  const lines: string[] = ['timeline', `    title ${plain(stamped(stamp, title))}`];
  let day = '';
  for (const moment of mainMoments(timeline)) {
    if (moment.at.slice(0, 10) !== day) {
      day = moment.at.slice(0, 10);
      lines.push(`    section ${day} UTC`);
    }
    lines.push(`        ${timeOf(moment)} : ${plain(moment.what)}`);
  }
  return lines.join('\n');
}

/** A colon would end the period. */
function timeOf({at}: ReportMoment): string {
  return at.slice(11, 19).replaceAll(':', '.');
}

/** What the grammar of timelines gives a meaning to becomes a blank. */
function plain(text: string): string {
  return text
    .replaceAll(/[#:;<>{}"`%\\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
}
