/** A free text, such as who was asked. */
import type {TextQuestion} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {fieldBox} from '../components/field-box.ts';
import {stack, viewOf} from '../components/stack.ts';
import {stepTitle} from '../components/steps.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {wrapLines} from '../text/wrap.ts';
import {proseBlocks} from './choice.ts';
import {clockLines} from './diagnosis-columns.ts';
import {centreOf, withSteps} from './question-layout.ts';

/** What the page needs. */
export type TextProps = {
  readonly session: Session;
  readonly step: string;
  readonly question: TextQuestion;
  readonly setting: Setting;
};

/** The page with one field; the text goes into the journal and changes nothing. */
export function textPage({session, step, question, setting}: TextProps): Unkeyed {
  const {place, size} = setting;
  const {columns, left} = centreOf(session, setting);
  const below = place.mistake === '' ? [] : wrapLines(place.mistake, columns, 'caution');
  const room = Math.max(2, bodyRows(size) - 3 - below.length);
  const view = viewOf(stack(proseBlocks(question, columns), room), room, place.scroll);
  const box = fieldBox('Type the answer, then Enter', place.field, Math.min(columns, 60));
  const centre = [...view.lines, ...box.lines, ...below];
  return {
    ...sessionChrome(session, setting),
    name: 'text',
    title: stepTitle(session, step, question.title),
    body: withSteps(centre, {session, step, right: clockLines(session, setting, 29)}, setting),
    status: savedWords(session, setting),
    keys: [
      {id: 'enter', label: 'hand in'},
      {id: 'escape', label: 'not now'},
      {id: 'evidence'},
      {id: 'blast'},
      {id: 'log'},
      {id: 'note'},
    ],
    scroll: {top: view.top, most: view.most, pageful: room},
    field: {purpose: 'answer', submit: (typed) => ({type: 'answer', answer: typed.trim()})},
    ...(place.focus === 'field'
      ? {caret: {row: view.lines.length + box.caret.row, column: left + box.caret.column}}
      : {}),
    about: ['This page asks for a text that goes into the journal. It changes nothing.'],
  };
}
