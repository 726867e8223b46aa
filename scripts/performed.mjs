/** Reads a journal on stdin and requires that just these changes were performed, in this order. */
import {createInterface} from 'node:readline';

const expected = process.argv.slice(2);
const performed = [];
for await (const line of createInterface({input: process.stdin})) {
  const entry = JSON.parse(line);
  if (entry.type === 'called' && entry.mode === 'change' && entry.outcome === 'ok') {
    performed.push(entry.call);
  }
}
if (performed.join(' ') !== expected.join(' ')) {
  console.error(`expected ${expected.join(', ')}; performed ${performed.join(', ') || 'nothing'}`);
  process.exitCode = 1;
}
