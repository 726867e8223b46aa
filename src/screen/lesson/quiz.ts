/** A question of the lesson; answered, the same page shows right or wrong beside each choice, and why. */
import type {Session} from '../../core/session.ts';
import type {QuizChoice, QuizPage} from '../../engine/training-view.ts';
import {choiceBlocks} from '../components/choices.ts';
import {around, viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {proseColumns, wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** What the page needs. */
export type QuizProps = {
  readonly session: Session;
  readonly page: QuizPage;
  readonly setting: Setting;
};

/** The question, or what became of it. */
export function quizPage(props: QuizProps): Unkeyed {
  return props.page.chosen === undefined ? openQuestion(props) : answeredQuestion(props);
}

function openQuestion({session, page, setting}: QuizProps): Unkeyed {
  const {size, place} = setting;
  const {columns} = size;
  const {choices} = page;
  const cursor = Math.min(place.cursor ?? 0, choices.length - 1);
  const head: readonly Line[] = [
    ...wrapLines(page.title, Math.min(columns - 2, proseColumns), 'strong').map((row) =>
      lineOf(' ', ...row),
    ),
    [],
  ];
  const foot: readonly Line[] = [
    [],
    ...wrapLines(
      `Worth ${page.points} points in hand-over. One answer, no penalty for a wrong one.`,
      columns - 2,
      'muted',
    ).map((row) => lineOf(' ', ...row)),
  ];
  const room = Math.max(2, bodyRows(size) - head.length - foot.length);
  const blocks = choiceBlocks(choices, cursor, columns - 2);
  return {
    ...common(session, page, setting),
    body: [...head, ...around(blocks, cursor, room).lines, ...foot],
    keys: [
      {id: 'move', label: `or 1–${choices.length} choose`},
      {id: 'enter', label: 'answer'},
      {
        id: 'escape',
        label: page.isLast ? 'leave it open' : 'later',
        command: {type: 'answer', answer: 'later'},
      },
      {id: 'hint'},
      {id: 'evidence'},
      {id: 'blast'},
      {id: 'log'},
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
  };
}

function answeredQuestion({session, page, setting}: QuizProps): Unkeyed {
  const {columns} = setting.size;
  const lines: readonly Line[] = [
    ...wrapLines(page.title, Math.min(columns - 2, proseColumns), 'strong').map((row) =>
      lineOf(' ', ...row),
    ),
    [],
    ...page.choices.flatMap((choice) => [...explained(choice, page.chosen, columns), []]),
  ];
  const room = bodyRows(setting.size);
  const view = viewOf(lines, room, setting.place.scroll);
  return {
    ...common(session, page, setting),
    body: view.lines,
    ...(view.most > 0 ? {position: 'PgDn for more'} : {}),
    keys: [
      ...(view.most > 0 ? [{id: 'move' as const, label: 'scroll'}] : []),
      {id: 'enter', label: 'go on', command: {type: 'answer', answer: 'on'}},
    ],
    scroll: {top: view.top, most: view.most, pageful: room},
  };
}

function common(session: Session, {number, of}: QuizPage, setting: Setting) {
  return {
    ...sessionChrome(session, setting),
    name: 'quiz' as const,
    title: `Question ${number} of ${of}`,
    status: savedWords(session, setting),
    about: [
      'This page asks a question of the lesson. Every answer is explained afterwards.',
      'Esc puts it off; it comes again before the debrief.',
    ],
  };
}

function explained(
  {id, label, because = '', isRight}: QuizChoice,
  chosen: string | undefined,
  columns: number,
): readonly Line[] {
  const sign = isRight ? signs.good : signs.danger;
  const word = isRight ? 'right' : 'wrong';
  const own = id === chosen ? ', your answer' : '';
  const role = isRight ? 'good' : id === chosen ? 'danger' : 'muted';
  const width = Math.min(columns - 5, proseColumns);
  return [
    ...wrapLines(`${label} (${word}${own})`, width, id === chosen ? 'strong' : 'plain').map(
      (row, index) => lineOf(text(index === 0 ? ` ${sign} ` : '   ', role), ...row),
    ),
    ...wrapLines(because, width, 'muted').map((row) => lineOf('     ', ...row)),
  ];
}
