/** A session goes on after an interruption: what was intended, what was looked at, what follows. */
import {fold} from '../../core/apply.ts';
import type {Entry} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import {type Session, stepState} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {clockSeconds, durationWords, momentWords} from '../../core/words/time.ts';
import {choiceLines} from '../components/choices.ts';
import {labelled} from '../components/labelled.ts';
import {air, type Block, stack, viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {factWords} from '../words/fact-words.ts';

/** What the page needs. `seq` is the entry with which the session went on. */
export type ResumeProps = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly seq: number;
  readonly setting: Setting;
};

/** The page that is read once before the session goes on. */
export function resumePage({session, entries, seq, setting}: ResumeProps): Unkeyed {
  const {size, place} = setting;
  const {columns} = size;
  const past = entries.filter((entry) => entry.seq < seq);
  const before = fold(past);
  const since = entries.filter((entry) => entry.seq >= seq);
  const open = before.plan?.steps.find((step) => stepState(before, step.id).isOpen);
  const choices = [{label: 'Go on'}, {label: 'Read the log before deciding'}];
  const cursor = Math.min(place.cursor ?? 0, 1);
  const below = [[], ...choiceLines(choices, cursor, columns - 1)];
  const room = Math.max(3, bodyRows(size) - below.length);
  const view = viewOf(stack(blocks(), room), room, place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'resume',
    title: 'Continue',
    body: [...view.lines, ...below],
    status: savedWords(session, setting, `${past.length} entries kept`),
    ...(view.most > 0 ? {position: 'PgDn for more'} : {}),
    keys: [
      {id: 'move', label: 'or 1–2 choose'},
      {id: 'enter', label: 'open'},
      {id: 'evidence'},
      {id: 'undo'},
      {id: 'log'},
      {id: 'note'},
    ],
    rows: {
      count: 2,
      cursor,
      pageful: 1,
      take: (index) => (index === 1 ? {type: 'open', overlay: 'log'} : {type: 'read', seq}),
    },
    scroll: {top: view.top, most: view.most, pageful: room},
    about: [
      'This session was interrupted. What was on its way was looked up; nothing was sent again.',
    ],
  };

  function blocks(): readonly Block[] {
    const at = before.at;
    const ago = durationWords(Date.parse(session.at) - Date.parse(at));
    const middle = open ? ', in the middle of a change' : ', between two steps';
    const broke = `This session broke off at ${momentWords(at, setting.now)} UTC, ${ago} before it went on${middle}.`;
    return [
      {
        lines: wrap(broke, Math.min(columns - 2, 78)).map((row) =>
          lineOf(' ', text(row, 'strong')),
        ),
      },
      air,
      {lines: open ? intended(open.id) : nothingIntended()},
      air,
      {lines: lookedAt()},
      air,
      {lines: meanwhile()},
    ];
  }

  function rows(list: readonly (readonly [string, string])[]): readonly Line[] {
    return labelled(
      list.map(([label, content]) => ({label, content: [content]})),
      14,
      Math.min(columns - 2, 86),
    ).map((line) => [text(' '), ...line]);
  }

  function nothingIntended(): readonly Line[] {
    return rows([['Intended', 'nothing: no change was on its way']]);
  }

  function intended(step: string): readonly Line[] {
    const state = stepState(before, step);
    const call = open?.call ?? open?.title ?? step;
    const when = clockSeconds(state.intendedAt ?? before.at);
    return rows([
      ['Intended', `${call}, intended ${when} UTC by ${operatorName(before.operator.arn)}`],
      ['Outcome', 'none on record: it broke off before the answer was written'],
      ['Conclusion', conclusion(step)],
    ]);
  }

  /** An intent without an outcome has one of three ends; which, the entries since then tell. */
  function conclusion(step: string): string {
    const state = stepState(session, step);
    if (session.question?.step === step)
      return 'it did not arrive; you are asked whether to send it';
    if (session.question?.step === `${step}.failed`)
      return 'it cannot be told; see what speaks for each';
    if (state.status === 'Waiting' || state.status === 'Success') {
      return `it arrived, and it will not be sent again${state.reason === '' ? '' : `: ${printable(state.reason)}`}`;
    }
    if (state.isOpen) return 'being looked up; nothing is sent meanwhile';
    return state.reason === '' ? state.status : `${state.status}: ${printable(state.reason)}`;
  }

  function lookedAt(): readonly Line[] {
    const looks = since.flatMap((entry): Line[] => {
      if (entry.type === 'called' && entry.mode === 'read' && entry.step !== undefined) {
        const answer = entry.outcome === 'ok' ? 'answered' : (entry.error?.code ?? 'no answer');
        return [
          lineOf(
            text(`   ${signs.good} `, 'good'),
            `${entry.call}: ${answer} (${clockSeconds(entry.at)})`,
          ),
        ];
      }
      if (entry.type !== 'observed' || (entry.fact !== 'instance' && entry.fact !== 'key'))
        return [];
      const {role, word} = factWords(session.evidence, entry.fact);
      return [
        lineOf(
          text(`   ${signs[role]} `, role),
          `${entry.evidence.call}: ${word} (${clockSeconds(entry.at)})`,
        ),
      ];
    });
    return [lineOf(' So we looked, and sent nothing:'), ...looks.slice(0, 6)];
  }

  function meanwhile(): readonly Line[] {
    const isSame = before.operator.arn === session.operator.arn;
    const who = isSame
      ? `${operatorName(session.operator.arn)}, as left`
      : `${operatorName(before.operator.arn)} → ${operatorName(session.operator.arn)}: another identity than before`;
    return rows([['Your identity', who]]);
  }
}
