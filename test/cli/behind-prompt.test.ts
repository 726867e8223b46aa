/** Lines that come while a question is open: a real readline on a stream that says it is a terminal. */
import {createInterface} from 'node:readline/promises';
import {PassThrough} from 'node:stream';
import {expect, onTestFinished, test} from 'vitest';
import {promptReader} from '../../src/cli/behind-prompt.ts';

function terminal() {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), {columns: 80, rows: 24, isTTY: true});
  let text = '';
  output.on('data', (chunk) => {
    text += String(chunk);
  });
  const reader = createInterface({input, output, terminal: true});
  onTestFinished(() => reader.close());
  return {input, output, prompts: promptReader(reader, output), text: () => text};
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('they stand on lines of their own, and the prompt stands again behind the last', async () => {
  const {input, output, prompts, text} = terminal();
  const answer = prompts.read('Number [1]: ');
  input.write('ab');
  await turns();
  const before = text();
  for (const line of ['Note by Priya: "how', '  long?"']) {
    prompts.beside(() => output.write(`${line}\n`));
  }
  await turns();
  expect(text().slice(before.length)).toBe('\nNote by Priya: "how\n  long?"\nNumber [1]: ab');
  input.write('c\r');
  expect(await answer).toBe('abc');
});

test('without an open question they are written as they are', async () => {
  const {input, output, prompts, text} = terminal();
  prompts.beside(() => output.write('one\n'));
  const answer = prompts.read('? ');
  input.write('x\r');
  await answer;
  const before = text();
  prompts.beside(() => output.write('two\n'));
  await turns();
  expect(text().startsWith('one\n')).toBe(true);
  expect(text().slice(before.length)).toBe('two\n');
});

test('an answer that comes first is not asked for again', async () => {
  const {input, output, prompts, text} = terminal();
  const answer = prompts.read('? ');
  await turns();
  prompts.beside(() => output.write('line\n'));
  input.write('y\r');
  expect(await answer).toBe('y');
  await turns();
  expect(text()).not.toMatch(/(\? |undefined)$/);
});
