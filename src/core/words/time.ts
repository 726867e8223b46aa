/** Times and durations as a person reads them (UTC first, two largest units). */

const units: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `6 d 23 h`, `4 min 12 s`, `44 s`, `under 1 s`: the two largest units, cut, never rounded up. */
export function durationWords(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  if (seconds === 0) return 'under 1 s';
  const first = units.findIndex(([, size]) => seconds >= size);
  const [name, size] = units[first] ?? ['s', 1];
  const head = `${Math.floor(seconds / size)} ${name}`;
  const next = units[first + 1];
  if (!next) return head;
  const rest = Math.floor((seconds % size) / next[1]);
  return rest === 0 ? head : `${head} ${rest} ${next[0]}`;
}

/** `02:14` in UTC. */
export function clockTime(iso: string): string {
  return iso.slice(11, 16);
}

/** `02:14:22` in UTC. */
export function clockSeconds(iso: string): string {
  return iso.slice(11, 19);
}

/** `1 Mar` in UTC. */
export function dayWords(iso: string): string {
  return `${Number(iso.slice(8, 10))} ${months[Number(iso.slice(5, 7)) - 1] ?? ''}`;
}

/** `02:14:22`, with the day in front unless it is the day of `now`; UTC. */
export function momentWords(iso: string, now: string): string {
  const isToday = iso.slice(0, 10) === now.slice(0, 10);
  return isToday ? clockSeconds(iso) : `${dayWords(iso)} ${clockSeconds(iso)}`;
}

/** `9 Mar 01:52 UTC`, the day left out when it is the day of `now`: for what is due. */
export function dueWords(iso: string, now: string): string {
  const isToday = iso.slice(0, 10) === now.slice(0, 10);
  return isToday ? `${clockTime(iso)} UTC` : `${dayWords(iso)} ${clockTime(iso)} UTC`;
}

/** `03:14 local`; empty where local time equals UTC. `offsetMinutes`: local minus UTC. */
export function localWords(iso: string, offsetMinutes: number): string {
  if (offsetMinutes === 0) return '';
  const local = new Date(Date.parse(iso) + offsetMinutes * 60_000).toISOString();
  return `${clockTime(local)} local`;
}
