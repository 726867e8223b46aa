/** Small words of the report: times, heads, empty cells. */

/** `2026-03-02 01:47:09` in UTC: files name the day always. */
export function dateTime(iso: string): string {
  return iso === '' ? '–' : iso.slice(0, 19).replace('T', ' ');
}

/** Never an empty cell. */
export function orNone(text: string): string {
  return text === '' ? '–' : text;
}

/** A head in groups of eight, so that two can be compared by eye. */
export function headWords(head: string): string {
  return head.replaceAll(/(.{8})(?=.)/g, '$1 ');
}

/** The title with the stamp of a night that was not a real one. */
export function stamped(stamp: string, title: string): string {
  return stamp === 'LIVE' ? title : `${stamp}: ${title}`;
}
