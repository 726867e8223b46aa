/** A Latchkey simulator behind an endpoint: how it is recognised, and time as it tells it. */
import type {Clock} from '../core/clock.ts';
import {systemClock} from './system-clock.ts';

/** Whether an endpoint is a Latchkey simulator, and its time in milliseconds since 1970. */
export type Probe = {readonly isSimulator: boolean; readonly now?: number};

const probeLimit = 2000;
// A player looks at most every 200 ms.
const lookEvery = 200;
const staleAfter = 1000;
// A jump shows between two looks only, a pace between all of them.
const looksThatAgree = 3;

/**
 * Asks an endpoint on this machine who it is. Another host is never asked, and nothing it says or
 * fails to say is an error: then it is no simulator.
 */
export async function probeSimulator(endpoint: string): Promise<Probe> {
  if (!isLoopback(endpoint)) return {isSimulator: false};
  try {
    const url = new URL('/_latchkey/state', endpoint);
    const response = await fetch(url, {signal: AbortSignal.timeout(probeLimit), redirect: 'error'});
    const state: unknown = await response.json();
    if (!isState(state)) return {isSimulator: false};
    const now = typeof state.now === 'string' ? Date.parse(state.now) : state.now;
    return Number.isFinite(now) ? {isSimulator: true, now} : {isSimulator: false};
  } catch {
    return {isSimulator: false};
  }
}

/** True for http(s) URLs of this machine. */
export function isLoopback(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const {protocol, hostname} = new URL(endpoint);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** A reading: what the simulator's clock said when this machine's was at `real`. */
type Reading = {readonly simulated: number; readonly real: number};

/**
 * The simulator's clock. Between readings it goes on at the measured speed; a sleep waits until
 * the simulator itself has reached the time. `wall` is this machine's clock.
 */
export async function remoteClock(endpoint: string, wall: Clock = systemClock): Promise<Clock> {
  let last: Reading = {simulated: wall.now(), real: wall.now()};
  let speeds: readonly number[] = [];
  let shown = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

  const read = async (isFirst = false): Promise<void> => {
    const {now} = await probeSimulator(endpoint);
    if (now === undefined) return;
    const reading = {simulated: now, real: wall.now()};
    const speed = isFirst ? undefined : speedBetween(last, reading);
    if (speed !== undefined) speeds = [...speeds, speed].slice(-looksThatAgree);
    last = reading;
  };
  const look = (): Promise<void> => {
    looking ??= read().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  // The slowest counts: a clock that lags is put right by the next look, one that ran ahead is not,
  // because time is never taken back.
  const estimate = (): number => {
    const speed = speeds.length === 0 ? 1 : Math.min(...speeds);
    return last.simulated + (wall.now() - last.real) * speed;
  };

  await read(true);
  return {
    now: () => {
      // Nobody waits for this look: it makes the next answer better.
      if (wall.now() - last.real > staleAfter) void look();
      shown = Math.max(shown, Math.round(estimate()));
      return shown;
    },
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      await look();
      const until = last.simulated + milliseconds;
      while (estimate() < until) {
        await wall.sleep(lookEvery, signal);
        await look();
      }
    },
  };
}

/** Simulated per real milliseconds; undefined for what is none, such as time that went back. */
function speedBetween(before: Reading, after: Reading): number | undefined {
  const real = after.real - before.real;
  if (real < lookEvery / 2) return undefined;
  const measured = (after.simulated - before.simulated) / real;
  return measured >= 0 && measured <= 10_000 ? measured : undefined;
}

function isState(value: unknown): value is {latchkey: 'simulator'; now: number | string} {
  if (typeof value !== 'object' || value === null) return false;
  const {latchkey, now} = value as {latchkey?: unknown; now?: unknown};
  return latchkey === 'simulator' && (typeof now === 'number' || typeof now === 'string');
}
