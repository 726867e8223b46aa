/** Durations as scenario files write them: `90s`, `15m`, `2h`, `7d`. */

const units: {readonly [unit: string]: number} = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The form of a duration. */
export const durationPattern = /^\d+[smhd]$/;

/** Milliseconds of a duration that fits the pattern. */
export function milliseconds(duration: string): number {
  return Number(duration.slice(0, -1)) * (units[duration.slice(-1)] ?? 0);
}
