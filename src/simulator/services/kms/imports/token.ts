/** The import token: what the wrapping key beside it is for, sealed so that only KMS can read it. */
import {createCipheriv, createDecipheriv, createHmac} from 'node:crypto';
import {secretFor} from '../../../world/vault.ts';
import type {World} from '../../../world/world.ts';
import type {WrappingAlgorithm} from './unwrap.ts';
import type {WrappingSpec} from './wrapping-key.ts';

/** What a token says. */
export type ImportToken = {
  readonly keyArn: string;
  readonly serial: string;
  readonly spec: WrappingSpec;
  readonly algorithm: WrappingAlgorithm;
  /** Milliseconds; a token is good for 24 hours. */
  readonly validTo: number;
};

const cipher = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** A token as bytes. */
export function writeToken(world: World, token: ImportToken): Uint8Array {
  const secret = secretOf(world);
  const text = JSON.stringify(token);
  const iv = createHmac('sha256', secret).update(text).digest().subarray(0, ivLength);
  const sealing = createCipheriv(cipher, secret, iv);
  const sealed = Buffer.concat([sealing.update(text), sealing.final()]);
  return new Uint8Array(Buffer.concat([iv, sealing.getAuthTag(), sealed]));
}

/** What a token says; undefined where this KMS never made it. */
export function readToken(world: World, bytes: Uint8Array): ImportToken | undefined {
  if (bytes.length <= ivLength + tagLength) return undefined;
  const opening = createDecipheriv(cipher, secretOf(world), bytes.subarray(0, ivLength));
  opening.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  const start = opening.update(bytes.subarray(ivLength + tagLength));
  try {
    // What authenticates was written by `writeToken`.
    return JSON.parse(Buffer.concat([start, opening.final()]).toString()) as ImportToken;
  } catch {
    return undefined;
  }
}

function secretOf(world: World): Buffer {
  return secretFor(world, 'import tokens', 32);
}
