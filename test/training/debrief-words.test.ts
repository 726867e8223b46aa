/** The words of a debrief: sentences that end where they end, and fit the line they stand in. */
import {expect, test} from 'vitest';
import {missedWords} from '../../src/training/debrief/words.ts';
import {classWords} from '../../src/training/lesson/classes.ts';

test('a question asks by itself, an objective is explained behind a colon', () => {
  const missed = [
    {title: 'Whom do you tell?', points: 5, why: 'You said: Nobody.'},
    {title: 'the key is Enabled', points: 10, why: 'Without the key nothing starts.'},
    {title: 'nothing was lost', points: 0, why: 'It was not.'},
  ];
  expect(missedWords({missed})).toEqual([
    '5 points missing. Whom do you tell? You said: Nobody.',
    '10 points missing, the key is Enabled: Without the key nothing starts.',
  ]);
});

test.each(Object.entries(classWords))(
  'what %s is about fits beside its points at 80 columns',
  (_, words) => {
    expect(words.length).toBeLessThanOrEqual(80 - ' Hand-over  20 of 20   '.length);
  },
);
