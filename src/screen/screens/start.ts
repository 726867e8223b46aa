/** The start screen: where do I begin, answered in one glance. */
import type {Mode} from '../../core/incident.ts';
import {counted, printable, shortName} from '../../core/words/text.ts';
import {clockTime, dayWords, dueWords, durationWords, localWords} from '../../core/words/time.ts';
import type {Command, StartChoice} from '../command.ts';
import {choiceLines} from '../components/choices.ts';
import {stack, viewOf} from '../components/stack.ts';
import {pointer} from '../components/table.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {endpointHost} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import type {StartAws, StartView, UnfinishedSession} from '../start-model.ts';
import {type Line, lineOf, spread, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {modes} from '../theme.ts';

/** What the page needs. */
export type StartProps = {
  readonly start: StartView;
  readonly version: string;
  readonly setting: Setting;
};

type Row = {
  readonly label: string;
  readonly mode: Mode | 'reads only' | undefined;
  readonly detail: string;
  readonly isDead: boolean;
  readonly command: Command;
  /** A heading that stands above the row. */
  readonly heading?: string;
};

/** The page; it knows nothing yet when it is painted first. */
export function startPage({start, version, setting}: StartProps): Unkeyed {
  const {size, place} = setting;
  const rows = rowsOf(start, setting);
  const alive = rows.findIndex((row) => !row.isDead);
  const cursor = Math.min(place.cursor ?? Math.max(0, alive), rows.length - 1);
  const blocks = rows.map((row, index) => ({
    lines: rowLines(row, index, index === cursor, size.columns),
  }));
  const room = bodyRows(size) - 2;
  const view = viewOf(stack(blocks, room), room, place.scroll);
  const mistake = place.mistake === '' ? [] : [lineOf(text(` ${place.mistake}`, 'caution'))];
  return {
    header: headerOf(start.aws, version, setting),
    mode: undefined,
    name: 'start',
    title: 'What do you need?',
    body: [
      ...view.lines,
      [],
      ...(mistake.length > 0 ? mistake : [lineOf(text(` ${soFar(start.aws)}`, 'muted'))]),
    ].slice(0, bodyRows(size)),
    status: setting.notice,
    keys: [
      {id: 'move', label: `or 1–${rows.length} choose`},
      {id: 'enter', label: 'open'},
    ],
    rows: {count: rows.length, cursor, pageful: rows.length, take: (index) => rows[index]?.command},
    scroll: {top: view.top, most: view.most, pageful: room},
    about: [
      'This page is the beginning. In LIVE every change asks first; in a dry run none is sent.',
      'A rehearsal plays the night on a simulated AWS; nothing in it is real.',
    ],
  };
}

function headerOf(aws: StartAws, version: string, setting: Setting): readonly [Line, Line] {
  const {columns} = setting.size;
  const local = localWords(setting.now, setting.offsetMinutes);
  const clock = `${clockTime(setting.now)} UTC${local === '' || columns < 80 ? '' : ` (${local})`}`;
  return [
    spread(lineOf(' ', text(`Latchkey ${version}`, 'strong')), lineOf(clock), columns - 1),
    awsLine(aws, columns),
  ];
}

function awsLine(aws: StartAws, columns: number): Line {
  switch (aws.state) {
    case 'asking':
      return lineOf(' AWS  ', text('asking who you are…', 'muted'));
    case 'none':
      return lineOf(
        ' AWS  ',
        text(`! ${printable(aws.reason)}: a rehearsal works without`, 'caution'),
      );
    case 'known': {
      const separator = columns >= 80 ? ' · ' : ' ';
      const host = endpointHost(aws.endpoint);
      const profile = aws.profile ? `profile ${shortName(aws.profile, 16)}` : '';
      const place = [aws.accountId, aws.region, shortName(aws.operator, columns >= 80 ? 28 : 16)];
      const left = lineOf(
        ' AWS  ',
        ...(host === '' ? [] : [text(`! ${host}`, 'caution'), text('  ')]),
        place.join(separator),
      );
      return spread(left, lineOf(text(columns >= 80 ? profile : '', 'muted')), columns - 1);
    }
  }
}

function soFar(aws: StartAws): string {
  if (aws.state === 'known')
    return 'So far one call was made, a read: sts:GetCallerIdentity (who am I).';
  return aws.state === 'asking'
    ? 'One read is on its way: sts:GetCallerIdentity (who am I).'
    : 'Nothing was changed.';
}

function rowsOf(start: StartView, setting: Setting): readonly Row[] {
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
    ...others.map((one, index) => sessionRow(one, setting, index === 0 ? 'Unfinished' : undefined)),
    ...finishedRow(start),
  ];
}

/** With one rehearsal there is nothing to choose. */
function rehearsal(start: StartView): Command {
  const [only, ...more] = start.scenarios;
  if (more.length > 0) return {type: 'scenarios', open: true};
  return {type: 'start', choice: {type: 'rehearse', scenario: only?.id ?? 'key-disabled'}};
}

function sessionRow(one: UnfinishedSession, setting: Setting, heading: string | undefined): Row {
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

function finishedRow({finished}: StartView): readonly Row[] {
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

function rowLines(row: Row, index: number, isHere: boolean, columns: number): readonly Line[] {
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

function widthOfMode(row: Row): number {
  if (row.mode === undefined) return 13;
  return row.mode === 'reads only' ? 12 : modes[row.mode].label.length;
}

/** Which night? The rehearsals to choose from. */
export function scenariosPage({start, version, setting}: StartProps): Unkeyed {
  const {size, place} = setting;
  const {scenarios} = start;
  const cursor = Math.min(place.cursor ?? 0, scenarios.length - 1);
  const lines = choiceLines(
    scenarios.map((scenario) => ({label: printable(scenario.title), detail: scenario.id})),
    cursor,
    size.columns - 2,
  );
  const room = bodyRows(size) - 2;
  const view = viewOf(lines, room, Math.max(place.scroll, cursor * 2 - room + 2));
  return {
    header: headerOf(start.aws, version, setting),
    mode: undefined,
    name: 'scenarios',
    title: 'Which night?',
    body: [lineOf(' Played on a simulated AWS. Nothing in it is real.'), [], ...view.lines],
    status: setting.notice,
    keys: [
      {id: 'move', label: `or 1–${scenarios.length} choose`},
      {id: 'enter', label: 'begin'},
      {id: 'escape', label: 'back', command: {type: 'scenarios', open: false}},
    ],
    rows: {
      count: scenarios.length,
      cursor,
      pageful: 5,
      take: (index) => {
        const scenario = scenarios[index];
        return scenario && {type: 'start', choice: {type: 'rehearse', scenario: scenario.id}};
      },
    },
    about: ['This page lists the nights that can be rehearsed.'],
  };
}

/** Between the choice and the first page of the session. */
export function openingPage({start, version, setting}: StartProps): Unkeyed {
  return {
    header: headerOf(start.aws, version, setting),
    mode: undefined,
    name: 'opening',
    title: 'Opening',
    body: [lineOf(' Opening the session. Nothing was changed.')],
    status: setting.notice,
    keys: [],
    about: ['The session is being opened.'],
  };
}
