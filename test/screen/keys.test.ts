import {describe, expect, test} from 'vitest';
import {frameLines} from '../../src/screen/components/frame.tsx';
import {keyOfLetter, keyRow, keyTable} from '../../src/screen/keys.ts';
import {pageOf} from '../../src/screen/route.ts';
import {emptyScene, placeOf, type Scene} from '../../src/screen/scene.ts';
import {plainText} from '../../src/screen/text/line.ts';
import {memoryStore} from '../support/memory-store.ts';
import {nightTime} from '../support/night/entries.ts';
import {untilWays} from '../support/night/stories.ts';
import {briefingA} from '../support/screen.ts';
import {states} from '../support/states.ts';

const size = {columns: 120, rows: 40};

function sceneOf(name: string): Scene {
  const state = states[name];
  const store = memoryStore(
    state?.story ?? untilWays(),
    state?.time ?? '02:14:41',
    state?.activity,
  );
  const now = Date.parse(nightTime(state?.time ?? '02:14:41'));
  return {
    ...emptyScene('1.0.0', 60, now),
    stage: {type: 'session', view: store.view()},
  };
}

describe('the key table', () => {
  test('has each key once, and lower case letters only', () => {
    const letters = keyTable.flatMap((row) => row.letter ?? []);
    expect(new Set(letters).size).toBe(letters.length);
    for (const letter of letters) expect(letter).toBe(letter.toLowerCase());
    expect(new Set(keyTable.map((row) => row.id)).size).toBe(keyTable.length);
  });

  test('leaves j, k and the digits to moving', () => {
    for (const letter of 'jk0123456789') expect(keyOfLetter(letter)).toBeUndefined();
  });

  test.each(Object.keys(states))('the footer of %s names only keys of the table', (name) => {
    const scene = sceneOf(name);
    const page = pageOf(scene, size, () => briefingA);
    const footer = plainText(frameLines(page, placeOf(scene, page.key), size).at(-1) ?? []);
    const items = footer.trim().split(/ {3,}/);
    const known = keyTable.map((row) => row.keys);
    for (const item of items) expect(known).toContain(item.split(' ')[0]);
  });

  test.each(Object.keys(states))('the help of %s explains every key of the page', (name) => {
    const scene = sceneOf(name);
    const page = pageOf(scene, size, () => briefingA);
    const tall = {columns: 120, rows: 80};
    const help = pageOf({...scene, overlays: ['help']}, tall, () => briefingA);
    const lines = help.body.map(plainText);
    for (const {id} of page.keys) {
      const {keys: written} = keyRow(id);
      expect(lines.some((line) => line.startsWith(`   ${written} `))).toBe(true);
    }
    for (const row of keyTable) {
      expect(lines.some((line) => line.startsWith(`   ${row.keys} `))).toBe(true);
    }
  });
});
