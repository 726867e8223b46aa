/** A way of many steps: what is sent stays in view, and what has no room is counted. */
import {describe, expect, it} from 'vitest';
import type {StepOutline} from '../../src/core/plan.ts';
import {wayStepLines} from '../../src/screen/screens/way-steps.ts';

const read = (id: string): StepOutline => ({id, kind: 'read', title: id, call: '', undo: ''});
const change = (id: string): StepOutline => ({
  id,
  kind: 'change',
  title: id,
  call: 'kms:EnableKey',
  undo: 'kms:DisableKey',
});
const lines = (steps: readonly StepOutline[], columns: number, most: number): readonly string[] =>
  wayStepLines(steps, columns, most).map((line) =>
    line
      .map(({text}) => text)
      .join('')
      .trimEnd(),
  );

const restore = [read('look'), change('copy'), read('wait'), change('restore'), read('compare')];

describe('the steps of a way at 80 columns', () => {
  it('are all shown where they fit', () => {
    expect(lines(restore, 80, 5)).toHaveLength(5);
    expect(lines(restore, 80, 5)[0]).toBe('   1 read   look');
  });

  it('keep the changes with their numbers where not all fit', () => {
    expect(lines(restore, 80, 4)).toEqual([
      '   2 change copy        kms:EnableKey  undo kms:DisableKey',
      '   4 change restore     kms:EnableKey  undo kms:DisableKey',
      '   … and 3 steps that change nothing in AWS',
    ]);
  });

  it.each([
    {most: 2, shown: ['copy'], more: '   … and 4 more steps'},
    {most: 1, shown: [], more: '   … and 5 more steps'},
  ])('shows as many changes as fit into $most rows', ({most, shown, more}) => {
    const found = lines(restore, 80, most);
    expect(found.slice(0, -1).map((line) => line.split(/ +/)[3])).toEqual(shown);
    expect(found.at(-1)).toBe(more);
  });

  it('shows the first where none changes anything', () => {
    expect(lines([read('a'), read('b'), read('c')], 80, 2)).toEqual([
      '   1 read   a',
      '   … and 2 more steps',
    ]);
  });

  it('stand below each other from ten on', () => {
    const many = Array.from({length: 11}, (_, index) => change(`step ${index}`));
    const rows = lines(many, 80, 11);
    expect(new Set(rows.map((row) => row.indexOf('kms:EnableKey'))).size).toBe(1);
    expect(rows[8]).toMatch(/^ {4}9 change/);
  });
});

describe('the steps of a way at 120 columns', () => {
  it('keep their head, and the rows of a step together', () => {
    const long = {...change('restore'), why: 'because '.repeat(12), effect: 'a new instance'};
    const found = lines([read('look'), change('copy'), long], 120, 4);
    expect(found[0]).toMatch(/Step +Call +May you\? +Why +Effect +Undo +At most/);
    expect(found[1]).toMatch(/2 change copy/);
    expect(found.slice(2)).toEqual(['   … and 2 more steps']);
  });
});
