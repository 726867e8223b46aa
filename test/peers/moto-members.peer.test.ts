/** The same calls to moto and to the simulator: the same members, the same codes, or a reason. */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, it, onTestFinished} from 'vitest';
import {operationOf} from '../../src/simulator/services/catalog.ts';
import {serve} from '../../src/simulator/simulator.ts';
import {quietAccount} from '../simulator/support.ts';
import {type Boto3, hasPython, type Order, type Seen, startBoto3} from './boto3.ts';
import {sharedCalls} from './conversations/both.ts';
import type {Kept} from './conversations/step.ts';
import {startMoto} from './moto-server.ts';

/** Names of differences by the reason for them. */
type Reasons = {readonly [reason: string]: readonly string[]};

/** Members by the shape they stand in: only moto's, and only ours. `call, our code, moto's code`. */
type Differences<T> = {readonly moto: T; readonly simulator: T; readonly codes: T};

const file = fileURLToPath(new URL('moto-differences.json', import.meta.url));
const known: Differences<Reasons> = JSON.parse(readFileSync(file, 'utf8'));

describe.skipIf(!hasPython('moto.server', 'boto3'))('moto and the simulator', () => {
  it('answer the same calls with the same members and codes, but for what is listed', {
    timeout: 120_000,
  }, async () => {
    const boto3 = startBoto3();
    const moto = await startMoto();
    const simulator = quietAccount({});
    const served = await serve(simulator, {port: 0, speed: 0});
    onTestFinished(async () => {
      await Promise.all([boto3.end(), moto.end(), served.close()]);
    });
    const theirs = await conversation(boto3, {
      endpoint: moto.endpoint,
      credentials: {accessKeyId: 'testing', secretAccessKey: 'testing'},
    });
    const ours = await conversation(
      boto3,
      {endpoint: served.endpoint, credentials: simulator.operator},
      (milliseconds) => simulator.advance(milliseconds),
    );
    const {moto: onlyMoto, simulator: onlyOurs, codes} = differences(ours, theirs);
    expect({
      moto: onlyMoto.toSorted(),
      simulator: onlyOurs.toSorted(),
      codes: codes.toSorted(),
    }).toEqual({
      moto: listed(known.moto),
      simulator: listed(known.simulator),
      codes: listed(known.codes),
    });
  });
});

function listed(reasons: Reasons): string[] {
  return Object.values(reasons).flat().toSorted();
}

type End = Pick<Order, 'endpoint' | 'credentials'>;

async function conversation(
  boto3: Boto3,
  end: End,
  pass: (milliseconds: number) => void = () => undefined,
): Promise<readonly Seen[]> {
  const kept: Kept = {};
  const seen: Seen[] = [];
  for (const {call, input, after = 0, keeps} of sharedCalls) {
    const [service = '', operation = ''] = call.split(':');
    if (!operationOf(call)) throw new Error(`${call} is not served`);
    pass(after);
    const answer = await boto3.call({...end, service, operation, input: input(kept)});
    expect(answer.failure).toBeUndefined();
    seen.push(answer);
    if (keeps) {
      const [name, ...path] = keeps;
      kept[name] = String(
        path.reduce<unknown>((value, part) => Object(value)[part], answer.output),
      );
    }
  }
  return seen;
}

function differences(ours: readonly Seen[], theirs: readonly Seen[]): Differences<string[]> {
  const codes: string[] = [];
  const members = {ours: new Set<string>(), theirs: new Set<string>()};
  for (const [index, {call}] of sharedCalls.entries()) {
    const [our, their] = [ours[index], theirs[index]];
    const [ourCode, theirCode] = [our?.error?.code ?? 'ok', their?.error?.code ?? 'ok'];
    if (ourCode !== theirCode) codes.push(`${call}, ${ourCode}, ${theirCode}`);
    else if (our?.output && their?.output) {
      for (const name of membersOf(our.output)) members.ours.add(name);
      for (const name of membersOf(their.output)) members.theirs.add(name);
    }
  }
  return {
    moto: without(members.theirs, members.ours),
    simulator: without(members.ours, members.theirs),
    codes,
  };
}

/** Members that hold something, as `DBInstance.Endpoint.Port`, whatever list or call they came in. */
function membersOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => membersOf(item, path.replace(/s$/, '')));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, item]) =>
    membersOf(item, path === '' ? name : `${path}.${name}`),
  );
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((name) => !others.has(name));
}
