/** `kill -9` between any two journal entries: the same end, and no change sent twice. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import {sessionFolder} from '../../src/engine/sessions.ts';
import {temporaryFolder} from '../support/folder.ts';
import {type Played, performed, rehearse, resume} from '../support/rehearsal.ts';

/** Thrown where the process would have died. */
class Killed extends Error {}

const scenarios = ['key-disabled', 'restored-not-started', 'recoverable-window-passed'];

/** What the simulated AWS itself carried out, however often it was asked. */
function changesInAws({world}: Played): readonly string[] {
  return world.simulator
    .requests()
    .filter((request) => request.outcome === 'ok' && /^(Enable|Start|Restore)/.test(request.operation))
    .map((request) => `${request.service}:${request.operation}`);
}

/** Dies after that many entries; what was under way beside it is lost with the process. */
async function cutAfter(scenario: string, count: number): Promise<Played> {
  const state = temporaryFolder();
  let id = '';
  let seen = 0;
  const onEntry = (entry: Entry) => {
    if (entry.type === 'opened') id = entry.session;
    seen += 1;
    if (seen >= count) throw new Killed();
  };
  await expect(rehearse(scenario, {state, onEntry})).rejects.toThrow(Killed);
  keepEntries(path.join(sessionFolder(state, id), 'journal.ndjson'), count);
  return resume(id, {state});
}

function keepEntries(file: string, count: number): void {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  fs.writeFileSync(file, `${lines.slice(0, count).join('\n')}\n`);
}

describe.each(scenarios)('%s', (scenario) => {
  test('cut after every entry ends as the uninterrupted run does', async () => {
    const whole = await rehearse(scenario, {state: temporaryFolder()});
    const expected = performed(whole.entries);
    // The last entry is `closed`: after it there is nothing to resume.
    for (let count = 1; count < whole.entries.length; count += 1) {
      const resumed = await cutAfter(scenario, count);
      const cut = `cut after entry ${count}, ${whole.entries[count - 1]?.type}`;
      expect([cut, resumed.closed.outcome]).toEqual([cut, whole.closed.outcome]);
      expect([cut, performed(resumed.entries)]).toEqual([cut, expected]);
    }
  }, 120_000);

  test('cut between a change and its outcome looks first and sends nothing twice', async () => {
    const whole = await rehearse(scenario, {state: temporaryFolder()});
    const changes = performed(whole.entries);
    for (const lost of changes) {
      const state = temporaryFolder();
      let id = '';
      const dying = rehearse(scenario, {
        state,
        onEntry: (entry) => {
          if (entry.type === 'opened') id = entry.session;
        },
        // AWS has carried it out and saved it; the process dies before it can write that down.
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
    let played = await rehearse(scenario, {state, onEntry}).catch(() => undefined);
    for (let life = 3; played === undefined && life < 400; life += 7) {
      budget = life;
      played = await resume(id, {state, onEntry}).catch((error: unknown) => {
        if (error instanceof Killed) return undefined;
        throw error;
      });
    }
    expect(played?.closed.outcome).toBe('recovered');
    const changes = performed(played?.entries ?? []);
    expect(new Set(changes).size).toBe(changes.length);
  }, 60_000);
});
