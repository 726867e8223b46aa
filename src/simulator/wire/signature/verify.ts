/** Is a signature the one that this secret makes for this request, and is it still good? */
import {createHmac, createSecretKey, type KeyObject, timingSafeEqual} from 'node:crypto';
import type {WireRequest} from '../message.ts';
import {canonicalRequest, sha256} from './canonical.ts';
import type {Signed} from './signed.ts';

/** Valid, or what AWS would find wrong with it, in its words. */
export type Verification =
  | {readonly type: 'valid'}
  | {readonly type: 'incomplete' | 'mismatch'; readonly message: string};

/** Checks signatures; remembers signing keys, which a client uses for a whole day. */
export type Verifier = (request: WireRequest, signed: Signed, secret: string) => Verification;

const minute = 60_000;
const mostKeys = 64;

// The texts are those that clients print everywhere; AWS documents the codes only.
const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** A verifier that reads the real time from `now`: clients sign with the clock of their machine. */
export function createVerifier(now: () => number): Verifier {
  const keys = new Map<string, KeyObject>();
  const keyFor = (name: string, secret: string, signed: Signed): KeyObject => {
    const known = keys.get(name);
    if (known) return known;
    const key = signingKey(secret, signed);
    if (keys.size >= mostKeys) keys.clear();
    keys.set(name, key);
    return key;
  };
  // Clients ask many things in one second.
  let latest: {readonly text: string; readonly time: number | undefined} | undefined;
  return (request, signed, secret) => {
    if (latest?.text !== signed.time) latest = {text: signed.time, time: timeOf(signed.time)};
    const signedAt = latest.time;
    const missing = missingPart(signed, signedAt);
    if (missing !== undefined) return {type: 'incomplete', message: missing};
    const scope = `${signed.day}/${signed.region}/${signed.service}/aws4_request`;
    const key = keyFor(`${secret} ${scope}`, secret, signed);
    const canonical = sha256(canonicalRequest(request, signed));
    const text = `AWS4-HMAC-SHA256\n${signed.time}\n${scope}\n${canonical}`;
    const expected = createHmac('sha256', key).update(text).digest('hex');
    if (!isSame(expected, signed.signature)) return {type: 'mismatch', message: mismatch};
    const late = lateness(signed, signedAt ?? 0, now());
    return late === undefined ? {type: 'valid'} : {type: 'mismatch', message: late};
  };
}

function missingPart(signed: Signed, signedAt: number | undefined): string | undefined {
  const missing =
    signed.signature === '' ? 'Signature' : signed.headers.length === 0 ? 'SignedHeaders' : '';
  if (missing !== '') return `Authorization header requires '${missing}' parameter.`;
  if (signedAt === undefined) return 'Date must be in ISO-8601 basic format.';
  if (!signed.headers.includes('host')) return "'Host' must be a signed header.";
  return signed.time.startsWith(signed.day)
    ? undefined
    : `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date: '${signed.day}' != '${signed.time.slice(0, 8)}'.`;
}

function signingKey(secret: string, {day, region, service}: Signed): KeyObject {
  const step = (key: string | Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(text).digest();
  const key = step(step(step(step(`AWS4${secret}`, day), region), service), 'aws4_request');
  return createSecretKey(key);
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

/** Why a right signature counts no more, or not yet. STS allows 15 minutes, the others five. */
function lateness(signed: Signed, signedAt: number, now: number): string | undefined {
  const minutes = signed.service === 'sts' ? 15 : 5;
  const tolerance = minutes * minute;
  if (signedAt - tolerance > now) {
    const latest = `${stamp(now + tolerance)} (${stamp(now)} + ${minutes} min.)`;
    return `Signature not yet current: ${signed.time} is still later than ${latest}`;
  }
  if (signed.expires !== undefined && !(now <= signedAt + signed.expires * 1000)) {
    return `Signature expired: ${signed.time} is good for ${signed.expires} seconds`;
  }
  if (signed.expires !== undefined || signedAt + tolerance >= now) return undefined;
  const earliest = `${stamp(now - tolerance)} (${stamp(now)} - ${minutes} min.)`;
  return `Signature expired: ${signed.time} is now earlier than ${earliest}`;
}

function timeOf(stampText: string): number | undefined {
  if (!/^\d{8}T\d{6}Z$/.test(stampText)) return undefined;
  const part = (from: number): string => stampText.slice(from, from + 2);
  const day = `${stampText.slice(0, 4)}-${part(4)}-${part(6)}`;
  const time = Date.parse(`${day}T${part(9)}:${part(11)}:${part(13)}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function stamp(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}
