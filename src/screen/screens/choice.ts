/** A choice: answers written in a runbook, or a table of backups. Dead rows stay and explain. */
import type {ChoiceQuestion, Option} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {keptFileWords} from '../../core/words/kept-file.ts';
import {printable} from '../../core/words/text.ts';
import type {Command} from '../command.ts';
import {type Choice, choiceBlocks} from '../components/choices.ts';
import {air, around, type Block, stack, viewOf} from '../components/stack.ts';
import {stepTitle} from '../components/steps.ts';
import type {PageKey, Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import type {Line} from '../text/line.ts';
import {verbatim} from '../text/verbatim.ts';
import {proseColumns, wrapLines} from '../text/wrap.ts';
import {paragraphsOf} from '../words/prose.ts';
import {clockLines, consumerLines} from './diagnosis-columns.ts';
import {centreOf, withSteps} from './question-layout.ts';

/** What the page needs. */
export type ChoiceProps = {
  readonly session: Session;
  readonly step: string;
  readonly question: ChoiceQuestion;
  readonly setting: Setting;
};

/** The row the cursor starts on: the recommended one, else the first that can be chosen. */
export function firstCursor(options: readonly Option[]): number {
  const recommended = options.findIndex((option) => option.recommended);
  const alive = options.findIndex((option) => option.dead === undefined);
  return Math.max(0, recommended === -1 ? alive : recommended);
}

/** What Enter on an option does. */
export function takeOption(option: Option | undefined): Command | undefined {
  if (!option) return undefined;
  return option.dead === undefined
    ? {type: 'answer', answer: option.id}
    : {type: 'say', words: printable(option.dead)};
}

/** The keys of every page that asks something without a field. */
export const askingKeys: readonly PageKey[] = [
  {id: 'evidence'},
  {id: 'blast'},
  {id: 'log'},
  {id: 'undo'},
  {id: 'note'},
  {id: 'escape', label: 'not now'},
];

/** A question with a handful of answers. */
export function choicePage({session, step, question, setting}: ChoiceProps): Unkeyed {
  const {size, place} = setting;
  const rows = bodyRows(size);
  const {columns} = centreOf(session, setting);
  const {options} = question;
  const cursor = Math.min(place.cursor ?? firstCursor(options), options.length - 1);
  // However many there are, at least the question's first rows stay in view above them.
  const most = Math.max(3, rows - 4);
  const below: readonly Line[] = [
    ...around(choiceBlocks(options.map(choiceOf), cursor, columns), cursor, most).lines,
    ...(place.mistake === '' ? [] : [[], ...wrapLines(place.mistake, columns, 'caution')]),
  ];
  const room = Math.max(2, rows - below.length);
  const view = viewOf(stack(proseBlocks(question, columns), room), room, place.scroll);
  const centre = [...view.lines, ...below];
  const right = [...clockLines(session, setting, 29), [], ...consumerLines(session, 29)];
  return {
    ...sessionChrome(session, setting),
    name: 'choice',
    title: stepTitle(session, step, question.title),
    body: withSteps(centre, {session, step, right}, setting),
    status: savedWords(session, setting),
    ...(view.most > 0 ? {position: 'PgDn for more'} : {}),
    keys: [
      {id: 'move', label: `or 1–${options.length} choose`},
      {id: 'enter', label: 'take it'},
      ...(question.text === undefined
        ? []
        : [
            {
              id: 'copy' as const,
              command: {type: 'copy' as const, text: question.text, what: 'The text'},
            },
          ]),
      ...askingKeys,
    ],
    rows: {count: options.length, cursor, pageful: 1, take: (index) => takeOption(options[index])},
    scroll: {top: view.top, most: view.most, pageful: room},
    about: [
      'This page asks something that only a person can know or decide.',
      'The answer goes into the journal; none of the answers changes anything by itself.',
    ],
  };
}

/** The question in bold, the runbook's prose beneath. */
export function proseBlocks(
  question: Pick<ChoiceQuestion, 'title' | 'prose' | 'text' | 'textFile'>,
  columns: number,
): readonly Block[] {
  const width = Math.min(columns, proseColumns);
  return [
    {lines: wrapLines(question.title, columns, 'strong')},
    air,
    ...paragraphsOf(question.prose).map((part) => ({lines: [...wrapLines(part, width), []]})),
    ...(question.text === undefined
      ? []
      : [{lines: [...verbatim(question.text, columns, 'resource'), []]}]),
    ...(question.textFile === undefined
      ? []
      : [
          {
            lines: [
              ...wrapLines(
                `In a file, ready to send: ${keptFileWords(printable(question.textFile, 1000))}`,
                columns,
              ),
              [],
            ],
            leaves: 3,
          },
        ]),
  ];
}

function choiceOf(option: Option): Choice {
  const detail = option.dead === undefined ? option.detail : option.dead;
  return {
    label: option.recommended ? `${option.label}  (recommended)` : option.label,
    ...(detail === undefined ? {} : {detail: printable(detail)}),
    isDead: option.dead !== undefined,
  };
}
