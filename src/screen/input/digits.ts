/** Digits move the cursor; two within half a second are one number. Pure. */

/** The number being typed, and when its last digit came (milliseconds of any steady clock). */
export type Digits = {readonly number: number; readonly at: number};

const together = 500;

/** The number after one more digit, where there are `count` rows; undefined for a lone `0`. */
export function nextNumber(
  digits: Digits | undefined,
  digit: number,
  at: number,
  count: number,
): number | undefined {
  const isSecond = digits !== undefined && digits.number < 10 && at - digits.at <= together;
  const joined = isSecond ? digits.number * 10 + digit : digit;
  if (joined >= 1 && joined <= count) return joined;
  return digit >= 1 && digit <= count ? digit : undefined;
}
