/** Does a database answer? On this machine only: a port that listens, one that does not. */
import net from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runCheckCommand} from '../../../src/engine/connect/check-command.ts';
import {connectorOf} from '../../../src/engine/connect/connector.ts';
import {reach} from '../../../src/engine/connect/reach.ts';

const server = net.createServer((socket) => socket.end());
let port = 0;
let closed = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  const other = net.createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const free = other.address();
  closed = typeof free === 'object' && free ? free.port : 0;
  await new Promise((resolve) => other.close(resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

// What answers here does so at once, also on a busy machine.
const timeout = 60_000;
const here = async () => ['127.0.0.1'];

describe('reach', () => {
  it('says that a name does not resolve', async () => {
    const lookup = async () => {
      throw new Error('getaddrinfo ENOTFOUND orders-db.example');
    };
    const reached = await reach({address: 'orders-db.example', port}, {timeout, lookup});
    expect(reached.isReached).toBe(false);
    expect(reached.words).toContain('orders-db.example does not resolve');
  });

  it('says that a name resolves to nothing', async () => {
    const reached = await reach(
      {address: 'orders-db.example', port},
      {timeout, lookup: async () => []},
    );
    expect(reached).toEqual({
      isReached: false,
      words: 'orders-db.example resolves to no address',
    });
  });

  it('says that the port is closed', async () => {
    const reached = await reach(
      {address: 'orders-db.example', port: closed},
      {timeout, lookup: here},
    );
    expect(reached.isReached).toBe(false);
    expect(reached.words).toContain(`port ${closed} does not answer`);
  });

  it('says that the port answers', async () => {
    const reached = await reach({address: 'orders-db.example', port}, {timeout, lookup: here});
    expect(reached.isReached).toBe(true);
    expect(reached.words).toMatch(
      /^orders-db\.example is 127\.0\.0\.1; port \d+ answered in \d+ ms$/,
    );
  });
});

describe('the check command', () => {
  const endpoint = {address: 'orders-db.example', port: 5432, database: 'orders-db'};
  const options = {
    environment: {PATH: process.env.PATH, AWS_SECRET_ACCESS_KEY: 'secret', PGUSER: 'owner'},
    timeout,
  };
  const run = (command: string) => runCheckCommand(command, endpoint, options);

  it('gets the endpoint, and nothing of the login to AWS', async () => {
    const result = await run(
      'echo "$LATCHKEY_ENDPOINT $LATCHKEY_PORT $LATCHKEY_DATABASE $PGUSER[$AWS_SECRET_ACCESS_KEY]"',
    );
    expect(result).toEqual({
      isGood: true,
      words: 'the check command: exit code 0; orders-db.example 5432 orders-db owner[]',
    });
  });

  it('fails with its exit code and its first lines, harmless to a terminal', async () => {
    const result = await run("printf 'one\\033[2J\\ntwo\\n3\\n4\\n5\\n6\\n'; exit 3");
    expect(result.isGood).toBe(false);
    expect(result.words).toMatch(/^the check command: exit code 3; one.*; two; 3; 4; 5$/);
    expect(result.words).not.toContain('\u001b');
  });

  it('is ended when it takes too long', async () => {
    const result = await runCheckCommand('exec sleep 30', endpoint, {...options, timeout: 50});
    expect(result.isGood).toBe(false);
    expect(result.words).toContain('ended by SIGKILL');
  });

  it('is not run without a shell that can be found', async () => {
    const environment = {...options.environment, SHELL: '/nowhere/sh'};
    const result = await runCheckCommand('true', endpoint, {...options, environment});
    expect(result.isGood).toBe(false);
    expect(result.words).toContain('did not run');
  });
});

it('connects nowhere with --no-connect, and runs no command that was not given', () => {
  expect(connectorOf({connect: false, environment: {}})).toEqual({});
  expect(Object.keys(connectorOf({connect: true, environment: {}}))).toEqual(['reach']);
});
