/** Two cuts that the crash matrix does not know: between a change and its outcome, and many times. */
import {describe, expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import {carriedOut} from '../support/crashes.ts';
import {temporaryFolder} from '../support/folder.ts';
import {performed, rehearse, resume} from '../support/rehearsal.ts';

/** Thrown where the process would have died. */
class Killed extends Error {}

describe.each([
  'key-disabled',
  'restored-not-started',
  'recoverable-window-passed',
  'key-store-disconnected',
])('%s', (scenario) => {
  test('cut between a change and its outcome looks first and sends nothing twice', async () => {
    const whole = await rehearse(scenario, {state: temporaryFolder()});
    for (const lost of performed(whole.entries)) {
      const state = temporaryFolder();
      let id = '';
      const dying = rehearse(scenario, {
        state,
        onEntry: (entry) => {
          if (entry.type === 'opened') id = entry.session;
        },
        // AWS has carried it out and saved it; the process dies before it writes that down.
        onRecord: (record) => {
          if (record.call === lost && record.outcome === 'ok') throw new Killed();
        },
      });
      await expect(dying).rejects.toThrow(Killed);
      const resumed = await resume(id, {state});
      expect([lost, resumed.closed.outcome]).toEqual([lost, 'recovered']);
      expect([lost, carriedOut(resumed)]).toEqual([lost, carriedOut(whole)]);
    }
  });

  test('cut again and again, each life a little longer, still arrives', async () => {
    const state = temporaryFolder();
    let id = '';
    let budget = 2;
    const onEntry = (entry: Entry) => {
      if (entry.type === 'opened') id = entry.session;
      budget -= 1;
      if (budget <= 0) throw new Killed();
    };
    const unlessKilled = (error: unknown) => {
      if (error instanceof Killed) return undefined;
      throw error;
    };
    let played = await rehearse(scenario, {state, onEntry}).catch(unlessKilled);
    for (let life = 3; played === undefined && life < 400; life += 7) {
      budget = life;
      played = await resume(id, {state, onEntry}).catch(unlessKilled);
    }
    expect(played?.closed.outcome).toBe('recovered');
    const changes = performed(played?.entries ?? []);
    expect(new Set(changes).size).toBe(changes.length);
  }, 60_000);
});
