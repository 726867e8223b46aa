/** Webhooks on a local server: retried, never waited for, never followed, the URL never told. */
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {createSender} from '../../../src/cli/notify/sender.ts';

type Answer = {readonly status: number; readonly location?: string} | 'never' | 'reset';

/** A server that gives these answers in turn, the last one for ever. */
async function webhook(...answers: readonly Answer[]) {
  const bodies: string[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const answer = answers[Math.min(bodies.length, answers.length - 1)] ?? {status: 200};
      bodies.push(body);
      if (answer === 'never') return;
      if (answer === 'reset') request.socket.destroy();
      else {
        const headers = answer.location === undefined ? {} : {location: answer.location};
        response.writeHead(answer.status, headers).end('said by the server');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}/hook/secret-token`, bodies};
}

test.each([
  ['delivered at once', [{status: 200}], 1, []],
  ['delivered after two failures', [{status: 500}, 'reset', {status: 204}], 3, []],
  ['tried again when it is too much', [{status: 429}, {status: 200}], 2, []],
  ['given up after four tries', [{status: 503}], 4, ['recovered: HTTP 503']],
  ['not tried again where it is refused', [{status: 404}], 1, ['recovered: HTTP 404']],
  [
    'not followed to elsewhere',
    [{status: 307, location: 'http://127.0.0.1:9/'}],
    1,
    ['recovered: HTTP 307'],
  ],
] as const)('a message is %s', async (_, answers, tries, failures) => {
  const {url, bodies} = await webhook(...answers);
  const sender = createSender(url, 1);
  sender.send('recovered', '{"text":"orders-db"}');
  const failed = await sender.finish(20_000);
  expect(failed).toEqual(failures);
  expect(bodies).toEqual(Array.from({length: tries}, () => '{"text":"orders-db"}'));
  expect(failed.join()).not.toMatch(/secret-token|127\.0\.0\.1|said by/);
});

test('messages arrive in their order', async () => {
  const {url, bodies} = await webhook({status: 500}, {status: 200});
  const sender = createSender(url, 1);
  for (const body of ['1', '2', '3']) sender.send('opened', body);
  await sender.finish(20_000);
  expect(bodies).toEqual(['1', '1', '2', '3']);
});

test('a server that never answers is not waited for longer than was said', async () => {
  const {url} = await webhook('never');
  const sender = createSender(url, 1);
  sender.send('recovered', 'a');
  sender.send('failed', 'b');
  expect(await sender.finish(50)).toEqual([
    'recovered: it cannot be reached',
    'failed: it cannot be reached',
  ]);
});

test('nobody listening is a line, not an error', async () => {
  const sender = createSender('http://127.0.0.1:9/hook/secret-token', 1);
  sender.send('opened', 'a');
  expect(await sender.finish(20_000)).toEqual(['opened: it cannot be reached']);
});
