import {printable, shortName} from '../../core/words/text.ts';
import {clockTime, localWords} from '../../core/words/time.ts';
import {choiceBlocks} from '../components/choices.ts';
import {around} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {endpointHost} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import type {StartAws, StartView} from '../start-model.ts';
import {type Line, lineOf, spread, text} from '../text/line.ts';
import {startRowLines, startRows} from './start-rows.ts';

/** What the page needs. */
export type StartProps = {
  readonly start: StartView;
  readonly version: string;
  readonly setting: Setting;
};

/** The page; it knows nothing yet when it is painted first. */
export function startPage({start, version, setting}: StartProps): Unkeyed {
  const {size, place} = setting;
  const rows = startRows(start, setting);
  const alive = rows.findIndex((row) => !row.isDead);
  const cursor = Math.min(place.cursor ?? Math.max(0, alive), rows.length - 1);
  const blocks = rows.map((row, index) =>
    startRowLines(row, index, index === cursor, size.columns),
  );
  const view = around(blocks, cursor, bodyRows(size) - 2);
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

/** Which night? The rehearsals to choose from. */
export function scenariosPage({start, version, setting}: StartProps): Unkeyed {
  const {size, place} = setting;
  const {scenarios} = start;
  const cursor = Math.max(0, Math.min(place.cursor ?? 0, scenarios.length - 1));
  const choices = scenarios.map(({title, id}) => ({label: printable(title), detail: id}));
  const blocks = choiceBlocks(choices, cursor, size.columns - 2);
  const view = around(blocks, cursor, bodyRows(size) - 2);
  const isRead = scenarios.length > 0;
  return {
    header: headerOf(start.aws, version, setting),
    mode: undefined,
    name: 'scenarios',
    title: 'Which night?',
    body: [
      lineOf(' Played on a simulated AWS. Nothing in it is real.'),
      [],
      ...(isRead ? view.lines : [lineOf(' Reading the list of nights.')]),
    ],
    status: setting.notice,
    keys: [
      ...(isRead
        ? [
            {id: 'move' as const, label: `or 1–${scenarios.length} choose`},
            {id: 'enter' as const, label: 'begin'},
          ]
        : []),
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
