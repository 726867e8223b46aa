/** How each change would be put back. Commands are printed; nothing here sends anything. */
import type {Entry} from '../../core/entry.ts';
import {type Session, stepState} from '../../core/session.ts';
import {confirmations} from '../asked.ts';
import {viewOf} from '../components/stack.ts';
import {titleOf} from '../components/steps.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {commandRows} from '../words/command-lines.ts';

/** What the page needs. */
export type UndoProps = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly setting: Setting;
};

/** Changes of this session first; then what the ways back would change. */
export function undoPage({session, entries, setting}: UndoProps): Unkeyed {
  const {columns} = setting.size;
  const changes = [...changeLines(session, entries, columns), ...wayLines(session, columns)];
  const lines = [
    ...wrapLines(
      'Latchkey prints these commands and leaves them to you. Nothing is sent from here.',
      columns - 2,
    ).map((line) => lineOf(' ', ...line)),
    [],
    ...(changes.length > 0 ? changes : [lineOf(' No change was asked about yet.')]),
  ];
  const rows = bodyRows(setting.size);
  const view = viewOf(lines, rows, setting.place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'undo',
    title: 'Undo',
    body: view.lines,
    status: savedWords(session, setting),
    ...(view.most > 0
      ? {position: `lines ${view.top + 1}–${view.top + view.lines.length} of ${lines.length}`}
      : {}),
    keys: [
      {id: 'move', label: 'scroll'},
      {id: 'escape', label: 'close'},
    ],
    scroll: {top: view.top, most: view.most, pageful: rows},
    about: ['This page shows for each change how it would be put back.'],
  };
}

function changeLines(
  session: Session,
  entries: readonly Entry[],
  columns: number,
): readonly Line[] {
  return confirmations(entries).flatMap(([step, question]) => {
    const {outcome} = stepState(session, step);
    const state =
      outcome === 'ok'
        ? 'sent'
        : outcome === 'would-call'
          ? 'would be called, not sent'
          : 'not sent';
    return [
      lineOf(
        text(
          ` ${outcome === 'ok' ? signs.good : signs.muted} `,
          outcome === 'ok' ? 'good' : 'muted',
        ),
        text(question.call, 'strong'),
        text(`  ${state}`, 'muted'),
      ),
      ...wrapLines(question.undo, columns - 5).map((line) => lineOf('   ', ...line)),
      ...commandRows(question.undoCommand, columns - 6).map((row) =>
        lineOf('   ', text(row, 'strong')),
      ),
      [],
    ];
  });
}

function wayLines(session: Session, columns: number): readonly Line[] {
  if (session.plan) return plannedLines(session);
  const asked = session.question?.question;
  if (asked?.kind !== 'way') return [];
  return asked.ways
    .filter((way) => way.applies !== 'no')
    .flatMap((way) => [
      lineOf(text(` ${way.title}`, 'strong')),
      ...way.steps
        .filter((step) => step.kind === 'change')
        .flatMap((step) =>
          wrapLines(
            `${step.call}: ${step.undo === '' ? 'cannot be undone' : `undo ${step.undo}`}`,
            columns - 5,
          ).map((line) => lineOf('   ', ...line)),
        ),
      [],
    ]);
}

/** Changes of the plan that have not been asked about yet have no bound command. */
function plannedLines(session: Session): readonly Line[] {
  return (session.plan?.steps ?? [])
    .filter((step) => step.kind === 'change' && stepState(session, step.id).input === undefined)
    .map((step) => {
      const undo =
        step.undo === undefined
          ? 'not known'
          : 'call' in step.undo
            ? step.undo.call
            : 'by hand, shown when it is asked';
      return lineOf(text(` ${signs.muted} ${titleOf(step)}: later, undo ${undo}`, 'muted'));
    });
}
