/** A step failed: AWS's words beside ours, what changed, and what now. */
import type {FailureQuestion} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {choiceBlocks} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {air, around, stack, viewOf} from '../components/stack.ts';
import {stepTitle} from '../components/steps.ts';
import type {PageKey, Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrap, wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {askingKeys, firstCursor, takeOption} from './choice.ts';
import {clockLines, consumerLines} from './diagnosis-columns.ts';
import {centreOf, withSteps} from './question-layout.ts';

/** What the page needs. `command` is the AWS CLI command of the failed call; empty where none is known. */
export type FailedProps = {
  readonly session: Session;
  readonly step: string;
  readonly question: FailureQuestion;
  readonly command: string;
  readonly setting: Setting;
};

/** The failed step. `Changed` is always there. */
export function failedPage({session, step, question, command, setting}: FailedProps): Unkeyed {
  const {size, place} = setting;
  const {columns} = centreOf(session, setting);
  const {options} = question;
  const isNarrow = layoutOf(size) === 'narrow';
  const cursor = Math.min(place.cursor ?? firstCursor(options), Math.max(0, options.length - 1));
  const choices = options.map((option) => ({
    label: option.label,
    detail: option.dead ?? option.detail,
    isDead: option.dead !== undefined,
  }));
  const most = Math.max(3, bodyRows(size) - 8);
  // `Changed` is the answer a person looks for first: it stays in view when the rest scrolls.
  const below: readonly Line[] = [
    ...factRows(
      'Changed',
      [question.changed === '' ? 'unknown' : question.changed],
      columns,
      isNarrow,
    ),
    [],
    ...around(choiceBlocks(choices, cursor, columns), cursor, most).lines,
    ...(place.mistake === '' ? [] : wrapLines(place.mistake, columns, 'caution')),
  ];
  const room = Math.max(4, bodyRows(size) - below.length);
  const content = stack(factBlocks(question, columns, isNarrow), room);
  const view = viewOf(content, room, place.scroll);
  const right = [...clockLines(session, setting, 29), [], ...consumerLines(session, 29)];
  const copy: readonly PageKey[] =
    command === ''
      ? []
      : [{id: 'copy', command: {type: 'copy', text: command, what: 'The command'}}];
  return {
    ...sessionChrome(session, setting),
    name: 'failed',
    title: stepTitle(session, step, question.title),
    body: withSteps([...view.lines, ...below], {session, step, right}, setting),
    status: savedWords(session, setting),
    ...(view.most > 0 ? {position: 'PgDn for more'} : {}),
    keys: [
      {id: 'move', label: `or 1–${options.length} choose`},
      {id: 'enter', label: 'open'},
      ...copy,
      ...askingKeys,
    ],
    rows: {count: options.length, cursor, pageful: 1, take: (index) => takeOption(options[index])},
    scroll: {top: view.top, most: view.most, pageful: room},
    about: [
      'This page shows what failed, whether it changed anything, and what can be done now.',
      'A choice that leads to a change opens its question first.',
    ],
  };
}

function factBlocks(question: FailureQuestion, columns: number, isNarrow: boolean) {
  const rows = (label: string, content: readonly string[]): readonly Line[] =>
    factRows(label, content, columns, isNarrow);
  const quote = question.message === '' ? '' : `“${printable(question.message)}”`;
  return [
    {
      lines: wrap(question.title, columns - 2).map((row, index) =>
        lineOf(text(index === 0 ? `${signs.danger} ` : '  ', 'danger'), text(row, 'strong')),
      ),
    },
    air,
    {lines: rows('Call', [question.call]), leaves: 6},
    {lines: rows('AWS says', [question.code, quote])},
    {lines: rows('Means', [question.means])},
    {lines: rows('Tried', [question.tried])},
  ];
}

function factRows(
  label: string,
  content: readonly string[],
  columns: number,
  isNarrow: boolean,
): readonly Line[] {
  const row = {label, content: content.filter((part) => part !== '')};
  return labelled([row], isNarrow ? 9 : 10, columns);
}
