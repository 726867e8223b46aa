/** Hints: subject and price before the text, the cursor on Not now; what was bought stays for free. */
import type {Session} from '../../core/session.ts';
import type {HintShelf, NextHint, ShownHint, TrainingView} from '../../engine/training-view.ts';
import type {Command} from '../command.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';

/** What the page needs. */
export type HintProps = {
  readonly session: Session;
  readonly training: TrainingView;
  /** The coach's band is one line: what was said stands here in full. */
  readonly isFolded: boolean;
  readonly setting: Setting;
};

type Offer = {readonly label: string; readonly command: Command};

/** The shelf as a page that lies over the current one. */
export function hintPage({session, training, isFolded, setting}: HintProps): Unkeyed {
  const {size, place} = setting;
  const {hints, coach} = training;
  const offers = offersOf(hints.next);
  const cursor = Math.min(place.cursor ?? 0, offers.length - 1);
  const below: readonly Line[] = [
    ...choiceLines(offers, cursor, size.columns - 1),
    [],
    ...wrapLines(
      'It costs nothing: e evidence, b blast radius, ? help, the coach.',
      size.columns - 2,
      'muted',
    ).map((row) => lineOf(' ', ...row)),
  ];
  const room = Math.max(3, bodyRows(size) - below.length);
  const view = viewOf(shelfLines(hints, isFolded ? coach : '', size.columns), room, place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'hint',
    title: hints.next ? `Hint ${hints.next.level} of ${hints.count}` : 'Hints',
    body: [...view.lines, ...below],
    status: savedWords(session, setting),
    ...(view.most > 0 ? {position: 'PgDn for more'} : {}),
    keys: [
      {id: 'move', label: offers.length > 1 ? 'or 1–2 choose' : 'scroll'},
      {id: 'enter', label: 'do it'},
      {id: 'escape', label: 'not now'},
    ],
    rows: {count: offers.length, cursor, pageful: 1, take: (index) => offers[index]?.command},
    scroll: {top: view.top, most: view.most, pageful: room},
    about: [
      'This page shows what hints are about and what they cost, before their text.',
      'A hint costs points only in a lesson that is solved.',
    ],
  };
}

function offersOf(next: NextHint | undefined): readonly Offer[] {
  const back: Offer = {label: next ? 'Not now' : 'Back', command: {type: 'close'}};
  if (!next) return [back];
  const show = `Show hint ${next.level} for ${next.price} points`;
  return [back, {label: show, command: {type: 'hint'}}];
}

function shelfLines({next, shown, count}: HintShelf, coach: string, columns: number) {
  const rows = [
    ...(next
      ? [
          {
            label: 'Price',
            content: [`${next.price} points, taken off only if you solve the lesson`],
          },
          {label: 'You have', content: [`${next.now} of 100 possible now, ${next.after} after it`]},
        ]
      : []),
    ...shown.map(shownRow),
    ...(coach === '' ? [] : [{label: 'Coach', content: [coach]}]),
  ];
  const head = next
    ? `Hint ${next.level} is about: ${next.about}.${next.isLast ? ' This one gives the answer away.' : ''}`
    : count === 0
      ? 'This lesson has no hints.'
      : 'There are no more hints.';
  return [
    ...wrapLines(head, columns - 2, 'strong').map((row) => lineOf(' ', ...row)),
    [],
    ...labelled(rows, 11, columns - 5).map((line): Line => [text('   '), ...line]),
    [],
  ];
}

function shownRow({level, price, text: words}: ShownHint) {
  return {label: `Hint ${level}`, content: [`"${words}" (${price} points)`]};
}
