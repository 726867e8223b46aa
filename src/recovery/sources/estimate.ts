/** How long a way back takes: own measurements where there are any, else a range that says so. */
import type {Estimate} from '../../core/backup-shapes.ts';
import {measuredMinutes} from '../../core/measured.ts';
import type {Session} from '../../core/session.ts';
import type {SourceKind} from '../../core/source-id.ts';
import {callOfKind, type Source} from './source.ts';

// AWS gives no figures: minutes to hours, hours across Regions (facts/aws.md §7).
const ranges: {readonly [Kind in SourceKind]: readonly [number, number]} = {
  snapshot: [10, 180],
  copy: [30, 480],
  'point-in-time': [20, 240],
  retained: [20, 240],
  replicated: [20, 240],
  'recovery-point': [15, 240],
  replica: [5, 30],
  'cluster-snapshot': [10, 120],
  'cluster-copy': [30, 480],
  'cluster-point-in-time': [15, 180],
  'cluster-retained': [15, 180],
  clone: [5, 15],
  'cluster-replica': [5, 30],
};

/** What the whole way of this source takes, a copy that comes first included. */
export function estimateOf(source: Source, session: Session): Estimate {
  const [least, most] = ranges[source.kind];
  const isCopy = source.kind === 'copy' || source.kind === 'cluster-copy';
  const restore = measured(callOfKind[source.kind], source.gibibytes, session);
  const copy = isCopy ? measured(copyCallOf(source.kind), source.gibibytes, session) : undefined;
  if (!restore || (isCopy && !copy)) return {least, most, from: 'range'};
  return {
    least: restore.least + (copy?.least ?? 0),
    most: restore.most + (copy?.most ?? 0),
    from: 'measured',
  };
}

/** What copying alone takes: the price of another key in minutes. */
export function copyEstimate(kind: SourceKind, gibibytes: number, session: Session): Estimate {
  const own = measured(copyCallOf(kind), gibibytes, session);
  return own ? {...own, from: 'measured'} : {least: 10, most: 120, from: 'range'};
}

/** For a narrow cell: measured figures are marked with an m. */
export function estimateCell({least, most, from}: Estimate): string {
  const span = least === most ? `${least}` : `${least}–${most}`;
  return from === 'measured' ? `${span} min m` : `${span} min`;
}

/** Earlier calls of the same kind over a size that is at most twice or at least half of this one. */
function measured(call: string, gibibytes: number, session: Session) {
  const own = measuredMinutes([call], gibibytes, session.evidence);
  return own && {least: own.minutes[0], most: own.minutes[1]};
}

function copyCallOf(kind: SourceKind): string {
  return kind.startsWith('cluster') ? 'rds:CopyDBClusterSnapshot' : 'rds:CopyDBSnapshot';
}
