/** A second person has to approve: what they will see, the command for them, a field for their code. */
import {operatorName} from '../../core/incident.ts';
import type {ApprovalQuestion} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {fieldBox} from '../components/field-box.ts';
import {labelled} from '../components/labelled.ts';
import {air, type Block, stack, viewOf} from '../components/stack.ts';
import {stepTitle} from '../components/steps.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {clockLines} from './diagnosis-columns.ts';
import {inputRows} from './input-rows.ts';
import {centreOf, withSteps} from './question-layout.ts';

/** What the page needs. */
export type ApprovalProps = {
  readonly session: Session;
  readonly step: string;
  readonly question: ApprovalQuestion;
  readonly setting: Setting;
};

/** The page. Nothing on it sends a change: the code only opens the way to the confirmation. */
export function approvalPage({session, step, question, setting}: ApprovalProps): Unkeyed {
  const {place, size} = setting;
  const {columns, left} = centreOf(session, setting);
  const below = place.mistake === '' ? [] : wrapLines(place.mistake, columns, 'caution');
  const room = Math.max(2, bodyRows(size) - 3 - below.length);
  const content = stack(blocksOf(question, columns), room);
  const view = viewOf(content, room, place.scroll);
  const box = fieldBox('Paste the code, then Enter', place.field, Math.min(columns, 60));
  const centre = [...view.lines, ...box.lines, ...below];
  const command = `latchkey approve ${question.text}`;
  return {
    ...sessionChrome(session, setting),
    name: 'approval',
    title: stepTitle(session, step.replace(/\.approval$/, ''), question.title),
    body: withSteps(
      centre,
      {session, step: step.replace(/\.approval$/, ''), right: clockLines(session, setting, 29)},
      setting,
    ),
    status: savedWords(session, setting),
    ...(view.most > 0
      ? {position: `lines ${view.top + 1}–${view.top + room} of ${content.length}`}
      : {}),
    keys: [
      {id: 'enter', label: 'check the code'},
      ...(view.most > 0 ? [{id: 'move' as const, label: 'read on'}] : []),
      {id: 'copy', command: {type: 'copy', text: command, what: 'The command'}},
      {id: 'escape', label: 'not now'},
      {id: 'evidence'},
      {id: 'log'},
      {id: 'note'},
    ],
    scroll: {top: view.top, most: view.most, pageful: room},
    field: {purpose: 'answer', submit: (typed) => ({type: 'answer', answer: typed.trim()})},
    ...(place.focus === 'field'
      ? {caret: {row: view.lines.length + box.caret.row, column: left + box.caret.column}}
      : {}),
    about: [
      'This page waits for a second person. The code proves who they are, and fits this request only.',
      'Typing no gives the change up; typing again makes a new request. Nothing here sends a change.',
    ],
  };
}

function blocksOf(
  {title, request, hash, prose}: ApprovalQuestion,
  columns: number,
): readonly Block[] {
  const {accountId, region, requestedBy, expiresAt, changes} = request;
  const rows = [
    {label: 'Where', content: [`account ${accountId}, ${region}`]},
    {label: 'You are', content: [printable(operatorName(requestedBy))]},
    {label: 'Until', content: [`${expiresAt.slice(0, 16).replace('T', ' ')} UTC`]},
    {label: 'Compare', content: [(hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ')]},
  ];
  return [
    {lines: [lineOf(text(title, 'strong'))]},
    {lines: wrapLines(prose, columns)},
    air,
    {lines: labelled(rows, 9, columns)},
    air,
    {lines: [lineOf(text('They run this (key c, after Tab, copies it):', 'strong'))]},
    {lines: wrapLines('  latchkey approve REQUEST', columns)},
    air,
    ...changes.flatMap((change, index): Block[] => [
      {lines: wrapLines(`${index + 1}. ${printable(change.title)}`, columns)},
      {
        lines: labelled(
          [
            {label: 'Call', content: [change.call]},
            {label: 'With', content: inputRows(change.input, columns - 9)},
          ],
          9,
          columns,
        ),
      },
    ]),
  ];
}
