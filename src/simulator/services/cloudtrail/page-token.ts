/** LookupEvents' tokens: where to go on, for which request, and what was delivered when it began. */
import {checksum} from '../paging.ts';

/** `until`: nothing delivered later belongs to these pages, so that no event shows twice. */
export type Position = {readonly index: number; readonly until: number};

/** An opaque token. */
export function tokenOf({index, until}: Position, request: string): string {
  return Buffer.from(JSON.stringify([index, until, checksum(request)])).toString('base64url');
}

/** The position behind a token; undefined where it is none of ours or another request's. */
export function positionOf(token: string, request: string): Position | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  const match = /^\[(\d{1,9}),(\d{1,15}),(\d{1,10})\]$/.exec(text);
  if (!match || Number(match[3]) !== checksum(request)) return undefined;
  return {index: Number(match[1]), until: Number(match[2])};
}
