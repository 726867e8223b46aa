/** The served simulator against moto's server: requests a second for two reads and a change. */
import {Agent, request} from 'node:http';
import {serve} from '../../../src/simulator/simulator.ts';
import type {WireRequest} from '../../../src/simulator/wire/message.ts';
import {hasPython} from '../../../test/peers/boto3.ts';
import {startMoto} from '../../../test/peers/moto-server.ts';
import {signed} from '../../../test/simulator/signing.ts';
import {formRequest, jsonRequest, regionOf100} from '../estate-of-100.ts';
import type {Figure} from '../figure.ts';

const requestsEach = 200;
const goal = 5;

type End = {
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
  const {simulator, keyId} = regionOf100();
  const [moto, served] = await Promise.all([startMoto(), serve(simulator, {port: 0, speed: 0})]);
  try {
    const theirs = await fillMoto(moto.endpoint);
    const ours = {endpoint: served.endpoint, keyId, signer: simulator.operator};
    const figures: Figure[] = [];
    for (const call of calls) {
      for (const clients of [1, 8]) {
        const their = await rate(theirs, call, clients);
        const our = await rate(ours, call, clients);
        const what = `${call.what}, ${clients} client${clients === 1 ? '' : 's'}`;
        figures.push(
          {what, unit: 'requests/s', measured: our},
          {what: 'the same, moto', unit: 'requests/s', measured: their},
          {what: 'times moto', unit: '×', measured: our / their, budget: goal, atLeast: true},
        );
      }
    }
    return figures;
  } finally {
    await Promise.all([moto.end(), served.close()]);
  }
}

async function fillMoto(endpoint: string): Promise<End> {
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
  return {endpoint, keyId, signer};
}

function prepared(one: WireRequest, service: string, signer: End['signer']): WireRequest {
  return signed(one, {...signer, service});
}

async function rate(end: End, call: (typeof calls)[number], clients: number): Promise<number> {
  const one = prepared(call.make(end), call.service, end.signer);
  const agent = new Agent({keepAlive: true, maxSockets: clients});
  const each = Math.ceil(requestsEach / clients);
  await sent(end.endpoint, agent, one);
  const begin = performance.now();
  await Promise.all(
    Array.from({length: clients}, async () => {
      for (let count = 0; count < each; count += 1) await sent(end.endpoint, agent, one);
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  return (each * clients) / seconds;
}

function sent(endpoint: string, agent: Agent, one: WireRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const {method, headers, body} = one;
    const outgoing = request(endpoint, {method, agent, headers}, (response) => {
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
