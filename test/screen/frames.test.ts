/** Every page of a session in the three sizes, as a person sees it. */
import {describe, expect, test} from 'vitest';
import {expectFrame} from '../support/frames.ts';
import {account, region} from '../support/night/entries.ts';
import {openSession, type SizeName} from '../support/screen.ts';
import {states} from '../support/states.ts';

const sizes: readonly SizeName[] = ['60x20', '80x24', '120x40'];

describe.each(Object.entries(states))('%s', (name, state) => {
  test.each(sizes)('at %s', async (size) => {
    const {story, time, activity, brief, report} = state;
    const session = await openSession(size, story, time, {
      ...(activity ? {activity} : {}),
      ...(brief ? {brief} : {}),
      ...(report ? {report} : {}),
    });
    await session.press(...(state.keys ?? []));
    const frame = session.frame();
    await session.close();
    const [where = '', about = ''] = frame.split('\n');
    expect(where).toMatch(/LIVE|DRY RUN|REHEARSAL/);
    expect(where).toContain(account);
    expect(where).toContain(region);
    expect(about).toMatch(/orders-db .*(left|deleted|deadline)/);
    const prose = frame.replaceAll(/[\s│]+/g, ' ');
    for (const words of state.says) expect(prose).toContain(words);
    expectFrame(name, size, frame);
  });
});
