/** `latchkey simulator` as a process, and what it saw. */
import {start} from './process.ts';

/** The first line of `latchkey simulator`: a contract. */
export type ServedSimulator = {
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly database: string;
  readonly token: string;
  readonly administrator: {readonly accessKeyId: string; readonly secretAccessKey: string};
};

/** One request as the simulator recorded it. */
export type SeenRequest = {
  readonly service: string;
  readonly operation: string;
  readonly mode: string;
  readonly outcome: string;
};

/** Serves a scenario until the test ends. */
export async function serveScenario(scenario: string, speed = 600): Promise<ServedSimulator> {
  const child = start(['simulator', scenario, '--port', '0', '--speed', String(speed), '--plain']);
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      const end = text.indexOf('\n');
      if (end >= 0) resolve(JSON.parse(text.slice(0, end)));
    });
    child.once('exit', () => reject(new Error(`The simulator ended: ${text}`)));
  });
}

/** The credentials and Region of the scenario's operator, as an environment. */
export function operatorOf(simulator: ServedSimulator): {[name: string]: string} {
  return {
    AWS_ACCESS_KEY_ID: simulator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: simulator.secretAccessKey,
    AWS_REGION: simulator.region,
  };
}

/** Puts a fault in, through the control endpoint. */
export async function inject(simulator: ServedSimulator, fault: object): Promise<void> {
  const response = await fetch(`${simulator.endpoint}/_latchkey/inject`, {
    method: 'POST',
    headers: {authorization: `Bearer ${simulator.token}`, 'content-type': 'application/json'},
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** Every change that arrived at the simulator, whatever came of it. */
export async function changesAt(simulator: ServedSimulator): Promise<readonly SeenRequest[]> {
  const response = await fetch(`${simulator.endpoint}/_latchkey/requests`, {
    headers: {authorization: `Bearer ${simulator.token}`},
  });
  const all: readonly SeenRequest[] = JSON.parse(await response.text());
  return all.filter(({mode}) => mode === 'change');
}
