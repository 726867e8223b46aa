/** A command, copied and shown for selecting. */
import type {Session} from '../../core/session.ts';
import {viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {commandRows} from '../words/command-lines.ts';

/** What was copied. */
export type Copied = {readonly text: string; readonly what: string};

/** What the page needs. */
export type CopiedProps = {
  readonly session: Session;
  readonly copied: Copied;
  readonly setting: Setting;
};

/** The text in full: a terminal may refuse to copy, and a person may want to read it first. */
export function copiedPage({session, copied, setting}: CopiedProps): Unkeyed {
  const {columns} = setting.size;
  const rows = bodyRows(setting.size);
  const isCommand = copied.text.startsWith('aws ');
  const lines = [
    ...wrapLines(
      `${copied.what} was handed to the terminal's clipboard (OSC 52). Where the terminal does not take it, select it here.`,
      Math.min(columns - 2, 72),
    ).map((line) => lineOf(' ', ...line)),
    [],
    ...(isCommand
      ? commandRows(copied.text, columns - 2).map((row) => lineOf(' ', text(row, 'strong')))
      : wrapLines(copied.text, columns - 2, 'strong').map((line) => lineOf(' ', ...line))),
  ];
  const view = viewOf(lines, rows, setting.place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'command',
    title: isCommand ? 'Command' : 'Copied',
    body: view.lines,
    status: savedWords(session, setting),
    keys: [
      ...(view.most > 0 ? [{id: 'move' as const, label: 'scroll'}] : []),
      {id: 'escape', label: 'close'},
    ],
    scroll: {top: view.top, most: view.most, pageful: rows},
    about: ['This page shows what was copied. Nothing was sent to AWS.'],
  };
}
