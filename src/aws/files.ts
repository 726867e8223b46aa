/** Bytes that go from a file into a request, or from an answer into a file, and into no journal. */
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import {type FileReference, fileReferenceOf} from '../core/file-reference.ts';
import type {JsonObject} from '../core/json.ts';

// The largest that KMS takes: 6,144 bytes of wrapped material or of a token (SDK model).
const most = 65_536;

/** What a file is now, or in a sentence why it cannot be used. */
export function measureFile(file: string): FileReference | string {
  const read = bytesOf(file);
  return typeof read === 'string' ? read : referenceTo(file, read);
}

/** An input with its files read; a sentence where one is not what was confirmed. */
export function withBytes(input: JsonObject): object | string {
  const filled: {[member: string]: unknown} = {...input};
  for (const [member, value] of Object.entries(input)) {
    const reference = fileReferenceOf(value);
    if (!reference) continue;
    const read = bytesOf(reference.file);
    if (typeof read === 'string') return read;
    if (referenceTo(reference.file, read).sha256 !== reference.sha256) {
      return `The file ${reference.file} has changed since it was confirmed.`;
    }
    filled[member] = read;
  }
  return filled;
}

/** Writes members of an answer to files that do not exist yet; a sentence where one cannot be. */
export function keepBytes(
  answered: object,
  files: {readonly [member: string]: string},
): string | undefined {
  for (const [member, file] of Object.entries(files)) {
    const value: unknown = Reflect.get(answered, member);
    if (!(value instanceof Uint8Array)) return `The answer of AWS has no ${member} to save.`;
    try {
      fs.writeFileSync(file, value, {flag: 'wx', mode: 0o600});
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return `${member} could not be saved as ${file}: ${why}.`;
    }
  }
  return undefined;
}

function bytesOf(file: string): Uint8Array | string {
  try {
    const size = fs.statSync(file).size;
    if (size === 0) return `The file ${file} is empty.`;
    if (size > most) return `The file ${file} is larger than anything KMS takes here.`;
    return fs.readFileSync(file);
  } catch (error) {
    return `The file ${file} cannot be read: ${error instanceof Error ? error.message : error}.`;
  }
}

function referenceTo(file: string, bytes: Uint8Array): FileReference {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {file, bytes: bytes.byteLength, sha256};
}
