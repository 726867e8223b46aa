/** May this change be sent? What exactly, where, why, what it may break, and how to take it back. */

import {operatorName} from '../../core/incident.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {ConfirmQuestion} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {rightWords} from '../../core/words/right.ts';
import {printable} from '../../core/words/text.ts';
import type {Command} from '../command.ts';
import {fieldBox} from '../components/field-box.ts';
import {type LabelledRow, labelled} from '../components/labelled.ts';
import {air, type Block, padRows, stack, viewOf} from '../components/stack.ts';
import {stepTitle} from '../components/steps.ts';
import {mistakeIn} from '../input/typing.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrap, wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {paragraphsOf} from '../words/prose.ts';
import {clockLines, consumerLines} from './diagnosis-columns.ts';
import {inputRows} from './input-rows.ts';
import {centreOf, withSteps} from './question-layout.ts';
import {diffLines, triedContent} from './review-lines.ts';

/** What the page needs. */
export type ConfirmProps = {
  readonly session: Session;
  readonly step: string;
  readonly question: ConfirmQuestion;
  readonly setting: Setting;
};

/** The confirmation. What does not fit scrolls, and the field waits until it was read to the end. */
export function confirmPage({session, step, question, setting}: ConfirmProps): Unkeyed {
  const {size, place} = setting;
  const rows = bodyRows(size);
  // A diff needs the whole width; the steps and the facts beside it leave.
  const {columns, left} = question.review
    ? {columns: size.columns - 2, left: 1}
    : centreOf(session, setting);
  const below = messageLines(question, place.mistake, columns);
  const room = Math.max(3, rows - 3 - below.length);
  const content = stack(questionBlocks(session, question, columns, layoutOf(size)), room);
  const view = viewOf(content, room, place.scroll);
  const isRead = place.isRead || view.top === view.most;
  const box = fieldBox(fieldTitle(question, isRead), place.field, Math.min(columns, 60));
  const centre = [...view.lines, ...box.lines, ...below];
  const hasCaret = place.focus === 'field';
  return {
    ...sessionChrome(session, setting),
    name: 'confirm',
    title: stepTitle(session, step, question.title),
    body: question.review
      ? padRows(
          centre.map((line): Line => [text(' '), ...line]),
          Math.min(rows, centre.length),
        )
      : withSteps(centre, {session, step, right: rightColumn(session, question, setting)}, setting),
    status: savedWords(session, setting, nothingSent(session, question)),
    ...(view.most > 0
      ? {position: `lines ${view.top + 1}–${view.top + room} of ${content.length}`}
      : {}),
    keys: [
      {id: 'enter', label: question.mode === 'DRY RUN' ? 'see the call' : 'send'},
      ...(view.most > 0 ? [{id: 'move' as const, label: 'read on'}] : []),
      {id: 'escape', label: 'not now'},
      {id: 'evidence'},
      {id: 'undo'},
      {
        id: 'copy',
        command: {type: 'copy', text: question.command, what: 'The command'},
      },
      {id: 'blast'},
      {id: 'log'},
      {id: 'note'},
    ],
    scroll: {top: view.top, most: view.most, pageful: room},
    field: {purpose: 'answer', submit: (typed) => submitted(question, typed, isRead)},
    ...(hasCaret
      ? {caret: {row: view.lines.length + box.caret.row, column: left + box.caret.column}}
      : {}),
    about: [
      'This page asks whether one change may be sent, and shows exactly what it is.',
      question.mode === 'DRY RUN'
        ? 'In a dry run nothing is sent, whatever is typed.'
        : `Only the text ${question.expected} in the field, then Enter, sends it.`,
    ],
  };
}

function submitted(question: ConfirmQuestion, typed: string, isRead: boolean): Command {
  if (!isRead) return {type: 'say', words: 'Read to the end first (↓). Nothing was sent.'};
  const mistake = mistakeIn(typed, question.expected);
  if (mistake !== undefined) return {type: 'say', words: mistake};
  return {type: 'answer', answer: question.expected};
}

function fieldTitle(question: ConfirmQuestion, isRead: boolean): string {
  if (!isRead) return 'read to the end first';
  return question.mode === 'DRY RUN'
    ? `Type ${question.expected} to see the call; nothing is sent`
    : `Type ${question.expected}, then Enter`;
}

/** Under the field: what was wrong, else what an untouched field means. */
function messageLines(
  question: ConfirmQuestion,
  mistake: string,
  columns: number,
): readonly Line[] {
  if (mistake === '') return [lineOf(text('Nothing is sent before that.', 'muted'))];
  const wanted = mistake.startsWith('Not the same')
    ? `${mistake} Wanted: ${question.expected}`
    : mistake;
  return wrap(wanted, columns - 2).map((row, index) =>
    lineOf(text(index === 0 ? `${signs.danger} ` : '  ', 'danger'), text(row, 'danger')),
  );
}

function nothingSent(session: Session, {again}: ConfirmQuestion): string {
  if (session.world === 'read-only') return 'no change can leave this session';
  if (session.calls.changes === 0) return 'nothing sent yet';
  return again === undefined ? 'this one is not sent yet' : 'not sent again yet';
}

function questionBlocks(
  session: Session,
  question: ConfirmQuestion,
  columns: number,
  layout: 'narrow' | 'normal' | 'wide',
): readonly Block[] {
  const labelColumns = layout === 'narrow' ? 7 : 9;
  const rows = (list: readonly LabelledRow[]): readonly Line[] =>
    labelled(
      list.filter((row) => row.content.some((part) => part !== '')),
      labelColumns,
      columns,
    );
  const place = `account ${question.accountId}, ${question.region}`;
  const prose = layout === 'wide' ? paragraphsOf(question.prose) : [];
  return [
    {lines: wrap(question.title, columns).map((row) => lineOf(text(row, 'strong')))},
    ...(question.again === undefined
      ? []
      : [{lines: wrapLines(`! ${printable(question.again, 600)}`, columns, 'caution')}]),
    air,
    ...prose.map((part) => ({lines: [...wrapLines(part, columns), []], leaves: 8})),
    ...(question.review ? [{lines: diffLines(question.review, columns)}, air] : []),
    {
      lines: rows([
        {
          label: 'Call',
          content: [layout === 'narrow' ? `${question.call}, ${place}` : question.call],
        },
        {label: 'With', content: inputRows(shownInput(question), columns - labelColumns)},
        ...(layout === 'narrow' ? [] : [{label: 'Where', content: [`${place}, ${question.mode}`]}]),
      ]),
    },
    {
      lines: rows([{label: 'As', content: [operatorName(session.operator.arn)]}]),
      leaves: layout === 'wide' ? 7 : 9,
    },
    {
      lines: rows([
        {label: 'Tried', content: question.review ? triedContent(question.review) : ['']},
        {label: 'Why', content: [question.why]},
        {label: 'Effect', content: [question.effect]},
        {label: 'Risk', content: [question.risk]},
        // Only a refusal has to be seen here; the rest stands beside the plan's steps.
        {
          label: 'May you',
          content: [question.right?.may === 'no' ? printable(rightWords(question.right), 400) : ''],
        },
        {label: 'Undo', content: [undoContent(question)]},
        {label: 'Check', content: [question.check]},
        {label: 'Login', content: [question.login ?? '']},
        {label: 'Needs', content: [question.restsOn ?? '']},
        {
          label: 'Second',
          content: [question.approvedBy ? `approved by ${operatorName(question.approvedBy)}` : ''],
        },
      ]),
    },
    air,
  ];
}

/** A policy stands above as a diff; its text in one line would tell nobody anything. */
function shownInput({input, review}: ConfirmQuestion): BoundInput {
  if (!review) return input;
  const {Policy, ...others} = input;
  return others;
}

function undoContent(question: ConfirmQuestion): string {
  return question.undoCommand === '' ? question.undo : `${question.undo} (key u)`;
}

/** Wide only: what this step rests on, read again just before asking; clocks and consumers. */
function rightColumn(
  session: Session,
  question: ConfirmQuestion,
  setting: Setting,
): readonly Line[] {
  const columns = 29;
  const proofs = question.evidence.flatMap((proof) => [
    lineOf(proof.call),
    ...wrap(`${proof.path} = ${printable(proof.value)}`, columns - 2).map((row) =>
      lineOf(`  ${row}`),
    ),
    lineOf(text(`  read ${proof.at.slice(11, 19)} UTC, before asking`, 'muted')),
  ]);
  return [
    lineOf(text('Evidence for this step', 'strong')),
    ...(proofs.length > 0 ? proofs : [lineOf(text('not read again: no look is known', 'muted'))]),
    [],
    ...clockLines(session, setting, columns),
    [],
    ...consumerLines(session, columns),
  ];
}
