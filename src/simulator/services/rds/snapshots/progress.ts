/** PercentProgress of a snapshot that is being made: "the estimated data that has been transferred". */

type Making = {
  readonly status: string;
  readonly progress: number;
  readonly createdAt: number;
  readonly readyAt?: number;
};

/** Grows evenly with the time; 100 only when it is ready. How RDS really counts is not documented. */
export function percentOf({status, progress, createdAt, readyAt}: Making, now: number): number {
  const isMaking = status === 'creating' || status === 'copying';
  if (!isMaking || readyAt === undefined || readyAt <= createdAt) return progress;
  return Math.min(99, Math.max(0, Math.floor(((now - createdAt) / (readyAt - createdAt)) * 100)));
}
