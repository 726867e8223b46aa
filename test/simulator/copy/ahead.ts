/** A shipped scenario without what no evidence of its start can tell. */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import {temporaryFolder} from '../../support/folder.ts';
import {scenarios} from '../support.ts';

/**
 * A folder with the scenario, in which nobody acts after its start, no call is foreseen to fail, and
 * what AWS does not document goes its default way: the copy says of all three that it takes it so.
 */
export function withoutWhatLiesAhead(scenario: string): string {
  const name = `${scenario}.yaml`;
  const {
    unverified: _switches,
    outcomes: _outcomes,
    ...written
  } = parse(readFileSync(join(scenarios, name), 'utf8'));
  const start = Date.parse(written.start);
  const past = (written.timeline ?? []).filter(({at}: {at: string}) => Date.parse(at) <= start);
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), JSON.stringify({...written, timeline: past}));
  return folder;
}
