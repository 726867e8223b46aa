/** Several databases that are waited for at once: `orders-1 creating, orders-2 available`. */
import type {Sighting} from '../session.ts';

/** One of them, and the status it was last seen in. */
export type MemberSeen = {readonly name: string; readonly status: string};

const pair = /^[A-Za-z][A-Za-z0-9-]* [a-z_-]+$/;

/** Undefined for the status of one database alone. AWS's names and statuses hold no spaces. */
export function membersSeen(seen: string): readonly MemberSeen[] | undefined {
  const parts = seen.split(', ');
  if (!parts.every((part) => pair.test(part))) return undefined;
  return parts.map((part) => {
    const [name = '', status = ''] = part.split(' ');
    return {name, status};
  });
}

/** Each of them with the moment since which it has been in its status; ISO 8601. */
export function membersSince(
  sightings: readonly Sighting[],
): readonly (MemberSeen & {readonly since: string})[] {
  const last = sightings.at(-1);
  return (membersSeen(last?.seen ?? '') ?? []).map((member) => {
    let since = last?.at ?? '';
    for (const {at, seen} of sightings.toReversed()) {
      const then = membersSeen(seen)?.find(({name}) => name === member.name);
      if (then?.status !== member.status) break;
      since = at;
    }
    return {...member, since};
  });
}
