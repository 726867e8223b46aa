/** The overview columns of the wide diagnosis: what was found and not seen; clocks and consumers. */
import type {ClockName, Deadline, KeyUser} from '../../core/diagnosis.ts';
import type {Session} from '../../core/session.ts';
import {isUp} from '../../core/words/deadline.ts';
import {databaseStatusWords, type Marked} from '../../core/words/status.ts';
import {counted, shortName} from '../../core/words/text.ts';
import {dueWords, durationWords, localWords} from '../../core/words/time.ts';
import {marked} from '../components/header.ts';
import type {Setting} from '../page.ts';
import {blank, type Line, lineOf, spread, text} from '../text/line.ts';
import {wrap, wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** Left: every finding with its certainty, every unknown with what would settle it. */
export function foundColumn(session: Session, columns: number): readonly Line[] {
  const findings = session.diagnosis?.findings ?? [];
  const unknowns = session.diagnosis?.unknowns ?? [];
  const found = findings.map((finding) =>
    spread(
      [text(` ${signs.danger} `, 'danger'), text(finding.cause)],
      [text(finding.confidence, 'danger')],
      columns,
    ),
  );
  const missing = unknowns.flatMap((unknown) => [
    lineOf(text(` ${signs.unknown} `, 'unknown'), text(unknown.fact)),
    ...wrapLines(unknown.because, columns - 3, 'muted').map((line) => lineOf('   ', ...line)),
    ...(unknown.needs === ''
      ? []
      : wrapLines(`needs ${unknown.needs}`, columns - 3, 'muted').map((line) =>
          lineOf('   ', ...line),
        )),
  ]);
  return [
    lineOf(text(' Found', 'strong')),
    ...(found.length > 0 ? found : [lineOf(` ${signs.muted} no cause`)]),
    blank,
    lineOf(text(' Unknown', 'strong')),
    ...(missing.length > 0 ? missing : [lineOf(` ${signs.good} nothing`)]),
  ];
}

/** Right: every clock, every consumer of the key, and what was covered. */
export function clocksColumn(session: Session, setting: Setting, columns: number): readonly Line[] {
  return [...clockLines(session, setting, columns), blank, ...consumerLines(session, columns)];
}

const clockNames: {readonly [clock in ClockName]: string} = {
  'recoverable-window': 'Start is enough until',
  'key-deletion': 'Key is deleted',
  'oldest-restorable-point': 'Oldest restorable day',
  'material-expiry': 'Key material expires',
};

/** The clocks that run, each with where its time comes from. */
export function clockLines(session: Session, setting: Setting, columns: number): readonly Line[] {
  const clocks = (session.diagnosis?.clocks ?? []).filter((clock) => isRunning(clock, session));
  const lines = clocks.flatMap((clock) => oneClock(clock, setting, columns));
  return [
    lineOf(text('Clocks', 'strong')),
    ...(lines.length > 0 ? lines : [lineOf(text(`${signs.good} none running`))]),
  ];
}

/** Both ended with the start: it needs the key, and a key that is being deleted starts nothing. */
function isRunning({clock}: Deadline, session: Session): boolean {
  return !isUp(session) || (clock !== 'recoverable-window' && clock !== 'key-deletion');
}

function oneClock(
  clock: Deadline,
  {now, offsetMinutes}: Setting,
  columns: number,
): readonly Line[] {
  const isBound = clock.clock === 'oldest-restorable-point';
  const role = isBound ? 'muted' : clock.estimate ? 'caution' : 'danger';
  const local = localWords(clock.at, offsetMinutes);
  const due = `${dueWords(clock.at, now)}${local === '' ? '' : ` (${local})`}`;
  const left = Date.parse(clock.at) - Date.parse(now);
  const about = clock.estimate ? 'about ' : '';
  const body = [
    due,
    isBound
      ? ''
      : left > 0
        ? `${about}${durationWords(left)} left`
        : 'passed; try the start all the same',
    clock.estimate ? `Estimate: ${clock.from}` : clock.from,
  ];
  return [
    lineOf(text(`${signs[role]} `, role), text(clockNames[clock.clock])),
    ...body.flatMap((part) => wrap(part, columns - 2)).map((row) => lineOf(`  ${row}`)),
  ];
}

/** A running database on a key that fails is at risk: it would not survive a restart (facts/aws.md §1.2). */
export function consumerState(session: Session, user: KeyUser): Marked {
  const verdict = (session.diagnosis ?? session.firstDiagnosis)?.verdict;
  if (user.uses) return {role: 'muted', word: `only its ${user.uses.join(' and ')}`};
  const words = databaseStatusWords(user.status);
  return verdict === 'locked-out' && words.role === 'good' && !isUp(session)
    ? {role: 'caution', word: 'at risk'}
    : words;
}

/** Everything else on the key, in the short form. */
export function consumerLines(session: Session, columns: number): readonly Line[] {
  const radius = session.diagnosis?.blastRadius;
  if (!radius) return [];
  const self = session.incident.database.identifier;
  const databases = radius.databases.filter((user) => user.identifier !== self);
  return [
    lineOf(text('Also on this key', 'strong')),
    ...databases.slice(0, 8).map((user) => {
      const status = marked(consumerState(session, user));
      return lineOf(`${signs.resource} ${shortName(user.identifier, columns - 18)}  `, ...status);
    }),
    ...(databases.length === 0 ? [lineOf(`${signs.muted} no other database`)] : []),
    ...(databases.length > 8
      ? [lineOf(text(`  and ${databases.length - 8} more (press b)`, 'muted'))]
      : []),
    lineOf(`${signs.resource} ${counted(radius.snapshots, 'snapshot')}`),
    lineOf(`${signs.resource} ${counted(radius.automatedBackups, 'automated backup')}`),
    blank,
    lineOf(text('Coverage', 'strong')),
    ...wrapLines(
      radius.complete
        ? 'this account and Region, read whole; other Regions and accounts not asked'
        : 'not every list could be read: there may be more',
      columns,
    ),
  ];
}
