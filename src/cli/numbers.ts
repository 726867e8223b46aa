/** Numbers from the command line. */
import {UsageError} from '../core/errors.ts';

/** A number within its bounds. Throws UsageError that names them. */
export function numberOf(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= least && value <= most) return value;
  throw new UsageError(`${flag} takes a number from ${least} to ${most}, not "${text}".`);
}
