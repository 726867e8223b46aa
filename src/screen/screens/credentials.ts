/** The AWS login has run out: what goes on, what waits, and how to get back in. */
import type {Called} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import type {Session} from '../../core/session.ts';
import {clockSeconds, durationWords} from '../../core/words/time.ts';
import type {Command} from '../command.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {air, stack} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome, statusOf} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** What the page needs. `entry` is the call that AWS refused. */
export type CredentialsProps = {
  readonly session: Session;
  readonly entry: Called & {readonly at: string};
  readonly setting: Setting;
};

/** The page shows until a call is answered again; `r` looks. */
export function credentialsPage({session, entry, setting}: CredentialsProps): Unkeyed {
  const {size, now, place} = setting;
  const {columns} = size;
  const {identifier} = session.incident.database;
  const since = durationWords(Date.parse(now) - Date.parse(entry.at));
  const renew = session.profile
    ? `renew the credentials of the profile ${session.profile}`
    : 'renew the credentials that Latchkey was started with';
  const resume = `latchkey resume ${session.id}`;
  const choices: readonly {readonly label: string; readonly command: Command}[] = [
    {label: 'I have logged in: look (r)', command: {type: 'look'}},
    {label: `Quit; go on later with ${resume}`, command: {type: 'open', overlay: 'quit'}},
  ];
  const cursor = Math.min(place.cursor ?? 0, 1);
  const body = stack(
    [
      {
        lines: wrapLines(
          `${signs.caution} AWS no longer accepts your login. Nothing is lost and nothing was undone.`,
          columns - 2,
          'caution',
        ).map((line) => [text(' '), ...line]),
      },
      air,
      {
        lines: labelled(
          [
            {
              label: 'Since',
              content: [
                `${clockSeconds(entry.at)} UTC, ${since} ago (${entry.error?.code ?? 'refused'})`,
              ],
            },
            {
              label: 'What goes on',
              content: [
                `AWS goes on with ${identifier} without us. Last seen: ${statusOf(session).word}`,
              ],
            },
            {label: 'What waits', content: ['only our looking']},
          ],
          14,
          columns - 2,
        ).map((line) => [text(' '), ...line]),
      },
      air,
      {
        lines: wrapLines(`In another terminal, ${renew}, then press r here.`, columns - 2).map(
          (line) => [text(' '), ...line],
        ),
      },
      {
        lines: wrapLines(
          `The same role is expected: ${operatorName(session.operator.arn)} in ${session.incident.accountId}.`,
          columns - 2,
        ).map((line) => [text(' '), ...line]),
      },
      air,
      {lines: choiceLines(choices, cursor, columns - 1)},
    ],
    bodyRows(size),
  );
  return {
    ...sessionChrome(session, setting),
    name: 'credentials',
    title: 'Your AWS login has run out',
    body: body.length > 0 ? body : [lineOf('')],
    status: savedWords(session, setting),
    keys: [
      {id: 'move', label: 'or 1–2 choose'},
      {id: 'enter', label: 'open'},
      {id: 'look', label: 'look'},
      {id: 'log'},
      {id: 'evidence'},
    ],
    rows: {count: 2, cursor, pageful: 1, take: (index) => choices[index]?.command},
    about: ['AWS refused the last look because the login has run out. Nothing was undone.'],
  };
}
