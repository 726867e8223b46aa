/** A line for the journal and the report. */

import {operatorName} from '../../core/incident.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import {fieldBox} from '../components/field-box.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {clipLine, lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';

/** What the page needs. */
export type NoteProps = {readonly session: Session; readonly setting: Setting};

/** The field, and the notes so far. */
export function notePage({session, setting}: NoteProps): Unkeyed {
  const {size, place} = setting;
  const box = fieldBox('Note, then Enter', place.field, size.columns - 2);
  const notes = session.notes
    .slice(-(bodyRows(size) - 7))
    .map((note) =>
      clipLine(
        lineOf(
          text(`   ${clockSeconds(note.at)}  ${operatorName(note.by)}  `, 'muted'),
          printable(note.text),
        ),
        size.columns - 1,
      ),
    );
  const head = [
    ...wrapLines(
      'The note goes into the journal with the time and your name.',
      size.columns - 2,
    ).map((line) => lineOf(' ', ...line)),
    [],
  ];
  const mistake = place.mistake === '' ? [] : [lineOf(text(` ${place.mistake}`, 'caution'))];
  return {
    ...sessionChrome(session, setting),
    name: 'note',
    title: 'Note',
    body: [...head, ...box.lines.map((line) => [text(' '), ...line]), ...mistake, [], ...notes],
    status: savedWords(session, setting),
    keys: [
      {id: 'enter', label: 'keep it'},
      {id: 'escape', label: 'back'},
    ],
    field: {
      purpose: 'note',
      submit: (typed) =>
        typed.trim() === ''
          ? {type: 'say', words: 'Type the note first. Nothing was kept.'}
          : {type: 'note', text: typed.trim()},
    },
    caret: {row: head.length + box.caret.row, column: 1 + box.caret.column},
    about: ['This page takes one line for the journal.'],
  };
}
