/** Three-valued logic: what is not known stays unknown unless the rest settles it. */

/** `unknown` is a truth value of its own, never a no. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Yes where all are; one no settles it. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

/** Yes where one is; all must be no for a no. */
export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}

/** The opposite; unknown stays. */
export function not(truth: Truth): Truth {
  if (truth === 'unknown') return truth;
  return truth === 'yes' ? 'no' : 'yes';
}

/** A plain boolean as a truth. */
export function truth(value: boolean): Truth {
  return value ? 'yes' : 'no';
}
