/** What an idle screen sends to the terminal while its clock runs: remote shells are slow. */
import {type ChildProcess, spawn} from 'node:child_process';
import {createInterface} from 'node:readline/promises';
import {setTimeout as pauseFor} from 'node:timers/promises';
import type {Figure} from '../figure.ts';
import type {Ground} from '../ground.ts';
import {openTerminal, type Terminal} from '../terminal.ts';

const watchedSeconds = 8;
const most = {unit: 'B/s', budget: 1000} as const;
const enter = '\r';

/**
 * Responses to a served night. The diagnosis shows minutes, so its time runs sixtyfold and every
 * second changes the frame; a wait shows seconds.
 */
export async function idleBytes(ground: Ground): Promise<readonly Figure[]> {
  const diagnosis = await onDiagnosis(ground, 60, bytesASecond);
  const wait = await onDiagnosis(ground, 1, async (terminal) => {
    await goOnToWait(terminal);
    return bytesASecond(terminal);
  });
  return [
    {what: 'idle on the diagnosis', ...most, measured: diagnosis},
    {what: 'idle on a wait', ...most, measured: wait},
  ];
}

/** Serves the night at that speed, responds to it, and lends the terminal with the diagnosis. */
async function onDiagnosis(
  {launcher, environment}: Ground,
  speed: number,
  watch: (terminal: Terminal) => Promise<number>,
): Promise<number> {
  const served = ['simulator', 'key-disabled', '--port', '0', '--speed', String(speed), '--plain'];
  const simulator = spawn(process.execPath, [launcher, ...served], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const {endpoint, region, accessKeyId, secretAccessKey, database} = await greetingOf(simulator);
    const terminal = openTerminal(
      [launcher, 'respond', database, '--endpoint-url', endpoint, '--region', region],
      {...environment, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey},
    );
    try {
      await terminal.shows('Enter ways back');
      return await watch(terminal);
    } finally {
      terminal.kill();
    }
  } finally {
    simulator.kill('SIGKILL');
  }
}

/** From the diagnosis through the recommended way until AWS is waited for. */
async function goOnToWait(terminal: Terminal): Promise<void> {
  for (const [page, keys] of [
    ['Enter ways back', enter],
    ['Enter begin', enter],
    ['switched off on purpose?', enter],
    ['Enable the key alias/orders?', `yes${enter}`],
    ['Start the instance orders-db?', `yes${enter}`],
  ] as const) {
    await terminal.shows(page);
    // A page takes keys only a moment after it was painted: nothing is answered unseen.
    await pauseFor(1000);
    terminal.type(keys);
  }
  await terminal.shows('alive');
}

async function bytesASecond(terminal: Terminal): Promise<number> {
  // What follows from the last key is not idle yet.
  await pauseFor(2000);
  const before = terminal.written();
  await pauseFor(watchedSeconds * 1000);
  return (terminal.written() - before) / watchedSeconds;
}

type Greeting = {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly database: string;
};

async function greetingOf({stdout}: ChildProcess): Promise<Greeting> {
  if (!stdout) throw new Error('The simulator has no stdout.');
  for await (const line of createInterface({input: stdout})) return JSON.parse(line);
  throw new Error('The simulator ended without a greeting.');
}
