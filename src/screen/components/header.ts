/** The two rows that never move: world, account, Region, principal, clock; database and deadline. */
import type {Mode} from '../../core/incident.ts';
import type {Marked} from '../../core/words/status.ts';
import {shortName} from '../../core/words/text.ts';
import {clockTime, localWords} from '../../core/words/time.ts';
import {fitLine, type Line, lineOf, lineWidth, spread, text} from '../text/line.ts';
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
  const separator = columns >= 80 ? ' · ' : ' ';
  const role = columns >= 120 ? where.operator : (where.operator.split('/')[0] ?? where.operator);
  const room = columns - 2;
  for (const attempt of attempts(where, role, columns)) {
    const left = leftOf(where, attempt, separator);
    if (lineWidth(left) + 1 + attempt.clock.length <= room + 1) {
      return whole(where.mode, left, attempt.clock, columns);
    }
  }
  const last = {role: '', endpoint: shortName(where.endpoint, 9), clock: ''};
  return whole(where.mode, leftOf(where, last, ' '), '', columns);
}

type Attempt = {readonly role: string; readonly endpoint: string; readonly clock: string};

/** What leaves first: the local time, the role's middle, the word `simulated`, the endpoint's middle. */
function attempts(where: Whereabouts, role: string, columns: number): readonly Attempt[] {
  const clocks = clocksOf(where, columns);
  const bare = clocks.at(-1) ?? '';
  const {endpoint} = where;
  const list: Attempt[] = clocks.map((clock) => ({role, endpoint, clock}));
  for (const clock of clocks.slice(-2)) {
    for (let length = role.length - 1; length >= 6; length--) {
      list.push({role: shortName(role, length), endpoint, clock});
    }
  }
  for (let length = endpoint.length - 1; length >= 9; length--) {
    list.push({role: shortName(role, 6), endpoint: shortName(endpoint, length), clock: bare});
  }
  return list;
}

function clocksOf(where: Whereabouts, columns: number): readonly string[] {
  const utc = `${clockTime(where.now)} UTC`;
  if (where.mode === 'REHEARSAL' || where.mode === 'TRAINING') return [`simulated ${utc}`, utc];
  const local = localWords(where.now, where.offsetMinutes);
  const hasRoom = columns >= 80 && where.endpoint === '' && local !== '';
  return hasRoom ? [`${utc} (${local})`, utc] : [utc];
}

function leftOf(where: Whereabouts, {role, endpoint}: Attempt, separator: string): Line {
  const {mode} = where;
  const place = [where.accountId, where.region, role].filter((part) => part !== '');
  return [
    text(` ${modes[mode].label}  `, mode),
    ...(endpoint === '' ? [] : [text(`! ${endpoint}`, 'caution'), text('  ', mode)]),
    text(place.join(separator), mode),
  ];
}

function whole(mode: Mode, left: Line, clock: string, columns: number): Line {
  const row = spread(left, lineOf(text(clock, mode)), columns - 1);
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

/** The second row. The deadline is never cut: the database's name loses its middle instead. */
export function aboutLine(about: About, columns: number): Line {
  const room = columns - 1;
  const deadline = [about.deadline, about.shortDeadline]
    .map(deadlineSpan)
    .find((line) => lineWidth(line) <= (columns >= 80 ? room - 24 : room - 28));
  const right = deadline ?? deadlineSpan(about.shortDeadline);
  const rest = room - lineWidth(right) - 2;
  const status = marked(about.status);
  const details = about.details === '' ? lineOf() : lineOf(text(` · ${about.details}`, 'muted'));
  const name = Math.max(8, rest - lineWidth(status) - 3);
  const left: Line = [
    text(' '),
    text(shortName(about.database, name), 'resource'),
    text('  '),
    ...status,
  ];
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
