/** The request that a second person gets: made from the session, packed into one line, hashed. */
import {randomUUID} from 'node:crypto';
import {deflateRawSync, inflateRawSync} from 'node:zlib';
import * as z from 'zod';
import {type ApprovalChange, type ApprovalRequest, canonical} from '../../core/approval.ts';
import type {Session} from '../../core/session.ts';
import {sha256} from '../journal/chain.ts';

/** How long a request may be approved, from the moment it is asked. */
export const requestMinutes = 60;

// A request holds a few calls; a longer text is no request, or unpacks to something huge.
const mostBytes = 262_144;

const change = z.strictObject({
  step: z.string(),
  title: z.string(),
  call: z.templateLiteral([z.string(), ':', z.string()]),
  input: z.record(z.string(), z.json()),
  command: z.string(),
});

const shape = z.strictObject({
  format: z.literal('latchkey/approval/1'),
  id: z.uuid(),
  session: z.string(),
  accountId: z.string().regex(/^\d{12}$/),
  region: z.string().regex(/^[a-z0-9-]+$/),
  database: z.string(),
  requestedBy: z.string(),
  expiresAt: z.iso.datetime(),
  changes: z.array(change).min(1),
});

/** A new request for these changes; `wall` is real time in milliseconds. */
export function requestFor(
  session: Session,
  changes: readonly ApprovalChange[],
  wall: number,
): ApprovalRequest {
  const {accountId, region, database} = session.incident;
  return {
    format: 'latchkey/approval/1',
    id: randomUUID(),
    session: session.id,
    accountId,
    region,
    database: database.identifier,
    requestedBy: session.operator.arn,
    expiresAt: new Date(wall + requestMinutes * 60_000).toISOString(),
    // As a file would hold it: a member that is undefined is not there.
    changes: JSON.parse(JSON.stringify(changes)),
  };
}

/** What the signature of the second person is bound to: every member of the request. */
export function hashOfRequest(request: ApprovalRequest): string {
  return sha256(canonical(request));
}

/** One line to copy, or to send in a chat. It holds no secret. */
export function packRequest(request: ApprovalRequest): string {
  return deflateRawSync(Buffer.from(JSON.stringify(request))).toString('base64url');
}

/** The request in a text; undefined for anything that is none. */
export function unpackRequest(text: string): ApprovalRequest | undefined {
  try {
    const packed = Buffer.from(text.replace(/\s+/g, ''), 'base64url');
    const unpacked = inflateRawSync(packed, {maxOutputLength: mostBytes});
    const parsed = shape.safeParse(JSON.parse(unpacked.toString()));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
