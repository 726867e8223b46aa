/** A key costs one page: it is asked of the page that was painted, and paints the next one. */
import {expect, test} from 'vitest';
import {briefing} from '../../src/causes/briefing.ts';
import {Desk} from '../../src/screen/desk.ts';
import type {Press} from '../../src/screen/input/keys-of.ts';
import {PageMaker} from '../../src/screen/page-maker.ts';
import {emptyScene} from '../../src/screen/scene.ts';
import {memoryStore} from '../support/memory-store.ts';
import {untilWays} from '../support/night/stories.ts';

const size = {columns: 80, rows: 24};

test('a scene has one page for each size', () => {
  const maker = new PageMaker((session) => briefing(session, 0));
  const scene = emptyScene('0.0.0', 0, 0);
  const page = maker.page(scene, size);
  expect(maker.page(scene, {...size})).toBe(page);
  expect(maker.page(scene, {...size, columns: 81})).not.toBe(page);
  expect(maker.page({...scene}, size)).not.toBe(page);
});

test('a key makes only the page that follows it', () => {
  let made = 0;
  const desk = new Desk({
    version: '0.0.0',
    offsetMinutes: 0,
    // The diagnosis is put into words once for each page made of it.
    brief: (session, isTrailOpen) => {
      made += 1;
      return briefing(session, 0, isTrailOpen);
    },
    wall: () => 0,
    send: () => undefined,
    repaint: () => undefined,
  });
  desk.attach(memoryStore(untilWays(), '02:14:50'));
  desk.painted(desk.page(size).key);
  const down: Press = {type: 'key', key: 'down'};
  for (let press = 0; press < 5; press += 1) {
    made = 0;
    desk.press([down], size);
    const shown = desk.page(size);
    expect(shown.key).toMatch(/^diagnosis:/);
    expect(desk.page(size)).toBe(shown);
    expect(made).toBe(1);
  }
});
