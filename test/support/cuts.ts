/** Every state that `kill -9` can leave behind: the journal so far, and the world as it was saved. */
import fs from 'node:fs';
import path from 'node:path';
import type {Entry} from '../../src/core/entry.ts';
import {sessionFolder} from '../../src/engine/sessions.ts';
import {worldFile} from '../../src/engine/worlds/world-file.ts';
import {temporaryFolder} from './folder.ts';
import {type Played, rehearse, resume} from './rehearsal.ts';

/** What is on the disk after one more entry. */
export type Cut = {readonly entry: Entry; readonly journal: string; readonly world: string};

/** A whole rehearsal and the disk after each of its entries but the last. */
export async function cutsOf(scenario: string): Promise<{whole: Played; cuts: readonly Cut[]}> {
  const state = temporaryFolder();
  const cuts: Cut[] = [];
  let folder = '';
  const whole = await rehearse(scenario, {
    state,
    onEntry: (entry) => {
      if (entry.type === 'opened') folder = sessionFolder(state, entry.session);
      cuts.push({
        entry,
        journal: fs.readFileSync(path.join(folder, 'journal.ndjson'), 'utf8'),
        world: fs.readFileSync(worldFile(folder), 'utf8'),
      });
    },
  });
  return {whole, cuts: cuts.slice(0, -1)};
}

/** Goes on from a cut, in a folder of its own. */
export function resumeFrom(id: string, cut: Cut): Promise<Played> {
  const state = temporaryFolder();
  const folder = sessionFolder(state, id);
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(path.join(folder, 'journal.ndjson'), cut.journal);
  fs.writeFileSync(worldFile(folder), cut.world);
  return resume(id, {state});
}

/** Without the cuts right after a read: a read changes nothing, the next one is like it. */
export function withoutReads(cuts: readonly Cut[]): readonly Cut[] {
  return cuts.filter(
    ({entry}) => entry.type !== 'observed' && !(entry.type === 'called' && entry.mode === 'read'),
  );
}
