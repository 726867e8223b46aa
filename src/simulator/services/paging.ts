/** Pages with an opaque marker that remembers where to go on and for which request. */

/** One page; `marker` is undefined on the last. */
export type Page<T> = {readonly items: T[]; readonly marker: string | undefined};

/**
 * The page of `size` items behind `marker`, which must come from the same `request`;
 * undefined where the marker is none of ours.
 */
export function pageOf<T>(
  items: readonly T[],
  size: number,
  marker: string | undefined,
  request = '',
): Page<T> | undefined {
  const start = marker === undefined ? 0 : positionOf(marker, request);
  if (start === undefined) return undefined;
  const end = start + size;
  return {
    items: items.slice(start, end),
    marker: end < items.length ? markerOf(end, request) : undefined,
  };
}

function markerOf(position: number, request: string): string {
  return Buffer.from(JSON.stringify([position, checksum(request)])).toString('base64url');
}

function positionOf(marker: string, request: string): number | undefined {
  const match = /^\[(\d{1,9}),(\d+)\]$/.exec(Buffer.from(marker, 'base64url').toString());
  return match && Number(match[2]) === checksum(request) ? Number(match[1]) : undefined;
}

/** A number that stands for a request. FNV-1a: enough to notice that a token is used with other parameters. */
export function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
