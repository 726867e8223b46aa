/** Saved evidence that somebody changed: named as such, and never a fault of our own. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {latchkey} from '../support/process.ts';
import {operatorOf, serveScenario} from '../support/served.ts';

type Saved = {[member: string]: unknown};

/** Puts a value at a path; the path is of the file that diagnose wrote. */
function changed(saved: Saved, names: readonly (string | number)[], value: unknown): Saved {
  const copy: Saved = structuredClone(saved);
  const last = names.at(-1) ?? '';
  const owner = names
    .slice(0, -1)
    .reduce<unknown>((at, name) => Reflect.get(Object(at), name), copy);
  Reflect.set(Object(owner), last, value);
  return copy;
}

test('evidence changed by hand is refused with the place, or judged all the same', async () => {
  const simulator = await serveScenario('key-disabled');
  const folder = temporaryFolder();
  const file = path.join(folder, 'evidence.json');
  const environment = {LATCHKEY_HOME: folder, ...operatorOf(simulator)};
  await latchkey(
    ['diagnose', 'orders-db', '--save', file, '--endpoint-url', simulator.endpoint],
    environment,
  );
  const saved: Saved = JSON.parse(fs.readFileSync(file, 'utf8'));
  const instance = ['facts', 'instance', 'value', 'DBInstances'];
  const cases: readonly [readonly (string | number)[], unknown, number][] = [
    [['format'], 'latchkey/evidence/2', 64],
    [['incident', 'database'], null, 64],
    [['facts', 'key', 'status'], 'perhaps', 64],
    [['facts', 'key', 'value'], 7, 64],
    [['facts', 'lastUsage', 'needs'], {}, 64],
    [instance, {}, 64],
    [[...instance, 0, 'DBInstanceStatus'], [], 64],
    [['facts', 'trail:DisableKey', 'value', 'Events', 0, 'Resources', 0], null, 64],
    [['at'], 'some day', 3],
    [['facts', 'keyPolicy', 'value', 'Policy'], '[[[', 3],
    [['facts'], {}, 5],
  ];
  const other = path.join(folder, 'changed.json');
  for (const [place, value, code] of cases) {
    fs.writeFileSync(other, JSON.stringify(changed(saved, place, value)));
    const result = await latchkey(['diagnose', '--from', other], {LATCHKEY_HOME: folder});
    expect([place, result.code]).toEqual([place, code]);
    expect(result.stderr === '').toBe(code !== 64);
    if (place.length > 2 && code === 64 && place[2] !== 'status') {
      expect(result.stderr).toContain(`${String(place[0])}.${String(place[1])}`);
    }
  }
}, 60_000);
