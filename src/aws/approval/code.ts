/** The code a second person reads back: a presigned GetCallerIdentity bound to one request's hash. */
import * as z from 'zod';

/** The header that binds the signature to the request that was approved. */
export const boundHeader = 'x-latchkey-approval';

/** What the signature covers besides the hash. A code is good for 15 minutes, as AWS's own tokens. */
export const codeSeconds = 900;

/** The query string of the presigned request; where it is sent is the verifier's own choice. */
export type ApprovalCode = {readonly query: {readonly [name: string]: string}};

const prefix = 'lk1.';

const shape = z.record(
  z.string().regex(/^(Action|Version|X-Amz-[A-Za-z-]+)$/),
  z.string().max(4000),
);

/** One line of letters, digits, hyphens and underscores, to copy as a whole. */
export function encodeCode({query}: ApprovalCode): string {
  return prefix + Buffer.from(JSON.stringify(query)).toString('base64url');
}

/** The code in a text; undefined for anything that is none. Blanks of a wrapped paste do not count. */
export function decodeCode(text: string): ApprovalCode | undefined {
  const packed = text.replace(/\s+/g, '');
  if (!packed.startsWith(prefix) || packed.length > 8000) return undefined;
  try {
    const value: unknown = JSON.parse(
      Buffer.from(packed.slice(prefix.length), 'base64url').toString(),
    );
    const parsed = shape.safeParse(value);
    return parsed.success && isIdentityCall(parsed.data) ? {query: parsed.data} : undefined;
  } catch {
    return undefined;
  }
}

/** Nothing but the question who one is may be sent in somebody else's name. */
function isIdentityCall(query: ApprovalCode['query']): boolean {
  return query.Action === 'GetCallerIdentity' && query.Version === '2011-06-15';
}
