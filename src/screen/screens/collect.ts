/** Collecting evidence: each read has its line from the start, so that nothing jumps. */
import {evidenceLine} from '../../causes/evidence-lines.ts';
import {type FactName, familyOf} from '../../core/evidence.ts';
import type {Session} from '../../core/session.ts';
import type {Role} from '../../core/words/status.ts';
import {clockSeconds, durationWords} from '../../core/words/time.ts';
import type {Activity, ReadLine} from '../../engine/front-end.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {clipClauses} from '../text/clip-clauses.ts';
import {clipLine, fitText, type Line, lineOf, spread, text} from '../text/line.ts';
import {signs} from '../theme.ts';
import {answerRole} from '../words/answer-role.ts';

/** What the page needs. */
export type CollectProps = {
  readonly session: Session;
  readonly activity: Extract<Activity, {type: 'observing'}>;
  readonly setting: Setting;
};

type Round = ReadLine['round'];

const roundNames: {readonly [round in Round]: string} = {
  1: 'The database',
  2: 'The key',
  3: 'What else hangs on it',
};

/** A line of the page: one read, or several of the same kind as one. */
type Row = {
  readonly call: string;
  readonly role: Role;
  readonly word: string;
  readonly took: string;
  readonly isDone: boolean;
};

/** The collecting page. A denied read is a result, not an error, and stops nothing. */
export function collectPage({session, activity, setting}: CollectProps): Unkeyed {
  const {size, now} = setting;
  const {reads} = activity;
  const done = reads.filter((read) => session.evidence[read.name] !== undefined).length;
  const since = durationWords(Date.parse(now) - activity.since);
  const rounds = ([1, 2, 3] as const).map((round) => ({
    round,
    rows: rowsOf(
      reads.filter((read) => read.round === round),
      session,
      setting,
    ),
  }));
  const isNarrow = layoutOf(size) === 'narrow';
  const head = spread(
    lineOf(' Reads only. Nothing changes.'),
    lineOf(text('asked in 3 rounds', 'muted')),
    size.columns - 1,
  );
  const room = bodyRows(size) - 2;
  const body = [head, [], ...roundLines(rounds, room, size.columns, isNarrow)];
  return {
    ...sessionChrome(session, setting),
    name: 'collect',
    title: `Reading · ${done} of ${reads.length} answered · ${since}`,
    body: body.slice(0, bodyRows(size)),
    status: savedWords(session, setting),
    keys: [{id: 'evidence'}, {id: 'log'}, {id: 'escape', label: 'stop reading'}],
    about: [
      'This page shows every read that was asked and what it said.',
      'All of them are reads: nothing changes.',
    ],
  };
}

/** Where not everything fits, rounds that are done fold into one line, the oldest first. */
function roundLines(
  rounds: readonly {readonly round: Round; readonly rows: readonly Row[]}[],
  room: number,
  columns: number,
  isNarrow: boolean,
): readonly Line[] {
  const groups = rounds
    .filter(({rows}) => rows.length > 0)
    .map(({round, rows}) => ({
      whole: [
        lineOf(text(` ${round} ${roundNames[round]}`, 'strong')),
        ...rows.map((row) => rowLine(row, columns, isNarrow)),
      ],
      folded: [
        lineOf(
          text(` ${round} ${roundNames[round]}`, 'strong'),
          text(`, ${rows.length} asked, all answered (key e)`, 'muted'),
        ),
      ],
      isDone: rows.every((row) => row.isDone),
    }));
  const shown = groups.map((group) => group.whole);
  for (const [index, group] of groups.entries()) {
    const height = shown.reduce((sum, lines) => sum + lines.length, 0);
    if (height <= room || !group.isDone || index === groups.length - 1) break;
    shown[index] = group.folded;
  }
  return shown.flat();
}

function rowLine(row: Row, columns: number, isNarrow: boolean): Line {
  const call = isNarrow ? 27 : 39;
  const left: Line = [
    text(` ${signs[row.role]} `, row.role),
    text(`${fitText(row.call, call - 1)} `),
    text(clipClauses(row.word, columns - call - 12), row.role === 'good' ? 'plain' : row.role),
  ];
  return clipLine(spread(left, lineOf(text(row.took, 'muted')), columns - 1), columns);
}

function rowsOf(reads: readonly ReadLine[], session: Session, setting: Setting): readonly Row[] {
  const families = new Map<string, ReadLine[]>();
  for (const read of reads) {
    const family = familyOf(read.name) || read.name;
    families.set(family, [...(families.get(family) ?? []), read]);
  }
  return [...families].map(([family, members]) => {
    const [only] = members;
    return members.length === 1 && only
      ? oneRow(only, session, setting)
      : familyRow(family, members, session);
  });
}

const nouns: {readonly [family: string]: string} = {
  trail: 'event names',
  trailIn: 'event names',
  events: 'members',
  rolePolicy: 'policies',
  userPolicy: 'policies',
  managedPolicy: 'policies',
  policyVersion: 'policies',
  groupPolicies: 'groups',
  groupAttached: 'groups',
  groupPolicy: 'policies',
  organizationPolicy: 'policies',
  organizationAccount: 'accounts',
  servicePoliciesAt: 'levels',
  resourcePoliciesAt: 'levels',
};

const remarks: {readonly [name in FactName]?: string} = {
  events: ', 14 days',
  grants: ', every page',
  regionInstances: ', whole Region',
  regionClusters: ', whole Region',
  regionSnapshots: ', whole Region',
  regionAutomatedBackups: ', whole Region',
  regionClusterSnapshots: ', whole Region',
  regionClusterAutomatedBackups: ', whole Region',
};

function oneRow(read: ReadLine, session: Session, setting: Setting): Row {
  const call = `${read.call}${remarks[read.name] ?? ''}`;
  const fact = session.evidence[read.name];
  if (fact === undefined) return {...waitingRow(setting), call};
  const {said, at} = evidenceLine(session.evidence, read.name);
  return {
    call,
    role: answerRole(fact),
    word: fact.status === 'denied' ? `${said} to your role, noted` : said,
    took: fact.milliseconds === undefined ? clockOrNothing(at) : `${fact.milliseconds} ms`,
    isDone: true,
  };
}

function clockOrNothing(at: string): string {
  return at === '' ? '' : clockSeconds(at);
}

function waitingRow(setting: Setting): Omit<Row, 'call'> {
  return {
    role: 'waiting',
    word: setting.notice === '' ? 'asked, no answer yet' : setting.notice,
    took: '',
    isDone: false,
  };
}

function familyRow(family: string, members: readonly ReadLine[], session: Session): Row {
  const facts = members.flatMap((member) => session.evidence[member.name] ?? []);
  const isDone = facts.length === members.length;
  const denied = facts.some((fact) => fact.status === 'denied' || fact.status === 'failed');
  const noun = nouns[family] ?? 'keys';
  const what = members[0]?.call ?? '';
  const progress = isDone
    ? `${members.length} ${noun} read`
    : `${facts.length} of ${members.length} ${noun}${family === 'trail' ? ', AWS allows 2 a second' : ''}`;
  return {
    call: what,
    role: isDone ? (denied ? 'unknown' : 'good') : 'waiting',
    word: denied ? `${progress}, some without an answer` : progress,
    took: '',
    isDone,
  };
}
