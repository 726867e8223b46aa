/** The AWS login has run out: what goes on, what waits, and how to get back in. */
import {operatorName} from '../../core/incident.ts';
import type {FailureQuestion} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {clockSeconds, durationWords} from '../../core/words/time.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {air, stack, viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome, statusOf} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {firstCursor, takeOption} from './choice.ts';

/** What the page needs. `question` is what the engine asks after a look that AWS refused. */
export type CredentialsProps = {
  readonly session: Session;
  readonly question: FailureQuestion;
  readonly setting: Setting;
};

/** The page stays until someone has logged in again; `r` looks. */
export function credentialsPage({session, question, setting}: CredentialsProps): Unkeyed {
  const {size, place} = setting;
  const columns = size.columns - 2;
  const {options} = question;
  const cursor = Math.min(place.cursor ?? firstCursor(options), Math.max(0, options.length - 1));
  const below = choiceLines(options, cursor, columns);
  const room = Math.max(3, bodyRows(size) - below.length);
  const words = `${signs.caution} AWS no longer accepts your login. Nothing is lost and nothing was undone.`;
  const content = stack(
    [
      {lines: indented(wrapLines(words, columns, 'caution'))},
      air,
      {lines: indented(factLines(session, question, setting, columns))},
      air,
      {
        lines: indented(
          wrapLines(`In another terminal, ${renewal(session)}, then press r here.`, columns),
        ),
      },
      {lines: indented(wrapLines(expected(session), columns)), leaves: 3},
      air,
    ],
    room,
  );
  const view = viewOf(content, room, place.scroll);
  const retry = options.find((option) => option.id === 'retry');
  return {
    ...sessionChrome(session, setting),
    name: 'credentials',
    title: 'Your AWS login has run out',
    body: [...view.lines, ...below],
    status: savedWords(session, setting),
    keys: [
      {id: 'move', label: `or 1–${options.length} choose`},
      {id: 'enter', label: 'open'},
      ...(retry ? [{id: 'look' as const, label: 'look', command: takeOption(retry)}] : []),
      {id: 'evidence'},
      {id: 'log'},
      {id: 'note'},
    ],
    rows: {count: options.length, cursor, pageful: 1, take: (index) => takeOption(options[index])},
    scroll: {top: view.top, most: view.most, pageful: room},
    about: ['AWS refused the last look because the login has run out. Nothing was undone.'],
  };
}

function indented(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => [text(' '), ...line]);
}

function factLines(
  session: Session,
  question: FailureQuestion,
  setting: Setting,
  columns: number,
): readonly Line[] {
  const at = session.question?.at ?? session.at;
  const since = durationWords(Date.parse(setting.now) - Date.parse(at));
  const {identifier} = session.incident.database;
  return labelled(
    [
      {
        label: 'Since',
        content: [`${clockSeconds(at)} UTC, ${since} ago (${printable(question.code)})`],
      },
      {
        label: 'What goes on',
        content: [
          `AWS goes on with ${identifier} without us; last seen: ${statusOf(session).word}`,
        ],
      },
      {label: 'What waits', content: ['only our looking']},
    ],
    14,
    columns,
  );
}

function renewal({profile}: Session): string {
  return profile
    ? `renew the credentials of the profile ${printable(profile)}`
    : 'renew the credentials that Latchkey was started with';
}

function expected({operator, incident}: Session): string {
  return `The same role is expected: ${operatorName(operator.arn)} in ${incident.accountId}.`;
}
