/** A login that may end too early, before the change is sent and where the way is chosen. */
import {describe, expect, test} from 'vitest';
import type {Way} from '../../src/core/plan.ts';
import {previewBlocks} from '../../src/screen/screens/way-preview.ts';
import {startInstance} from '../support/night/confirms.ts';
import {ways} from '../support/night/plan.ts';
import {untilConfirm} from '../support/night/stories.ts';
import {keys, openSession} from '../support/screen.ts';

const login = 'valid until 02:58 UTC, but the wait may last until 04:14 UTC';

test.each(['60x20', '80x24', '120x40'] as const)('is read before the start at %s', async (size) => {
  const question = {...startInstance, login};
  const session = await openSession(size, untilConfirm(question), '02:15:58');
  void session.screen.frontEnd().ask('start', question, session.store.view().session);
  await session.settled();
  let seen = session.frame();
  for (let page = 0; page < 5; page += 1) {
    await session.press(keys.pageDown);
    seen += session.frame();
  }
  expect(seen).toContain('Login');
  expect(seen).toContain('valid until 02:58 UTC');
  await session.close();
});

describe('beside a way', () => {
  const shown = (isEnough: boolean, columns: number): readonly string[] => {
    const [way] = ways;
    const chosen: Way | undefined = way && {...way, login: {isEnough, words: login}};
    return (chosen ? previewBlocks(chosen, 1, columns, 20) : []).flatMap(({lines}) =>
      lines.map((line) =>
        line
          .map(({text}) => text)
          .join('')
          .trimEnd(),
      ),
    );
  };

  test.each([
    [true, 80, '   ✓ login valid until 02:58 UTC'],
    [false, 80, '   ! login valid until 02:58 UTC'],
    [false, 120, '   ! login valid until 02:58 UTC'],
    [false, 60, '   ! login valid until 02:58 UTC'],
  ])('enough: %s at %d columns', (isEnough, columns, start) => {
    const lines = shown(isEnough, columns);
    expect(lines.some((line) => line.startsWith(start))).toBe(true);
  });

  test('nothing stands there where no end is known', () => {
    const [way] = ways;
    const blocks = way ? previewBlocks(way, 1, 80, 20) : [];
    const text = blocks.flatMap(({lines}) => lines.flat().map((span) => span.text)).join('');
    expect(text).not.toContain('login');
  });
});
