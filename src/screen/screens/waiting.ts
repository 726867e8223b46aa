/** A wait: is it alive, how long may it take, may I leave. Only the seconds tick. */
import {type Session, stepState} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {clockSeconds, clockTime} from '../../core/words/time.ts';
import type {Activity} from '../../engine/front-end.ts';
import type {Command} from '../command.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {air, type Block, stack} from '../components/stack.ts';
import {standingOf, stepTitle, titleOf} from '../components/steps.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome, statusOf} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {paragraphsOf} from '../words/prose.ts';
import {clockLines, consumerLines} from './diagnosis-columns.ts';
import {centreOf, withSteps} from './question-layout.ts';
import {timeline, timesLabels, timesLines} from './waiting-times.ts';

/** What the page needs. `command` is the AWS CLI command of the change waited for. */
export type WaitingProps = {
  readonly session: Session;
  readonly step: string;
  readonly activity: Activity;
  readonly command: string;
  readonly setting: Setting;
};

type Meanwhile = {readonly label: string; readonly command: Command};

/** The waiting page: a timeline that only grows, and the times in full. */
export function waitingPage(props: WaitingProps): Unkeyed {
  const {session, step, setting} = props;
  const {size, place, now} = setting;
  const layout = layoutOf(size);
  const {columns} = centreOf(session, setting);
  const meanwhile = meanwhileOf(session, setting);
  const cursor = Math.min(place.cursor ?? 0, meanwhile.length - 1);
  const blocks: readonly Block[] = [
    {lines: [lineOf(text(waitTitle(session, step), 'strong'))]},
    air,
    {lines: timeline(props, columns)},
    air,
    {lines: timesLines(props, columns, layout === 'narrow')},
    {
      lines: labelled([{label: 'Now', content: [nowWords(session, step)]}], timesLabels, columns),
      leaves: 5,
    },
    air,
    {lines: [lineOf(text('Meanwhile', 'strong'))], leaves: 4},
    {lines: choiceLines(meanwhile, cursor, columns), leaves: 3},
    {
      lines: wrapLines('You may leave: AWS goes on, latchkey resume returns.', columns),
      leaves: 2,
    },
  ];
  const centre = stack(blocks, bodyRows(size));
  const right = [...clockLines(session, setting, 29), [], ...consumerLines(session, 29)];
  return {
    ...sessionChrome(session, setting),
    name: 'waiting',
    title: stepTitle(session, step, 'Waiting'),
    body: withSteps(centre.slice(0, bodyRows(size)), {session, step, right}, setting),
    status: savedWords(session, setting, `alive ${clockSeconds(now)}`),
    keys: [
      {id: 'move', label: `or 1–${meanwhile.length} choose`},
      {id: 'enter', label: 'open'},
      {id: 'look', label: 'look now'},
      {id: 'log'},
      {id: 'evidence'},
      {id: 'blast'},
      {id: 'undo'},
      ...(props.command === '' ? [] : [{id: 'copy' as const, command: copyOf(props.command)}]),
      {id: 'note'},
      {id: 'escape', label: 'leave'},
    ],
    rows: {
      count: meanwhile.length,
      cursor,
      pageful: 1,
      take: (index) => meanwhile[index]?.command,
    },
    about: [
      'This page looks at what AWS is doing, until it is done or the time allowed has passed.',
      'Looking changes nothing, and AWS goes on if this terminal dies.',
    ],
  };
}

function copyOf(command: string): Command {
  return {type: 'copy', text: command, what: 'The command'};
}

function waitTitle(session: Session, step: string): string {
  const standing = standingOf(session, step);
  return standing ? `Waiting: ${titleOf(standing.step)}` : 'Waiting';
}

/** Why it waits, and what the runbook says of it; a bare title says nothing new. */
function nowWords(session: Session, step: string): string {
  const {reason} = stepState(session, step);
  const [first = ''] = paragraphsOf(standingOf(session, step)?.step.prose ?? '');
  return [reason.startsWith('waiting:') ? '' : printable(reason), first].filter(Boolean).join('. ');
}

/** What can be done in a wait without touching AWS. */
function meanwhileOf(session: Session, setting: Setting): readonly Meanwhile[] {
  const {identifier} = session.incident.database;
  const line = `${identifier}: ${statusOf(session).word}, seen ${clockTime(setting.now)} UTC, ${session.incident.region}. We are waiting for AWS.`;
  return [
    {
      label: 'Copy a status line for the incident chat',
      command: {type: 'copy', text: line, what: 'The status line'},
    },
    {label: 'See who else hangs on the key', command: {type: 'open', overlay: 'blast'}},
    {label: 'Write a note', command: {type: 'open', overlay: 'note'}},
  ];
}
