/** Does the database answer? Its name resolves, and its port takes a connection; nothing is sent. */
import dns from 'node:dns/promises';
import net from 'node:net';

/** Where a database is reached. */
export type Endpoint = {readonly address: string; readonly port: number};

/** What came of it, in words that end a step. */
export type Reached = {readonly isReached: boolean; readonly words: string};

export type ReachOptions = {
  /** Milliseconds for the connection, in real time. */
  readonly timeout: number;
  /** Addresses of a name; the system's own resolver unless given. */
  lookup?(name: string): Promise<readonly string[]>;
};

/** Resolves the name, then opens and closes one TCP connection. Never rejects. */
export async function reach(endpoint: Endpoint, options: ReachOptions): Promise<Reached> {
  const {address, port} = endpoint;
  const {lookup = systemLookup, timeout} = options;
  const found = await settled(lookup(address));
  if ('fault' in found) return no(`${address} does not resolve: ${found.fault}`);
  const [first] = found.value;
  if (first === undefined) return no(`${address} resolves to no address`);
  const began = performance.now();
  const connected = await settled(connect(first, port, timeout));
  if ('fault' in connected) {
    return no(
      `${address} resolves to ${first}, but port ${port} does not answer: ${connected.fault}`,
    );
  }
  const took = Math.max(1, Math.round(performance.now() - began));
  return {isReached: true, words: `${address} is ${first}; port ${port} answered in ${took} ms`};
}

function no(words: string): Reached {
  return {isReached: false, words};
}

async function systemLookup(name: string): Promise<readonly string[]> {
  const found = await dns.lookup(name, {all: true});
  return found.map(({address}) => address);
}

function connect(host: string, port: number, timeout: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({host, port, timeout});
    const end = (error?: Error) => {
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    socket.once('connect', () => end());
    socket.once('timeout', () => end(new Error(`no answer within ${timeout / 1000} s`)));
    socket.once('error', end);
  });
}

type Settled<T> = {readonly value: T} | {readonly fault: string};

/** The network's refusals are what is looked for: a value, not an exception. */
async function settled<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return {value: await promise};
  } catch (thrown) {
    return {fault: thrown instanceof Error ? thrown.message : String(thrown)};
  }
}
