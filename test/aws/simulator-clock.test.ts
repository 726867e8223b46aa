import {describe, expect, it} from 'vitest';
import {isLoopback, probeSimulator, remoteClock} from '../../src/aws/simulator-clock.ts';
import type {Clock} from '../../src/core/clock.ts';
import {JumpingClock, night} from './support/doors.ts';
import {page, serve} from './support/local-server.ts';

describe('who an endpoint is', () => {
  it.each([
    'https://kms.eu-west-1.amazonaws.com',
    'http://example.test',
    'http://127.0.0.1.example.test',
    'http://localhost.example.test',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'not a URL',
    '',
  ])('%j is not asked', async (endpoint) => {
    expect(isLoopback(endpoint)).toBe(false);
    expect(await probeSimulator(endpoint)).toEqual({isSimulator: false});
  });

  it.each(['http://127.0.0.1:4566', 'http://localhost', 'https://[::1]:8443'])(
    '%s is this machine',
    (endpoint) => {
      expect(isLoopback(endpoint)).toBe(true);
    },
  );

  it('nobody there is no simulator', async () => {
    expect(await probeSimulator('http://127.0.0.1:1')).toEqual({isSimulator: false});
  });

  it.each([
    ['a web page', '<html></html>'],
    ['null', 'null'],
    ['another program', '{"latchkey":"something","now":1}'],
    ['a simulator without a time', '{"latchkey":"simulator"}'],
    ['a simulator whose time is none', '{"latchkey":"simulator","now":"soon"}'],
  ])('%s is no simulator', async (_, body) => {
    const {endpoint} = await serve((response) => response.end(body));
    expect(await probeSimulator(endpoint)).toEqual({isSimulator: false});
  });

  it('a redirect away is not followed', async () => {
    const {endpoint} = await serve((response) => {
      response.writeHead(302, {location: 'http://example.test/_latchkey/state'}).end();
    });
    expect(await probeSimulator(endpoint)).toEqual({isSimulator: false});
  });

  it('an error page is no simulator', async () => {
    const {endpoint} = await serve((response) => page(response, 404));
    expect(await probeSimulator(endpoint)).toEqual({isSimulator: false});
  });

  it.each([night, new Date(night).toISOString()])(
    'a simulator tells its time as %s',
    async (now) => {
      const {endpoint, arrived} = await serve((response) => {
        response.end(JSON.stringify({latchkey: 'simulator', now}));
      });
      expect(await probeSimulator(`${endpoint}/`)).toEqual({isSimulator: true, now: night});
      expect(arrived[0]).toMatchObject({method: 'GET', path: '/_latchkey/state'});
    },
  );
});

describe('the simulator’s clock', () => {
  /** A simulator that runs at a speed against a wall clock that the test moves. */
  async function running(speed: number) {
    const wall = new JumpingClock();
    const state = {speed, ahead: 0, base: wall.now()};
    const simulated = () => night + (wall.now() - state.base) * state.speed + state.ahead;
    const {endpoint, arrived} = await serve((response) => {
      response.end(JSON.stringify({latchkey: 'simulator', now: simulated()}));
    });
    const clock = await remoteClock(endpoint, wall);
    return {clock, wall, state, simulated, arrived};
  }

  it('begins with the simulator’s time', async () => {
    const {clock} = await running(60);
    expect(clock.now()).toBe(night);
  });

  it('sleeps until the simulator has reached the time, looking every 200 ms', async () => {
    const {clock, wall, simulated} = await running(60);
    await clock.sleep(60_000);
    expect(simulated()).toBeGreaterThanOrEqual(night + 60_000);
    expect(wall.sleeps).toEqual([200, 200, 200, 200, 200]);
    expect(clock.now()).toBe(simulated());
  });

  it('goes on at the measured speed between looks', async () => {
    const {clock, wall} = await running(60);
    await clock.sleep(24_000);
    const before = clock.now();
    await wall.sleep(500);
    expect(clock.now()).toBe(before + 30_000);
  });

  it('wakes at once when a facilitator moves the time', async () => {
    const {clock, state, wall} = await running(1);
    const sleep = wall.sleep.bind(wall);
    wall.sleep = async (milliseconds, signal) => {
      state.ahead = 7_200_000;
      await sleep(milliseconds, signal);
    };
    await clock.sleep(3_600_000);
    expect(wall.sleeps).toEqual([200]);
    expect(clock.now()).toBeGreaterThanOrEqual(night + 7_200_000);
  });

  it('does not run ahead of a simulator whose facilitator jumps, once or twice in a row', async () => {
    const {clock, state, wall, simulated} = await running(60);
    await clock.sleep(24_000);
    for (const _ of ['once', 'twice']) {
      state.ahead += 3_600_000;
      await wall.sleep(1000);
      await clock.sleep(0);
      await wall.sleep(900);
      expect(clock.now()).toBe(simulated());
    }
  });

  it.each([600, 6, 0])(
    'follows a new pace of %d within three looks, and meanwhile lags at most',
    async (pace) => {
      const {clock, state, wall, simulated} = await running(60);
      await clock.sleep(24_000);
      [state.ahead, state.base, state.speed] = [simulated() - night, wall.now(), pace];
      for (let look = 0; look < 3; look += 1) {
        await wall.sleep(200);
        await clock.sleep(0);
        expect(clock.now()).toBeLessThanOrEqual(simulated());
      }
      await wall.sleep(900);
      expect(clock.now()).toBe(simulated());
    },
  );

  it('never runs backwards, whatever the simulator says', async () => {
    const {clock, state} = await running(60);
    await clock.sleep(60_000);
    const before = clock.now();
    state.ahead = -3_600_000;
    await clock.sleep(1);
    expect(clock.now()).toBeGreaterThanOrEqual(before);
  });

  it('ends a sleep when the operator leaves', async () => {
    const {wall} = await running(1);
    const leaving = new AbortController();
    const slow: Clock = {
      now: () => wall.now(),
      sleep: async (_, signal) => {
        leaving.abort();
        signal?.throwIfAborted();
      },
    };
    const {endpoint} = await serve((response) => {
      response.end(JSON.stringify({latchkey: 'simulator', now: night}));
    });
    const clock = await remoteClock(endpoint, slow);
    await expect(clock.sleep(1000, leaving.signal)).rejects.toThrow();
    await expect(clock.sleep(1000, AbortSignal.abort())).rejects.toThrow();
  });
});
