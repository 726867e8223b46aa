/** A sign of life on stderr: a line a minute of real time while something is waited for. */
import {expect, test} from 'vitest';
import {beatBeside} from '../../src/json/heartbeat.ts';

test('one line a minute of a wait, none between, none after', () => {
  let wall = 0;
  let line: string | undefined = 'Waiting 1 min of 2 h.';
  let tell = (): void => undefined;
  const lines: string[] = [];
  const stop = beatBeside(
    {
      subscribe: (listener) => {
        tell = listener;
        return () => {
          tell = () => undefined;
        };
      },
    },
    {line: () => line, messages: (text) => lines.push(text), wall: () => wall},
  );
  const at = (seconds: number) => {
    wall = seconds * 1000;
    tell();
  };
  at(59);
  expect(lines).toEqual([]);
  at(60);
  at(90);
  expect(lines).toEqual(['Waiting 1 min of 2 h.']);
  line = undefined;
  at(130);
  line = 'Waiting 3 min of 2 h.';
  at(140);
  expect(lines).toEqual(['Waiting 1 min of 2 h.', 'Waiting 3 min of 2 h.']);
  stop();
  at(300);
  expect(lines).toHaveLength(2);
});
