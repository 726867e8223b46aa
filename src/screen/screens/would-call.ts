/** Dry run: what would have been called. It was not sent. */
import type {Called} from '../../core/entry.ts';
import type {ConfirmQuestion} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import type {Command} from '../command.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {air, stack} from '../components/stack.ts';
import {stepTitle} from '../components/steps.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome, statusOf} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {lineOf, text} from '../text/line.ts';
import {inputRows} from './input-rows.ts';
import {centreOf, withSteps} from './question-layout.ts';

/** What the page needs. `question` is the confirmation that came before it. */
export type WouldCallProps = {
  readonly session: Session;
  readonly entry: Called & {readonly seq: number};
  readonly question: ConfirmQuestion | undefined;
  readonly setting: Setting;
};

/** The call as it would have been. What depends on it is not judged, a third result. */
export function wouldCallPage({session, entry, question, setting}: WouldCallProps): Unkeyed {
  const {columns} = centreOf(session, setting);
  const step = entry.step ?? '';
  const {calls} = session;
  const room = columns - 9;
  const status = statusOf(session);
  const command = question?.command ?? '';
  const next: Command = {type: 'read', seq: entry.seq};
  const blocks = [
    {
      lines: [
        lineOf(text('□ ', 'DRY RUN'), text(`WOULD CALL ${entry.call}. It was not sent.`, 'strong')),
      ],
    },
    air,
    {
      lines: labelled(
        [
          {label: 'Call', content: [entry.call]},
          {label: 'With', content: inputRows(question?.input ?? entry.input ?? {}, room)},
          {
            label: 'Where',
            content: [`account ${session.incident.accountId}, ${session.incident.region}, DRY RUN`],
          },
          {label: 'Now', content: [`${session.incident.database.identifier} is ${status.word}`]},
          ...(question?.restsOn === undefined
            ? []
            : [{label: 'Needs', content: [question.restsOn]}]),
          {
            label: 'Result',
            content: [
              'not judged: nothing was changed, so what follows from it is skipped, not failed.',
            ],
          },
        ],
        9,
        columns,
      ),
    },
    air,
    {
      lines: [
        lineOf(
          `Reads sent ${calls.reads}, changes sent ${calls.changes} (counted from the journal)`,
        ),
      ],
      leaves: 3,
    },
    air,
    {lines: choiceLines([{label: 'Next'}], 0, columns)},
  ];
  return {
    ...sessionChrome(session, setting),
    name: 'would-call',
    title: stepTitle(session, step, 'Dry run'),
    body: withSteps(stack(blocks, bodyRows(setting.size)), {session, step, right: []}, setting),
    status:
      setting.notice === '' ? 'no change can leave this session' : savedWords(session, setting),
    keys: [
      {id: 'enter', label: 'next'},
      ...(command === ''
        ? []
        : [
            {
              id: 'copy' as const,
              command: {type: 'copy' as const, text: command, what: 'The command'},
            },
          ]),
      {id: 'evidence'},
      {id: 'undo'},
      {id: 'log'},
    ],
    rows: {count: 1, cursor: 0, pageful: 1, take: () => next},
    about: ['This page shows a change that would have been sent. In a dry run none is.'],
  };
}
