/** `rehearse --serve`: the same simulated account for the AWS CLI and others while the session runs. */
import fs from 'node:fs';
import path from 'node:path';
import {UsageError} from '../core/errors.ts';
import {commandLines, credentialLines} from '../engine/join.ts';
import type {SimulatedWorld} from '../engine/worlds/simulated.ts';
import {serve} from '../simulator/simulator.ts';

/** A rehearsal that is served, until it is closed. */
export type ServedRehearsal = {
  readonly endpoint: string;
  /** Lines for a shell, in a file for its owner alone: credentials stand in no journal. */
  readonly file: string;
  close(): Promise<void>;
};

// A felt clock goes on while a question is open and nobody else looks at it.
const tick = 250;

/** Serves the world on 127.0.0.1; what is done there is done to the rehearsal's own account. */
export async function serveRehearsal(
  {simulator, clock}: SimulatedWorld,
  folder: string,
): Promise<ServedRehearsal> {
  const served = await serve(simulator, {port: 0, speed: 0});
  const {endpoint} = served;
  const file = path.join(folder, 'join.sh');
  const timer = setInterval(() => clock.now(), tick);
  timer.unref();
  const close = async (): Promise<void> => {
    clearInterval(timer);
    fs.rmSync(file, {force: true});
    await served.close();
  };
  try {
    const {database, operator} = simulator;
    const comments = commandLines({endpoint, database}).map((line) => `# ${line}`);
    const lines = [...credentialLines(simulator, operator), ...comments];
    fs.writeFileSync(file, `${lines.join('\n')}\n`, {mode: 0o600});
  } catch (error) {
    await close();
    throw new UsageError(`${file} cannot be written: ${String(error)}.`, [
      'Free some room, or set LATCHKEY_HOME to a folder that you may write to.',
    ]);
  }
  return {endpoint, file, close};
}

/** What a person needs to know, in one sentence for the journal and one for each other tool. */
export function servedWords({endpoint, file}: ServedRehearsal): readonly string[] {
  return [
    `The AWS CLI acts in this account too. In another terminal: . ${file}`,
    `Then, for example: aws rds describe-db-instances --endpoint-url ${endpoint}`,
  ];
}
