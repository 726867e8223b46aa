/**
 * The head beside the journal: how many entries were on the disk, and the hash of the last. A chain
 * cannot tell that its end was cut off; this file can.
 */
import fs from 'node:fs';
import path from 'node:path';

/** What was on the disk when it was written down. */
export type Anchor = {readonly seq: number; readonly hash: string};

/** The file in a session's folder. */
export function headFile(folder: string): string {
  return path.join(folder, 'head.json');
}

// One length for ever: it is written over in place, in one small write that no full disk can refuse.
const digits = 10;

/** The text of the file, always as long. */
export function anchorText({seq, hash}: Anchor): string {
  return `{"v":1,"seq":${String(seq).padEnd(digits)},"hash":"${hash}"}\n`;
}

/** Reads the file. Undefined where there is none or none that can be read: old sessions have none. */
export function readAnchor(folder: string): Anchor | undefined {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(headFile(folder), 'utf8'));
    return isAnchor(value) ? {seq: value.seq, hash: value.hash} : undefined;
  } catch {
    return undefined;
  }
}

/** The open file of one journal. Opening and writing throw what the file system throws. */
export class HeadFile {
  readonly #handle: number;

  constructor(folder: string) {
    const {O_CREAT, O_WRONLY, O_NOFOLLOW = 0} = fs.constants;
    this.#handle = fs.openSync(headFile(folder), O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600);
  }

  /** Called when everything up to that entry is on the disk: the anchor never runs ahead of it. */
  write(anchor: Anchor): void {
    fs.writeSync(this.#handle, anchorText(anchor), 0);
  }

  close(): void {
    fs.closeSync(this.#handle);
  }
}

function isAnchor(value: unknown): value is Anchor {
  return (
    typeof value === 'object' &&
    value !== null &&
    'seq' in value &&
    Number.isSafeInteger(value.seq) &&
    'hash' in value &&
    typeof value.hash === 'string' &&
    /^[0-9a-f]{64}$/.test(value.hash)
  );
}
