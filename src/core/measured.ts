/** What calls took in earlier sessions; those that move data count only for a like size. */
import type {Measurement} from './backup-shapes.ts';
import {type Evidence, factOf} from './evidence.ts';
import {knownValue} from './fact.ts';

/** The least and the most of what was measured, in whole minutes, and how often it was. */
export type Measured = {
  readonly minutes: readonly [number, number];
  readonly times: number;
};

const movesData = /^(rds:(Restore|Copy|Promote)|backup:StartRestoreJob)/;

/** Earlier calls of these names; undefined where none was measured. */
export function measuredMinutes(
  calls: readonly string[],
  gibibytes: number,
  evidence: Evidence,
): Measured | undefined {
  const all: readonly Measurement[] = knownValue(factOf(evidence, 'measurements'))?.Restores ?? [];
  const alike = all.filter(
    ({call, gibibytes: size}) =>
      calls.includes(call) && (!movesData.test(call) || isAlike(size, gibibytes)),
  );
  if (alike.length === 0) return undefined;
  const minutes = alike.map((one) => Math.max(1, Math.ceil(one.minutes)));
  return {minutes: [Math.min(...minutes), Math.max(...minutes)], times: alike.length};
}

/** The storage of the lost database, else of the one at hand; Aurora reports 1 and has none. */
export function storageOf(evidence: Evidence): number {
  const lost =
    knownValue(factOf(evidence, 'lostInstance')) ?? knownValue(factOf(evidence, 'instance'));
  const cluster =
    knownValue(factOf(evidence, 'lostCluster')) ?? knownValue(factOf(evidence, 'cluster'));
  const gibibytes =
    lost?.DBInstances?.[0]?.AllocatedStorage ?? cluster?.DBClusters?.[0]?.AllocatedStorage ?? 0;
  return gibibytes > 1 ? gibibytes : 0;
}

/** At most twice, and at least half of it. */
function isAlike(one: number, other: number): boolean {
  if (one === 0 || other === 0) return one === other;
  return one <= other * 2 && other <= one * 2;
}
