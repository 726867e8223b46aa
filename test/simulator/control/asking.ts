/** Requests to a served simulator exactly as they are written: any host, any path, any header. */
import {connect} from 'node:net';
import type {Served} from '../../../src/simulator/simulator.ts';

/** An answer as bytes tell it. */
export type Answered = {readonly status: number; readonly text: string};

/** Sends one request; what is not named is a GET with this server's own host. */
export function ask(
  {endpoint}: Served,
  target: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: {method?: string; headers?: {readonly [name: string]: string}; body?: string} = {},
): Promise<Answered> {
  const {host, port} = new URL(endpoint);
  const lines = Object.entries({host, connection: 'close', ...headers})
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('end', () => resolve({status: Number(text.split(' ')[1]), text}));
    socket.on('error', reject);
    socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body}`);
  });
}
