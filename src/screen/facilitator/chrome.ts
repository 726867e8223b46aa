/** Header and mode of the facilitator's pages: a rehearsal that nobody takes for production. */
import {isoTime} from '../../core/clock.ts';
import {shortName} from '../../core/words/text.ts';
import {clockTime} from '../../core/words/time.ts';
import type {FacilitatorView} from '../../engine/facilitator.ts';
import type {Page, Setting} from '../page.ts';
import {fitLine, type Line, lineOf, spread, text} from '../text/line.ts';
import {modes} from '../theme.ts';

/** The two rows and the mode. */
export function facilitatorChrome(
  view: FacilitatorView,
  {size}: Setting,
): Pick<Page, 'header' | 'mode'> {
  const {columns} = size;
  const {scenario, host, now} = view;
  const what = columns >= 80 ? `simulator ${scenario}` : shortName(scenario, columns - 41);
  const left: Line = [text(` ${modes.REHEARSAL.label}  ${what} · ${host}`, 'REHEARSAL')];
  const clock = `${columns >= 80 ? 'simulated ' : ''}${clockTime(isoTime(now))} UTC`;
  const row = spread(left, lineOf(text(clock, 'REHEARSAL')), columns - 1);
  return {
    header: [
      fitLine(row, columns).map((span) =>
        span.tone === 'plain' ? {...span, tone: 'REHEARSAL' as const} : span,
      ),
      lineOf(text(` ${connectedWords(view)}`, 'muted')),
    ],
    mode: 'REHEARSAL',
  };
}

function connectedWords({team, accountId, region}: FacilitatorView): string {
  const active = team.filter(({lastCallAt}) => lastCallAt !== undefined).length;
  const who = active === 0 ? 'no player yet' : active === 1 ? '1 player' : `${active} players`;
  return `${who} · ${accountId} · ${region}`;
}
