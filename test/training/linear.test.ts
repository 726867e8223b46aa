/** A lesson as a screen reader hears it: line after line, nothing that has to be seen. */
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {printedBy} from '../support/program.ts';

test('lesson 3 is linear from the brief to the debrief', {timeout: 60_000}, async () => {
  const text = await printedBy(['train', '3', '--answers', 'recommended', '--plain'], {
    LATCHKEY_HOME: temporaryFolder(),
    ACCESSIBLE: '1',
  });
  const parts = [
    'Question. Lesson 3: The key was switched off. The call.',
    'Background: ',
    'Goal: ',
    'How it is judged: ',
    'Diagnosis. ',
    'Coach. ',
    'Right. ',
    'Not: ',
    'Debrief. lesson 3',
    'Your path beside the reference path',
    'Take with you: ',
  ];
  const places = parts.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
  // No signs, no columns, no repainting: each line is said as it stands.
  expect(text).not.toMatch(/[│┄═─❯✓✗△◇○]/);
  expect(text).not.toContain('\u001b');
  for (const line of text.split('\n')) expect(line.trim()).not.toMatch(/ {3,}/);
});
