/** How players join: one block for each seat, to be read out or pasted. */

import type {FacilitatorView} from '../../engine/facilitator.ts';
import {joinLines} from '../../engine/join.ts';
import {viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {bodyRows} from '../size.ts';
import {lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {facilitatorChrome} from './chrome.ts';

/** The page scrolls where there are many players. */
export function joinPage(view: FacilitatorView, setting: Setting): Unkeyed {
  const {size, place} = setting;
  const rows = bodyRows(size);
  const lines = view.seats.flatMap((seat) => [
    lineOf(text(` ${seat.name}`, 'strong')),
    ...joinLines(view, seat).flatMap((line) =>
      wrap(line, size.columns - 4).map((row) => lineOf('   ', row)),
    ),
    lineOf(''),
  ]);
  const shown = viewOf(lines, rows, place.scroll);
  return {
    ...facilitatorChrome(view, setting),
    name: 'command',
    title: 'How to join',
    body: shown.lines,
    status: 'they open nothing but this simulated account',
    position: `lines ${shown.top + 1}–${shown.top + shown.lines.length} of ${lines.length}`,
    keys: [
      {id: 'move', label: 'scroll'},
      {id: 'escape', label: 'back'},
    ],
    scroll: {top: shown.top, most: shown.most, pageful: rows},
    about: ['This page says how players reach the simulated account from their own terminals.'],
  };
}
