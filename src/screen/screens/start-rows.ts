/** The rows of the start screen: what can be begun, continued or listed. */
import type {Mode} from '../../core/incident.ts';
import {counted, printable, shortName} from '../../core/words/text.ts';
import {dayWords, dueWords, durationWords} from '../../core/words/time.ts';
import type {Command, StartChoice} from '../command.ts';
import {pointer} from '../components/table.ts';
import type {Setting} from '../page.ts';
import type {StartView, UnfinishedSession} from '../start-model.ts';
import {type Line, lineOf, spread, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {modes} from '../theme.ts';

/** One row of the start screen. */
export type StartRow = {
  readonly label: string;
  readonly mode: Mode | 'reads only' | undefined;
  readonly detail: string;
  readonly isDead: boolean;
  readonly command: Command;
  /** A heading that stands above the row. */
  readonly heading?: string;
};

/** What can be begun, continued or listed; a live session under way comes first. */
export function startRows(start: StartView, setting: Setting): readonly StartRow[] {
  const running = start.unfinished.filter((one) => one.isRunning && one.mode === 'LIVE');
  const others = start.unfinished.filter((one) => !running.includes(one));
  const isDead = start.aws.state === 'none';
  const live = (choice: StartChoice): Command =>
    start.aws.state === 'none'
      ? {type: 'say', words: `${printable(start.aws.reason)}. A rehearsal works without.`}
      : {type: 'start', choice};
  return [
    ...running.map((one, index) =>
      sessionRow(one, setting, index === 0 ? 'Continue: a change may be under way' : undefined),
    ),
    {
      label: 'A database is locked out: respond',
      mode: 'LIVE',
      detail: 'Finds the cause, then walks you through. Every change asks first.',
      isDead,
      command: live({type: 'respond'}),
    },
    {
      label: 'The same, but send no change',
      mode: 'DRY RUN',
      detail: '',
      isDead,
      command: live({type: 'dry-run'}),
    },
    {
      label: 'Only tell me what is wrong',
      mode: 'reads only',
      detail: '',
      isDead,
      command: live({type: 'diagnose'}),
    },
    {
      label: 'Rehearse the night on a simulated AWS',
      mode: 'REHEARSAL',
      detail: '',
      isDead: false,
      command: rehearsal(start),
    },
    {
      label: 'Train: lessons with a coach and a score',
      mode: 'TRAINING',
      detail: '',
      isDead: false,
      command: {type: 'start', choice: {type: 'train'}},
    },
    ...others.map((one, index) => sessionRow(one, setting, index === 0 ? 'Unfinished' : undefined)),
    ...finishedRow(start),
  ];
}

/** With one rehearsal there is nothing to choose; a list that is still being read is waited for. */
function rehearsal(start: StartView): Command {
  const [only, ...more] = start.scenarios;
  if (!only || more.length > 0) return {type: 'scenarios', open: true};
  return {type: 'start', choice: {type: 'rehearse', scenario: only.id}};
}

function sessionRow(
  one: UnfinishedSession,
  setting: Setting,
  heading: string | undefined,
): StartRow {
  const ago = durationWords(Date.parse(setting.now) - Date.parse(one.at));
  return {
    label: `${shortName(one.database, 24)}, ${printable(one.what)}`,
    mode: one.mode,
    detail: `${dueWords(one.at, setting.now)}, ${ago} ago.${one.isRunning ? ' AWS may still be at work.' : ' Nothing is running in AWS.'}`,
    isDead: false,
    command: {type: 'start', choice: {type: 'resume', session: one.id}},
    ...(heading === undefined ? {} : {heading}),
  };
}

function finishedRow({finished}: StartView): readonly StartRow[] {
  if (finished.count === 0) return [];
  const newest = finished.newest === undefined ? '' : `, newest ${dayWords(finished.newest)}`;
  return [
    {
      label: `${counted(finished.count, 'session')}${newest}: list them`,
      mode: undefined,
      detail: '',
      isDead: false,
      heading: 'Finished',
      command: {type: 'start', choice: {type: 'sessions'}},
    },
  ];
}

/** A row with its heading, its mode at the right, its detail beneath. */
export function startRowLines(
  row: StartRow,
  index: number,
  isHere: boolean,
  columns: number,
): readonly Line[] {
  const tone = row.isDead ? 'muted' : isHere ? 'strong' : 'plain';
  const mode =
    row.mode === undefined
      ? lineOf()
      : row.mode === 'reads only'
        ? lineOf(text('□ reads only', row.isDead ? 'muted' : 'DRY RUN'))
        : lineOf(
            text(
              modes[row.mode].label,
              row.isDead ? 'muted' : row.mode === 'LIVE' ? 'danger' : row.mode,
            ),
          );
  const label: Line = [...pointer(isHere), text(`${index + 1}  `, tone), text(row.label, tone)];
  const modeColumns = 13;
  return [
    ...(row.heading === undefined ? [] : [[], lineOf(text(` ${row.heading}`, 'strong'))]),
    spread(
      label,
      [...mode, text(' '.repeat(Math.max(0, modeColumns - widthOfMode(row))))],
      Math.min(columns - 1, 79),
    ),
    ...wrap(row.detail, columns - 8).map((part) => lineOf('      ', text(part, 'muted'))),
  ];
}

function widthOfMode(row: StartRow): number {
  if (row.mode === undefined) return 13;
  return row.mode === 'reads only' ? 12 : modes[row.mode].label.length;
}
