/** moto's server on a free port of this machine: an AWS that we did not write. */
import {type ChildProcess, spawn} from 'node:child_process';
import net from 'node:net';

export type MotoServer = {
  readonly endpoint: string;
  readonly pid: number;
  end(): Promise<void>;
};

/** Starts it and waits until it answers. */
export async function startMoto(): Promise<MotoServer> {
  const port = await freePort();
  const server = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  });
  for (let tries = 0; tries < 300; tries += 1) {
    if (await answers(port))
      return {
        endpoint: `http://127.0.0.1:${port}`,
        pid: server.pid ?? 0,
        end: () => ended(server),
      };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await ended(server);
  throw new Error('moto did not start in 30 s.');
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) resolve();
    server.once('exit', () => resolve());
    server.kill();
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
