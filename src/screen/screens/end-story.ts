/** What happened, and what is left to do: two lists of the last page. Nothing in them is cut. */
import type {FollowUp, Moment} from '../../causes/recovered.ts';
import {momentWords} from '../../core/words/time.ts';
import type {Setting} from '../page.ts';
import {fitText, type Line, lineOf, text, widthOf} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** Oldest first: times, what happened, how; the first two as wide as their longest text, the last one wrapped. */
export function storyLines(
  moments: readonly Moment[],
  {size: {columns}, now}: Setting,
): readonly Line[] {
  const rows = moments
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({at, what, how}) => ({when: momentWords(at, now), what, how}));
  const when = Math.max(0, ...rows.map((row) => widthOf(row.when)));
  const third = Math.floor((columns - when) / 3);
  const what = Math.min(third, Math.max(0, ...rows.map((row) => widthOf(row.what))));
  return rows.flatMap((row) => {
    const whats = wrap(row.what, what);
    const hows = wrap(row.how, columns - when - what - 6);
    return Array.from({length: Math.max(whats.length, hows.length)}, (_, index) =>
      lineOf(
        ` ${fitText(index === 0 ? row.when : '', when)}  `,
        fitText(whats[index] ?? '', what),
        '  ',
        text(hows[index] ?? '', 'muted'),
      ),
    );
  });
}

const whenColumns = 10;

/** Numbered, the most urgent first, each with the time it should be done by. */
export function followUpLines(
  followUps: readonly FollowUp[],
  {size: {columns}}: Setting,
): readonly Line[] {
  if (followUps.length === 0) return [];
  const room = Math.min(columns - 6 - whenColumns, 72);
  const head = lineOf(text(fitText(' Still to do', room + 6), 'strong'), text('when', 'muted'));
  return [
    head,
    ...followUps.flatMap(({what, when}, number) =>
      wrap(what, room).map((row, index) => {
        if (index > 0) return lineOf(`     ${row}`);
        const role = when === 'today' ? 'caution' : 'muted';
        const due = fitText(`${number + 1} ${row}`, room + 3);
        return lineOf(' ', text(`${signs[role]} `, role), due, text(when, 'muted'));
      }),
    ),
    ...(followUps.some(({how}) => how !== undefined)
      ? [lineOf('     ', text('The report has the commands.', 'muted'))]
      : []),
  ];
}
