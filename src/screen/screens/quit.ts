/** Leaving: what AWS goes on doing, and how to come back. The cursor stands on staying. */
import type {Question} from '../../core/question.ts';
import {isSettled, type Session, stepState} from '../../core/session.ts';
import type {Activity} from '../../engine/front-end.ts';
import type {Command} from '../command.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {titleOf} from '../components/steps.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, text} from '../text/line.ts';
import {sendingWords} from './working.ts';

/** What the page needs. `question` is the one that stays unanswered, if any. */
export type QuitProps = {
  readonly session: Session;
  readonly question: Question | undefined;
  readonly activity: Activity;
  readonly setting: Setting;
};

type Way = {readonly label: string; readonly detail?: string; readonly command: Command};

/** Stay, leave the change unsent, or leave the session. */
export function quitPage({session, question, activity, setting}: QuitProps): Unkeyed {
  const {size, place} = setting;
  const ways = waysOut(session, question);
  const cursor = Math.min(place.cursor ?? 0, ways.length - 1);
  const sending = sendingWords(activity, setting.now);
  const facts = labelled(
    [
      {label: 'In AWS', content: [sending === '' ? inAws(session) : sending]},
      {
        label: 'On disk',
        content: [
          `everything up to entry ${session.seq}${sending === '' ? '' : ', the intent too: leaving is safe'}`,
        ],
      },
      {label: 'Come back', content: [`latchkey resume ${session.id}`]},
    ],
    11,
    size.columns - 2,
  );
  const body: readonly Line[] = [
    [text(' Leave now?', 'strong')],
    [],
    ...facts.map((line): Line => [text(' '), ...line]),
    [],
    ...choiceLines(ways, cursor, size.columns - 1),
  ];
  return {
    ...sessionChrome(session, setting),
    name: 'quit',
    title: question?.kind === 'confirm' ? 'Not now' : 'Quit',
    body: body.slice(0, bodyRows(size)),
    status: savedWords(session, setting),
    keys: [
      {id: 'move', label: `or 1–${ways.length} choose`},
      {id: 'enter', label: 'do it'},
      {id: 'escape', label: 'stay'},
      {id: 'interrupt', label: 'leave at once'},
    ],
    rows: {count: ways.length, cursor, pageful: 1, take: (index) => ways[index]?.command},
    about: ['This page asks before leaving. Whatever AWS was told to do goes on.'],
  };
}

function waysOut(session: Session, question: Question | undefined): readonly Way[] {
  const stay: Way = {label: 'Stay', command: {type: 'close'}};
  if (session.closed) return [stay, {label: 'Close', command: {type: 'finish'}}];
  const leave: Way = {
    label: 'Leave; the session can be resumed',
    command: {type: 'leave'},
  };
  if (question?.kind !== 'confirm') return [stay, leave];
  const refuse: Way = {
    label: 'Do not send this change; see what else can be done',
    detail: 'The step ends as rejected, and other ways are offered.',
    command: {type: 'answer', answer: 'no'},
  };
  return [stay, refuse, leave];
}

/** What goes on without us. */
function inAws(session: Session): string {
  const busy = session.plan?.steps.find((step) => {
    const state = stepState(session, step.id);
    return !isSettled(state.status) && (state.status === 'Waiting' || state.isOpen);
  });
  return busy
    ? `${titleOf(busy)} goes on (${busy.call ?? 'waiting'})`
    : 'nothing of ours is running';
}
