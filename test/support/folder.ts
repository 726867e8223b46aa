/** A temporary folder that a test gets and that leaves with it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {onTestFinished} from 'vitest';

/** A new empty folder, removed when the running test ends. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'latchkey-test-'));
  onTestFinished(() => {
    fs.rmSync(folder, {recursive: true, force: true});
  });
  return folder;
}
