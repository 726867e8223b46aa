/** What `diagnose --save` writes about a simulated AWS, and what the diagnosis makes of it. */
import {openDoor} from '../../../src/aws/door.ts';
import {observe} from '../../../src/aws/observe/observe.ts';
import {diagnose} from '../../../src/causes/diagnose.ts';
import {isoTime} from '../../../src/core/clock.ts';
import {sourcesOf} from '../../../src/recovery/sources/gather.ts';
import {
  requestHandler,
  type SavedIncident,
  type Simulator,
} from '../../../src/simulator/simulator.ts';

/** The evidence, through a file's text. */
export async function savedFrom(simulator: Simulator): Promise<SavedIncident> {
  const {region, accountId, database, operator} = simulator;
  const clock = {
    now: () => simulator.now(),
    sleep: async (milliseconds: number) => simulator.advance(milliseconds),
  };
  const door = openDoor({
    region,
    credentials: operator,
    handler: requestHandler(simulator),
    readOnly: true,
    clock,
    onCall: () => undefined,
  });
  const ref = {identifier: database};
  const facts = await observe(door, ref, {clock, onFact: () => undefined});
  door.close();
  const saved = {at: isoTime(clock.now()), incident: {database: ref, accountId, region}, facts};
  return JSON.parse(JSON.stringify(saved));
}

/**
 * The diagnosis and the backups found, without what differs from one reading to the next: times of
 * reading and request ids.
 */
export function judged({at, incident, facts}: SavedIncident): unknown {
  const readings = new Set([at, ...Object.values(facts).map((fact) => fact?.at)]);
  const all = {diagnosis: diagnose(facts, incident, at), backups: sourcesOf(facts)};
  const text = JSON.stringify(all, (name, value) =>
    name === 'requestId' || (name === 'at' && readings.has(value)) ? undefined : value,
  );
  return JSON.parse(text);
}
