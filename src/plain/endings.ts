/** The end of a session in plain lines: what came of it, once. */
import {recovered} from '../causes/recovered.ts';
import type {Closed, Entry, Outcome} from '../core/entry.ts';
import {modeOf, type Session} from '../core/session.ts';
import {counted, printable} from '../core/words/text.ts';
import {momentWords} from '../core/words/time.ts';
import {lookCommand} from '../engine/look-command.ts';
import {allFollowUps} from '../remedies/follow-ups.ts';
import {recoveryFigures} from '../remedies/recovery-figures.ts';
import type {Say} from './say.ts';

const heads: {readonly [outcome in Exclude<Outcome, 'recovered'>]: string} = {
  'nothing-to-do': 'NOTHING TO DO',
  'handed-over': 'HANDED OVER',
  waiting: 'LEFT WAITING',
  cancelled: 'STOPPED',
  failed: 'FAILED',
};

/** The block of a closed session; `short` leaves out the story, which was on the screen. */
export function endSays(
  closed: Omit<Closed, 'type'>,
  told: {readonly session: Session; readonly entries: readonly Entry[]; readonly short?: boolean},
): readonly Say[] {
  const {session, entries, short = false} = told;
  if (closed.outcome === 'recovered') return recoveredSays(session, entries, short);
  const isDryRun = closed.outcome === 'nothing-to-do' && modeOf(session) === 'DRY RUN';
  const {calls} = session;
  return [
    {
      type: 'head',
      word: isDryRun && calls.wouldCall > 0 ? 'DRY RUN' : heads[closed.outcome],
      text: printable(closed.summary, 1000),
    },
    {
      type: 'text',
      text: `${counted(calls.changes, 'change')} sent, ${counted(calls.reads, 'read')}.`,
    },
    ...goOnSays(session),
    // What is attached to a change review is the same however often it is made.
    ...(modeOf(session) === 'DRY RUN'
      ? []
      : [{type: 'text' as const, text: `Session: ${session.id}`}]),
  ];
}

/** AWS works on: how to come back, and how to look without Latchkey. */
function goOnSays(session: Session): readonly Say[] {
  const look = session.closed?.outcome === 'waiting' ? lookCommand(session) : '';
  if (look === '') return [];
  return [
    {type: 'text', text: `Go on with latchkey resume ${session.id}, or look:`},
    {type: 'command', text: look},
  ];
}

function recoveredSays(
  session: Session,
  entries: readonly Entry[],
  short: boolean,
): readonly Say[] {
  const end = recovered(session, entries);
  const due = allFollowUps(session);
  const {rto, rpo} = recoveryFigures(session, entries);
  const lost = rpo.seconds === 0 ? 'No data lost.' : 'Data lost, see RPO.';
  const refused = end.refused === 0 ? '' : `, ${end.refused} refused`;
  return [
    {
      type: 'head',
      word: end.title.toUpperCase(),
      text: `${end.headline} ${lost} ${counted(end.changesSent, 'change')} sent${refused}.`,
    },
    {
      type: 'rows',
      rows: [
        {label: 'RTO', lines: [rto.words]},
        {label: 'RPO', lines: [rpo.words]},
      ],
    },
    ...(short ? [] : end.timeline).map(({at, what, how}): Say => {
      const text = how === '' ? what : `${what}${what.endsWith('?') ? '' : ':'} ${how}`;
      return {type: 'text', text: `${momentWords(at, session.at)}  ${text}`};
    }),
    ...(due.length === 0
      ? []
      : [
          {
            type: 'rows' as const,
            rows: [
              {
                label: 'Still to do',
                lines: due.flatMap(({what, how, when}) => [
                  `${printable(what, 600)} (${when})`,
                  ...(how ? [printable(how, 1500)] : []),
                ]),
              },
            ],
          },
        ]),
    {type: 'text', text: `Session: ${session.id}`},
  ];
}
