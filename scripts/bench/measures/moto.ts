/** The served simulator against moto's server: requests a second for two reads and a change. */
import {spawn} from 'node:child_process';
import {Agent, request} from 'node:http';
import path from 'node:path';
import {createInterface} from 'node:readline';
import type {WireRequest} from '../../../src/simulator/wire/message.ts';
import {hasPython} from '../../../test/peers/boto3.ts';
import {type MotoServer, startMoto} from '../../../test/peers/moto-server.ts';
import {signed} from '../../../test/simulator/signing.ts';
import {type Figure, medianOf} from '../figure.ts';
import {root} from '../ground.ts';
import {formRequest, jsonRequest} from '../hundred.ts';
import {processorMilliseconds} from '../processor.ts';

const warmUpMilliseconds = 400;
const millisecondsEach = 700;
const rounds = 5;
const goal = 5;

type End = {
  readonly pid: number;
  readonly endpoint: string;
  readonly keyId: string;
  readonly signer: {readonly accessKeyId: string; readonly secretAccessKey: string};
};

const calls: readonly {
  readonly what: string;
  readonly service: string;
  make(end: End): WireRequest;
}[] = [
  {
    what: 'kms:DescribeKey',
    service: 'kms',
    make: ({keyId}) => jsonRequest('DescribeKey', {KeyId: keyId}),
  },
  {
    what: 'rds:DescribeDBInstances of 100',
    service: 'rds',
    make: () => formRequest({Action: 'DescribeDBInstances'}),
  },
  {
    what: 'kms:EnableKey',
    service: 'kms',
    make: ({keyId}) => jsonRequest('EnableKey', {KeyId: keyId}),
  },
];

/** Both are asked in turn, by one client and by eight; the load comes from this process. */
export async function againstMoto(): Promise<readonly Figure[]> {
  if (!hasPython('moto.server')) throw new Error('python3 has no moto[server]');
  const [moto, own] = await Promise.all([startMoto(), startOwn()]);
  try {
    const theirs = await fillMoto(moto);
    const ours = own.end;
    const figures: Figure[] = [];
    // A server's first seconds, before V8 has compiled it, say nothing of its day. Both get them.
    for (const call of calls) await inTurn(theirs, ours, call, 8);
    for (const call of calls) {
      for (const clients of [1, 8]) {
        const [their, our] = await inTurn(theirs, ours, call, clients);
        const what = `${call.what}, ${clients} client${clients === 1 ? '' : 's'}`;
        const ratio = their.processor / our.processor;
        figures.push(
          {what, unit: 'requests/s', measured: our.rate},
          {what: 'the same, moto', unit: 'requests/s', measured: their.rate},
          {
            what: 'times moto',
            unit: '×',
            measured: our.rate / their.rate,
            budget: goal,
            atLeast: true,
          },
          {what: 'processor time of a request', unit: 'ms', measured: our.processor},
          {what: 'times less than moto', unit: '×', measured: ratio, budget: goal, atLeast: true},
        );
      }
    }
    return figures;
  } finally {
    await Promise.all([moto.end(), own.stop()]);
  }
}

type Rate = {readonly rate: number; readonly processor: number};

/** The medians of short turns, one after the other: what else the machine does then hits both. */
async function inTurn(
  theirs: End,
  ours: End,
  call: (typeof calls)[number],
  clients: number,
): Promise<readonly [Rate, Rate]> {
  const [their, our]: [Rate[], Rate[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    their.push(await rate(theirs, call, clients));
    our.push(await rate(ours, call, clients));
  }
  return [medianRate(their), medianRate(our)];
}

function medianRate(rates: readonly Rate[]): Rate {
  return {
    rate: medianOf(rates.map(({rate}) => rate)).measured,
    processor: medianOf(rates.map(({processor}) => processor)).measured,
  };
}

/** The simulator as a process of its own, as moto is one. */
async function startOwn(): Promise<{end: End; stop(): Promise<void>}> {
  const program = path.join(root, 'scripts/bench/programs/serve-hundred.ts');
  const child = spawn(process.execPath, [program], {stdio: ['pipe', 'pipe', 'inherit']});
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({input: child.stdout}).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
  });
  return {
    end: {...JSON.parse(line), pid: child.pid ?? 0},
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}

async function fillMoto({endpoint, pid}: MotoServer): Promise<End> {
  const signer = {accessKeyId: 'testing', secretAccessKey: 'testing'};
  const agent = new Agent({keepAlive: true});
  const made = await sent(endpoint, agent, prepared(jsonRequest('CreateKey', {}), 'kms', signer));
  const keyId: string = JSON.parse(made).KeyMetadata.KeyId;
  for (let index = 0; index < 100; index += 1) {
    const create = formRequest({
      Action: 'CreateDBInstance',
      DBInstanceIdentifier: `db-${index}`,
      DBInstanceClass: 'db.t4g.medium',
      Engine: 'postgres',
      MasterUsername: 'admin1',
      MasterUserPassword: 'not-a-secret',
      AllocatedStorage: '20',
      StorageEncrypted: 'true',
      KmsKeyId: keyId,
    });
    await sent(endpoint, agent, prepared(create, 'rds', signer));
  }
  agent.destroy();
  return {endpoint, pid, keyId, signer};
}

function prepared(one: WireRequest, service: string, signer: End['signer']): WireRequest {
  return signed(one, {...signer, service});
}

/**
 * Requests a second and the server's processor time of one, after a while in which one end compiles
 * and the other imports. The load takes its part of the machine, which the second figure leaves out.
 */
async function rate(end: End, call: (typeof calls)[number], clients: number): Promise<Rate> {
  const one = prepared(call.make(end), call.service, end.signer);
  const agent = new Agent({keepAlive: true, maxSockets: clients});
  await load(end, agent, one, clients, warmUpMilliseconds);
  const before = processorMilliseconds(end.pid);
  const begin = performance.now();
  const count = await load(end, agent, one, clients, millisecondsEach);
  const seconds = (performance.now() - begin) / 1000;
  const worked = processorMilliseconds(end.pid) - before;
  agent.destroy();
  return {rate: count / seconds, processor: worked / count};
}

/** Sends one request after another for so long and answers how many came back. */
async function load(
  {endpoint}: End,
  agent: Agent,
  one: WireRequest,
  clients: number,
  milliseconds: number,
): Promise<number> {
  const until = performance.now() + milliseconds;
  let count = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      await sent(endpoint, agent, one);
      count += 1;
    }
  };
  await Promise.all(Array.from({length: clients}, client));
  return count;
}

function sent(endpoint: string, agent: Agent, one: WireRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const {method, headers, body} = one;
    const outgoing = request(endpoint, {method, agent, headers: {...headers}}, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${response.statusCode}: ${text.slice(0, 200)}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
