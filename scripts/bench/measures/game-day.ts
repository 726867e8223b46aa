/** A game day under load: two players without a pause while the facilitator puts things in. */
import {spawn} from 'node:child_process';
import {Agent, request} from 'node:http';
import path from 'node:path';
import {createInterface} from 'node:readline';
import type {Debrief, Player} from '../../../src/simulator/simulator.ts';
import type {WireRequest} from '../../../src/simulator/wire/message.ts';
import {signed} from '../../../test/simulator/signing.ts';
import type {Figure} from '../figure.ts';
import {root} from '../ground.ts';
import {formRequest, jsonRequest} from '../hundred.ts';

// The key of orders-db in the scenario.
const keyId = '1234abcd-12ab-34cd-56ef-1234567890ab';
const seconds = 10;
const least = 200;
// As often as a hurried facilitator types; each is a line of the debrief.
const ordersEvery = 100;

type Day = {readonly endpoint: string; readonly token: string; readonly players: readonly Player[]};

/** Requests a second in the slowest second, and what of it all is missing in the debrief. */
export async function gameDayLoad(): Promise<readonly Figure[]> {
  const program = path.join(root, 'scripts/bench/programs/serve-game-day.ts');
  const child = spawn(process.execPath, [program], {stdio: ['pipe', 'pipe', 'inherit']});
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({input: child.stdout}).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
    });
    return await measured(JSON.parse(line));
  } finally {
    child.stdin.end();
    await ended;
  }
}

async function measured(day: Day): Promise<readonly Figure[]> {
  const begin = performance.now();
  const until = begin + seconds * 1000;
  const answered: number[] = [];
  const playing = day.players.map((player) =>
    play(day, player, until, () => answered.push(performance.now() - begin)),
  );
  const [orders] = await Promise.all([facilitate(day, until), ...playing]);
  const perSecond = Array.from(
    {length: seconds},
    (_, second) => answered.filter((at) => Math.floor(at / 1000) === second).length,
  );
  const debrief: Debrief = JSON.parse(await control(day, 'GET', 'debrief'));
  const seen = debrief.players.reduce((sum, {reads, changes}) => sum + reads + changes, 0);
  const noted = debrief.story.filter(({type}) => type === 'note').length;
  return [
    {
      what: 'two players and a facilitator, slowest second',
      unit: 'requests/s',
      measured: Math.min(...perSecond),
      spread: [Math.min(...perSecond), Math.max(...perSecond)],
      budget: least,
      atLeast: true,
    },
    {
      what: 'calls and orders missing in the debrief',
      unit: 'flaws',
      measured: Math.abs(answered.length - seen) + Math.abs(orders - noted),
      budget: 0,
    },
  ];
}

/** Reads of both services in turn, one after the other, as a hurried player's tools do. */
async function play(
  {endpoint}: Day,
  player: Player,
  until: number,
  onAnswer: () => void,
): Promise<void> {
  const agent = new Agent({keepAlive: true});
  const calls: readonly WireRequest[] = [
    signed(jsonRequest('DescribeKey', {KeyId: keyId}), {...player, service: 'kms'}),
    signed(formRequest({Action: 'DescribeDBInstances'}), {...player, service: 'rds'}),
    signed(jsonRequest('ListGrants', {KeyId: keyId}), {...player, service: 'kms'}),
  ];
  for (let turn = 0; performance.now() < until; turn += 1) {
    const one = calls[turn % calls.length];
    if (!one) break;
    await sent(endpoint, agent, one);
    onAnswer();
  }
  agent.destroy();
}

async function facilitate(day: Day, until: number): Promise<number> {
  let orders = 0;
  while (performance.now() < until) {
    await control(day, 'POST', 'facilitate', {line: `note order ${orders}`});
    orders += 1;
    await new Promise((resolve) => setTimeout(resolve, ordersEvery));
  }
  return orders;
}

async function control(day: Day, method: string, name: string, body?: object): Promise<string> {
  const response = await fetch(`${day.endpoint}/_latchkey/${name}`, {
    method,
    headers: {authorization: `Bearer ${day.token}`},
    ...(body ? {body: JSON.stringify(body)} : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${name}: ${response.status} ${text.slice(0, 200)}`);
  return text;
}

function sent(endpoint: string, agent: Agent, one: WireRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const {method, headers, body} = one;
    const outgoing = request(endpoint, {method, agent, headers: {...headers}}, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`a player got ${response.statusCode}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
