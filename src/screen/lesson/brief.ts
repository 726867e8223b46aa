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
import {type Line, lineOf, text} from '../text/line.ts';
import {proseColumns, wrapLines} from '../text/wrap.ts';

/** What the page needs. */
export type BriefProps = {
  readonly session: Session;
  readonly page: BriefPage;
  readonly setting: Setting;
};

const answers = [
  {id: 'begin', label: 'Begin'},
  {id: 'leave', label: 'Another time'},
];

/** No status and no word of keys: the trainee has to ask for evidence. */
export function briefPage({session, page, setting}: BriefProps): Unkeyed {
  const {size, place} = setting;
  const {columns} = size;
  const cursor = Math.min(place.cursor ?? 0, answers.length - 1);
  const below: readonly Line[] = [[], ...choiceLines(answers, cursor, columns)];
  const room = Math.max(3, bodyRows(size) - below.length);
  const view = viewOf(told(page, setting), room, place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'brief',
    title: 'The call',
    body: [...view.lines, ...below],
    status: page.attempt === '' ? savedWords(session, setting) : page.attempt,
    ...(view.most > 0 ? {position: 'PgDn for more'} : {}),
    keys: [
      {id: 'move', label: `or 1–${answers.length} choose`},
      {id: 'enter', label: 'take it'},
    ],
    rows: {
      count: answers.length,
      cursor,
      pageful: 1,
      take: (index) => {
        const answer = answers[index];
        return answer && {type: 'answer', answer: answer.id};
      },
    },
    scroll: {top: view.top, most: view.most, pageful: room},
    about: [
      'This page is the call that begins a lesson. The simulated night waits until you begin.',
      'Background to read first: the lesson’s file in runbooks/lessons.',
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
      ...page.join.map((words, index) => ({
        label: index === 0 ? 'And' : '',
        content: [words],
      })),
      {label: 'Goal', content: [page.goal]},
      {label: 'Clock', content: ['waits are skipped: one minute here may be an hour there']},
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
    ...facts.map((line): Line => [text(' '), ...line]),
    [],
    lineOf(text(' How it is judged', 'strong')),
    ...page.judged.map(({name, of, words}) =>
      lineOf(`   ${String(of).padEnd(4)}${name.padEnd(11)}`, text(words, 'muted')),
    ),
  ];
}
