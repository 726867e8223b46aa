/** Durations as runbooks write them: `90s`, `5m`, `2h`, `7d`. */

const seconds: {readonly [unit: string]: number} = {s: 1, m: 60, h: 3_600, d: 86_400};

/** Seconds of a duration; undefined when the text is none. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = /^([1-9][0-9]{0,5})([smhd])$/.exec(text) ?? [];
  const size = seconds[unit ?? ''];
  return count === undefined || size === undefined ? undefined : Number(count) * size;
}
