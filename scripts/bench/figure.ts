/** One measured figure beside its budget, and how it is printed. */

/** What a figure counts. */
export type Unit = 'ms' | 's' | '×' | 'B/s' | 'kB' | 'round trips' | 'requests/s' | 'flaws';

/** A figure; without a budget it is there to compare with. */
export type Figure = {
  readonly what: string;
  readonly unit: Unit;
  readonly measured: number;
  /** Least and most of the runs. */
  readonly spread?: readonly [number, number];
  /** The most that is allowed; with `atLeast` the least that is asked. */
  readonly budget?: number;
  readonly atLeast?: true;
};

/** Whether the figure keeps its budget; one without a budget does. */
export function isKept({measured, budget, atLeast}: Figure): boolean {
  if (budget === undefined) return true;
  return atLeast ? measured >= budget : measured <= budget;
}

/** The figure as a line. */
export function figureLine(figure: Figure): string {
  const {what, unit, measured, spread, budget, atLeast} = figure;
  const range = spread ? `(${numberOf(spread[0])}–${numberOf(spread[1])})` : '';
  const allowed =
    budget === undefined
      ? 'for comparison'
      : `${atLeast ? 'at least' : 'budget'} ${numberOf(budget)} ${unit}`;
  const mark = budget === undefined ? '' : isKept(figure) ? 'ok' : 'over';
  return [
    mark.padEnd(4),
    what.padEnd(56),
    `${numberOf(measured)} ${unit}`.padStart(13),
    range.padEnd(17),
    allowed,
  ]
    .join(' ')
    .trimEnd();
}

/** The median of the runs with the least and the most. */
export function medianOf(runs: readonly number[]): Pick<Figure, 'measured' | 'spread'> {
  return {measured: quantile(runs, 0.5), spread: [Math.min(...runs), Math.max(...runs)]};
}

/** The value that this share of the runs does not exceed; between two runs the mean of them. */
export function quantile(runs: readonly number[], share: number): number {
  const sorted = [...runs].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return (below + above) / 2;
}

function numberOf(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : 2);
}
