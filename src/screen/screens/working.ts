/** Between two questions: a call is on its way, or the next step is being made ready. */
import type {Session} from '../../core/session.ts';
import {durationWords} from '../../core/words/time.ts';
import type {Activity} from '../../engine/front-end.ts';
import {stepTitle} from '../components/steps.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {centreOf, withSteps} from './question-layout.ts';

/** What the page needs. */
export type WorkingProps = {
  readonly session: Session;
  readonly step: string;
  readonly activity: Activity;
  readonly setting: Setting;
};

/** How long a call has been on its way, or that the next step comes. */
export function sendingWords(activity: Activity, now: string): string {
  if (activity.type !== 'sending') return '';
  const tenths = Math.max(0, Math.floor((Date.parse(now) - activity.since) / 100));
  const ago = tenths < 600 ? `${(tenths / 10).toFixed(1)} s` : durationWords(tenths * 100);
  return `${activity.call} sent ${ago} ago, waiting for the answer`;
}

/** The page while a change is on its way. */
export function workingPage({session, step, activity, setting}: WorkingProps): Unkeyed {
  const {columns} = centreOf(session, setting);
  const sending = sendingWords(activity, setting.now);
  const centre =
    sending === ''
      ? [lineOf(text(`${signs.waiting} `, 'waiting'), 'Working on the next step.')]
      : [
          ...wrapLines(`${signs.waiting} ${sending}`, columns, 'waiting'),
          [],
          ...wrapLines(
            'Leaving now is safe: the intent is on disk, and resuming looks before anything is sent.',
            columns,
          ),
        ];
  return {
    ...sessionChrome(session, setting),
    name: 'working',
    title: stepTitle(session, step, 'Working'),
    body: withSteps(centre, {session, step, right: []}, setting),
    status: savedWords(session, setting),
    keys: [{id: 'evidence'}, {id: 'log'}],
    about: ['This page waits for one answer of AWS. Nothing has to be done.'],
  };
}
