/** Plays whoever is asked for a file in a rehearsal: the keeper of the key material above all. */
import {constants, createPublicKey, publicEncrypt} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type {Question} from '../../core/question.ts';

/** Answers a question about a file, a folder or a date; undefined for every other question. */
export function custodianOf(
  folder: string,
  material: string | undefined,
  now: () => number,
): (question: Question) => string | undefined {
  return (question) => {
    if (question.kind !== 'text') return undefined;
    switch (question.expects) {
      case 'folder':
        fs.mkdirSync(folder, {recursive: true, mode: 0o700});
        return folder;
      case 'file':
        return wrap(folder, material ?? '');
      case 'date':
        return new Date(now() + 365 * 86_400_000).toISOString().slice(0, 10);
      default:
        return undefined;
    }
  };
}

/** What is done offline: the material from the safe, wrapped with the public key of KMS. */
function wrap(folder: string, material: string): string {
  const der = fs.readFileSync(path.join(folder, 'wrapping-public-key.bin'));
  const key = createPublicKey({key: der, format: 'der', type: 'spki'});
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const bytes = publicEncrypt({key, oaepHash: 'sha256', padding}, Buffer.from(material, 'hex'));
  const file = path.join(folder, 'wrapped.bin');
  fs.writeFileSync(file, bytes, {mode: 0o600});
  return file;
}
