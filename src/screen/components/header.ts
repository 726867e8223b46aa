/** The two rows that never move: world, account, Region, principal, clock; database and deadline. */
import type {Mode} from '../../core/incident.ts';
import type {Marked} from '../../core/words/status.ts';
import {shortName} from '../../core/words/text.ts';
import {clockTime, localWords} from '../../core/words/time.ts';
import {fitLine, type Line, lineWidth, spread, text, widthOf} from '../text/line.ts';
import {modes, signs} from '../theme.ts';

/** Row 1: where this is and who acts. */
export type Whereabouts = {
  readonly mode: Mode;
  /** Host and port of an endpoint that is not AWS's own; empty for AWS. */
  readonly endpoint: string;
  readonly accountId: string;
  readonly region: string;
  /** `OnCallResponder/mara`. */
  readonly operator: string;
  /** ISO 8601, the world's time. */
  readonly now: string;
  readonly offsetMinutes: number;
};

/** The first row. Account, Region and mode are never cut; the role loses its middle. */
export function whereLine(where: Whereabouts, columns: number): Line {
  const role = columns >= 120 ? where.operator : (where.operator.split('/')[0] ?? where.operator);
  const all = attempts(where, role, columns);
  const fitting = all.find((attempt) => {
    const clock = attempt.clock === '' ? 0 : attempt.clock.length + 1;
    return lineWidth(leftOf(where, attempt)) + clock <= columns - 1;
  });
  const chosen = fitting ?? {role: '', endpoint: shortName(where.endpoint, 9), clock: '', gap: ' '};
  return whole(where.mode, leftOf(where, chosen), chosen.clock, columns);
}

type Attempt = {
  readonly role: string;
  readonly endpoint: string;
  readonly clock: string;
  /** Between the parts; the separator has dots where there is room. */
  readonly gap: string;
};

/** What leaves first: the local time, the role's middle, the word `simulated`, the endpoint's middle, the clock. */
function attempts(where: Whereabouts, role: string, columns: number): readonly Attempt[] {
  const clocks = clocksOf(where, columns);
  const bare = clocks.at(-1) ?? '';
  const {endpoint} = where;
  const gap = columns >= 80 ? ' · ' : ' ';
  const roles = lengthsDown(role.length, 6).map((length) => shortName(role, length));
  const hosts = lengthsDown(endpoint.length, 9).map((length) => shortName(endpoint, length));
  const shortest = roles.at(-1) ?? '';
  return [
    ...clocks.map((clock) => ({role, endpoint, clock, gap})),
    ...clocks
      .slice(-2)
      .flatMap((clock) => roles.map((each) => ({role: each, endpoint, clock, gap}))),
    ...hosts.map((host) => ({role: shortest, endpoint: host, clock: bare, gap})),
    ...hosts.map((host) => ({role: shortest, endpoint: host, clock: bare, gap: ' '})),
    ...roles.map((each) => ({role: each, endpoint: hosts.at(-1) ?? '', clock: '', gap: ' '})),
  ];
}

function lengthsDown(from: number, to: number): readonly number[] {
  return Array.from({length: Math.max(1, from - to + 1)}, (_, index) => from - index);
}

function clocksOf(where: Whereabouts, columns: number): readonly string[] {
  const utc = `${clockTime(where.now)} UTC`;
  if (where.mode === 'REHEARSAL' || where.mode === 'TRAINING') return [`simulated ${utc}`, utc];
  const local = localWords(where.now, where.offsetMinutes);
  const hasRoom = columns >= 80 && where.endpoint === '' && local !== '';
  return hasRoom ? [`${utc} (${local})`, utc] : [utc];
}

function leftOf(where: Whereabouts, {role, endpoint, gap}: Attempt): Line {
  const {mode} = where;
  const place = [where.accountId, where.region, role].filter((part) => part !== '');
  const wide = gap === ' ' && endpoint !== '' ? ' ' : '  ';
  return [
    text(` ${modes[mode].label}${wide}`, mode),
    ...(endpoint === '' ? [] : [text(`! ${endpoint}`, 'caution'), text(wide, mode)]),
    text(place.join(gap), mode),
  ];
}

function whole(mode: Mode, left: Line, clock: string, columns: number): Line {
  const right = clock === '' ? [] : [text(clock, mode)];
  const row = spread(left, right, columns - 1);
  return fitLine(row, columns).map((span) =>
    span.tone === 'plain' ? {...span, tone: mode} : span,
  );
}

/** Row 2: the database with its status, and the soonest deadline. */
export type About = {
  readonly database: string;
  readonly status: Marked;
  /** Class, engine and the like, shown where there is room. */
  readonly details: string;
  readonly deadline: Marked;
  /** The same in fewer words. */
  readonly shortDeadline: Marked;
};

/** The second row. Neither name nor deadline gives way before the deadline's longer words do. */
export function aboutLine(about: About, columns: number): Line {
  const room = columns - 1;
  const status = marked(about.status);
  const needed = 1 + widthOf(about.database) + 2 + lineWidth(status) + 2;
  const deadlines = [about.deadline, about.shortDeadline].map(deadlineSpan);
  const right =
    deadlines.find((line) => needed + lineWidth(line) <= room) ?? deadlines.at(-1) ?? [];
  const rest = room - lineWidth(right) - 2;
  const details: Line = about.details === '' ? [] : [text(` · ${about.details}`, 'muted')];
  const name = shortName(about.database, Math.max(12, rest - lineWidth(status) - 3));
  const left: Line = [text(' '), text(name, 'resource'), text('  '), ...status];
  const isRoomy = lineWidth(left) + lineWidth(details) <= rest;
  return spread(isRoomy ? [...left, ...details] : left, right, room);
}

function deadlineSpan(deadline: Marked): Line {
  const sign = deadline.role === 'danger' ? `${signs.danger} ` : '';
  return [text(sign + deadline.word, deadline.role)];
}

/** `✗ locked out`: the sign, the word and the colour of a role. */
export function marked({role, word}: Marked): Line {
  return [text(`${signs[role]} ${word}`, role)];
}
