/** Frames kept as readable text files: compared as they are, written only on request. */
import fs from 'node:fs';
import path from 'node:path';
import {expect} from 'vitest';
import {type SizeName, sizeOf} from './screen.ts';

const folder = path.join(import.meta.dirname, '..', 'frames');

/**
 * Compares a frame with `test/frames/<name>.<size>.txt`, and checks what holds for every frame:
 * as many rows as the terminal has, none wider than its columns. With UPDATE_FRAMES=1 in the
 * environment the file is written instead; a changed frame is then reviewed as prose.
 */
export function expectFrame(name: string, size: SizeName, text: string): void {
  const {columns, rows} = sizeOf(size);
  const lines = text.split('\n');
  expect(lines).toHaveLength(rows);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  expectText(`${name}.${size}`, text);
}

/** Compares lines with `test/frames/<name>.txt`, which UPDATE_FRAMES=1 writes. */
export function expectText(name: string, text: string): void {
  const file = path.join(folder, `${name}.txt`);
  const content = `${text.trimEnd()}\n`;
  if (process.env.UPDATE_FRAMES === '1') {
    fs.mkdirSync(path.dirname(file), {recursive: true});
    fs.writeFileSync(file, content);
  }
  expect(content).toBe(fs.readFileSync(file, 'utf8'));
}
