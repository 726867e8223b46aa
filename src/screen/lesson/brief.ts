/** The brief: the symptom only, as a person tells it, and how the lesson is judged. */
import type {Session} from '../../core/session.ts';
import {clockTime, localWords} from '../../core/words/time.ts';
import type {BriefPage} from '../../engine/training-view.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, spread, text} from '../text/line.ts';
import {proseColumns, wrapLines} from '../text/wrap.ts';

/** What the page needs. */
export type BriefProps = {
  readonly session: Session;
  readonly page: BriefPage;
  readonly setting: Setting;
};

/** No status and no word of keys: the trainee has to ask for evidence. */
export function briefPage({session, page, setting}: BriefProps): Unkeyed {
  const {size, place} = setting;
  const {columns} = size;
  const {choices} = page;
  const cursor = Math.min(place.cursor ?? 0, choices.length - 1);
  const below: readonly Line[] = [[], ...choiceLines(choices, cursor, columns)];
  const room = Math.max(3, bodyRows(size) - below.length);
  const view = viewOf(told(page, setting), room, place.scroll);
  const chrome = sessionChrome(session, setting);
  const about = spread(
    lineOf(` ${session.incident.database.identifier}`),
    lineOf(text(page.join.length > 0 ? 'the clock runs' : 'the clock starts with Begin', 'muted')),
    columns - 1,
  );
  return {
    ...chrome,
    header: [chrome.header[0], about],
    name: 'brief',
    title: 'The call',
    body: [...view.lines, ...below],
    status: page.attempt === '' ? savedWords(session, setting) : page.attempt,
    ...(view.most > 0 ? {position: 'PgDn for more'} : {}),
    keys: [
      {id: 'move', label: `or 1–${choices.length} choose`},
      {id: 'enter', label: 'take it'},
    ],
    rows: {
      count: choices.length,
      cursor,
      pageful: 1,
      take: (index) => {
        const choice = choices[index];
        return choice && {type: 'answer', answer: choice.id};
      },
    },
    scroll: {top: view.top, most: view.most, pageful: room},
    about: [
      'This page is the call that begins a lesson. Nothing has been read yet.',
      'latchkey train rules tells how every point is judged.',
    ],
  };
}

function told(page: BriefPage, setting: Setting): readonly Line[] {
  const {columns} = setting.size;
  const width = Math.min(columns - 6, proseColumns - 4);
  const local = localWords(setting.now, setting.offsetMinutes);
  const facts = labelled(
    [
      {label: 'You are', content: [`on call, ${page.operator}, account ${page.accountId}`]},
      {label: 'You have', content: ['this terminal and Latchkey, as on the real night']},
      {label: 'Goal', content: [page.goal]},
      {label: 'Background', content: page.background},
      {label: 'Clock', content: [page.clock]},
    ],
    16,
    Math.min(columns - 2, proseColumns + 6),
  );
  return [
    lineOf(` ${clockTime(setting.now)} UTC${local === '' ? '' : `, ${local}`}. Your phone rings.`),
    [],
    ...page.says.flatMap((words) =>
      wrapLines(`"${words}"`, width).map((row) => lineOf('   ', ...row)),
    ),
    lineOf('   ', text(page.caller, 'muted')),
    [],
    ...joinLines(page.join, columns),
    ...facts.map((line): Line => [text(' '), ...line]),
    [],
    lineOf(text(' How it is judged', 'strong')),
    ...page.judged.map(({name, of, words}) =>
      lineOf(`   ${String(of).padEnd(4)}${name.padEnd(11)}`, text(words, 'muted')),
    ),
  ];
}

/** Unbroken where there is room, so that they can be copied. */
function joinLines(join: readonly string[], columns: number): readonly Line[] {
  if (join.length === 0) return [];
  const head = 'Other tools may join, in another terminal. What you do there counts:';
  return [
    ...wrapLines(head, columns - 2, 'strong').map((row) => lineOf(' ', ...row)),
    ...join.flatMap((words) => wrapLines(words, columns - 2).map((row) => lineOf(' ', ...row))),
    [],
  ];
}
