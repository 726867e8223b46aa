/** Every scenario × every read × denied, failing, throttled at the wire: honest, and never a crash. */
import fs from 'node:fs';
import {afterAll, expect, test} from 'vitest';
import {scenarios} from '../../simulator/support.ts';
import {type Cell, countsOf, wireMatrix} from './matrix.ts';

const ids = fs
  .readdirSync(scenarios)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .sort();
const all: Cell[] = [];

test.each(ids)('%s', {timeout: 300_000}, async (id) => {
  const cells = await wireMatrix(id);
  all.push(...cells);
  const flawed = cells.filter(({flaws}) => flaws.length > 0);
  expect(flawed).toEqual([]);
  expect(cells.length).toBeGreaterThan(60);
});

afterAll(() => {
  const reads = new Set(all.map(({call}) => call)).size;
  process.stdout.write(
    `at the wire: ${ids.length} scenarios, ${reads} operations, ${all.length} faults: ${countsOf(all)}\n`,
  );
});
