/** The other ways a session can be cut: other scenarios, between change and outcome, many times. */
import {describe, expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import {cutsOf, resumeFrom, withoutReads} from '../support/cuts.ts';
import {temporaryFolder} from '../support/folder.ts';
import {type Played, performed, rehearse, resume} from '../support/rehearsal.ts';

/** Thrown where the process would have died. */
class Killed extends Error {}

/** What the simulated AWS itself carried out, however often it was asked. */
function changesInAws({world}: Played): readonly string[] {
  return world.simulator
    .requests()
    .filter(({outcome, operation}) => outcome === 'ok' && /^(Enable|Start|Restore)/.test(operation))
    .map(({service, operation}) => `${service}:${operation}`);
}

test.each(['restored-not-started', 'recoverable-window-passed'])(
  '%s, cut after every entry but reads, ends as the uninterrupted run does',
  async (scenario) => {
    const {whole, cuts} = await cutsOf(scenario);
    const every = process.env.LATCHKEY_ALL_CUTS === '1' ? cuts : withoutReads(cuts);
    for (const cut of every) {
      const resumed = await resumeFrom(whole.id, cut);
      const where = `cut after entry ${cut.entry.seq}, ${cut.entry.type}`;
      expect([where, resumed.closed.outcome]).toEqual([where, 'recovered']);
      expect([where, performed(resumed.entries)]).toEqual([where, performed(whole.entries)]);
    }
  },
  180_000,
);

describe.each(['key-disabled', 'restored-not-started', 'recoverable-window-passed'])(
  '%s',
  (scenario) => {
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
        expect([lost, changesInAws(resumed)]).toEqual([lost, changesInAws(whole)]);
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
  },
);
