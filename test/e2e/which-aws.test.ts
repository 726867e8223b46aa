/** Which AWS this is: an endpoint is always in view, and only a simulator is called a rehearsal. */
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, onTestFinished, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {latchkey} from '../support/process.ts';
import {changesAt, operatorOf, type ServedSimulator, serveScenario} from '../support/served.ts';

const recommended = ['--answers', 'recommended'];
const respond = ['respond', 'orders-db', '--plain'];

/** Something in front of a simulator that answers as AWS does but not as a simulator. */
async function gateway(simulator: ServedSimulator): Promise<string> {
  const {hostname, port} = new URL(simulator.endpoint);
  const server = http.createServer((request, response) => {
    if (request.url?.startsWith('/_latchkey')) {
      response.writeHead(404).end();
      return;
    }
    const {method, headers, url} = request;
    const onward = http.request({hostname, port, method, headers, path: url}, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function environmentOf(simulator: ServedSimulator): {[name: string]: string} {
  return {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
}

describe('a leftover AWS_ENDPOINT_URL', () => {
  test('that is no simulator is LIVE, with the endpoint on the first line', async () => {
    const simulator = await serveScenario('key-disabled');
    const endpoint = await gateway(simulator);
    const {stdout} = await latchkey([...respond, '--dry-run', ...recommended], {
      ...environmentOf(simulator),
      AWS_ENDPOINT_URL: endpoint,
    });
    expect(stdout).toMatch(/^DRY RUN/);
    expect(stdout.split('DIAGNOSIS')[0]).toContain(endpoint);
    const live = await latchkey(respond, {
      ...environmentOf(simulator),
      AWS_ENDPOINT_URL: endpoint,
    });
    expect(live.stdout).toMatch(/^LIVE/);
    expect(live.stdout.split('DIAGNOSIS')[0]).toContain(endpoint);
    expect(live.stdout + stdout).not.toContain('REHEARSAL');
    expect(await changesAt(simulator)).toEqual([]);
  }, 60_000);

  test('that is a simulator is a rehearsal, with the endpoint on the first line', async () => {
    const simulator = await serveScenario('key-disabled');
    const {stdout} = await latchkey(respond, {
      ...environmentOf(simulator),
      AWS_ENDPOINT_URL: simulator.endpoint,
    });
    expect(stdout).toMatch(/^REHEARSAL/);
    expect(stdout.split('DIAGNOSIS')[0]).toContain(simulator.endpoint);
  }, 60_000);
});

describe('one service at a simulator, the others elsewhere', () => {
  // The slash at the end once made one URL of both.
  test('is LIVE, spelt out by service, and --answers confirms nothing there', async () => {
    const simulator = await serveScenario('key-disabled');
    const other = await gateway(simulator);
    const environment = {
      ...environmentOf(simulator),
      AWS_ENDPOINT_URL_KMS: `${simulator.endpoint}/`,
      AWS_ENDPOINT_URL: `${other}/`,
    };
    const scripted = await latchkey([...respond, ...recommended], environment);
    expect([scripted.code, scripted.stdout]).toEqual([64, '']);
    expect(scripted.stderr).toContain('--answers would confirm changes in a live account.');
    const {stdout} = await latchkey(respond, environment);
    expect(stdout).toMatch(/^LIVE/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(new RegExp(`sts\\+rds[+a-z]* at ${other}/`));
    expect(await changesAt(simulator)).toEqual([]);
  }, 60_000);

  test('cannot be resumed at another mixture', async () => {
    const simulator = await serveScenario('key-disabled');
    const mixed = {AWS_ENDPOINT_URL_KMS: `${simulator.endpoint}/`};
    const environment = {...environmentOf(simulator), AWS_ENDPOINT_URL: simulator.endpoint};
    // Nobody can be asked, so the session is left where it stands.
    await latchkey(respond, {...environment, ...mixed});
    const elsewhere = await latchkey(['resume', '--plain'], environment);
    expect(elsewhere.code).toBe(64);
    expect(elsewhere.stderr).toMatch(/^This session was at .*kms at http/);
    const again = await latchkey(['resume', '--plain'], {...environment, ...mixed});
    expect(again.stdout).toContain('Going on with session');
  }, 60_000);
});

test('the AWS CLI command in a question goes where the call goes', async () => {
  const simulator = await serveScenario('key-disabled', 3600);
  const {stdout} = await latchkey(['respond', 'orders-db', '--json', '--dry-run', ...recommended], {
    ...environmentOf(simulator),
    AWS_ENDPOINT_URL: simulator.endpoint,
    AWS_ENDPOINT_URL_KMS: `${simulator.endpoint}/`,
  });
  expect(stdout).toContain(
    `aws --endpoint-url ${simulator.endpoint}/ --region eu-west-1 kms enable`,
  );
  expect(stdout).toContain(`aws --endpoint-url ${simulator.endpoint} --region eu-west-1 rds start`);
}, 60_000);

test('a redirect to a login page is not AWS: a sentence and exit 1, not an undecided diagnosis', async () => {
  const server = http.createServer((_request, response) => {
    response.writeHead(302, {location: 'http://127.0.0.1:9/login'}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const {code, stdout, stderr} = await latchkey(
    ['diagnose', 'orders-db', '--region', 'eu-west-1', '--endpoint-url', endpoint],
    {
      LATCHKEY_HOME: temporaryFolder(),
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'none',
    },
  );
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`${endpoint} does not answer as AWS does.`);
  expect(stderr).toContain('HTTP 302: no error of AWS');
});
