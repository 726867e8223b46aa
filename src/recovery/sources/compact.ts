/** Inputs without what is not known: a member that is undefined is not sent. */
import type {Json} from '../../core/json.ts';

/** The members that have a value. */
export function compact(members: {readonly [member: string]: Json | undefined}): {
  readonly [member: string]: Json;
} {
  return Object.fromEntries(
    Object.entries(members).flatMap(([member, value]) =>
      value === undefined ? [] : [[member, value] as const],
    ),
  );
}
