/** A game day as people have it: the console in a pseudo-terminal, players in processes of their own. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {messagesBehind} from '../../src/aws/simulator-messages.ts';
import {temporaryFolder} from '../support/folder.ts';
import {entriesOf, latchkey, start} from '../support/process.ts';
import {startInTerminal} from '../support/pty.ts';

const enter = '\r';

test('the console puts a message in, sees a player, and writes the debrief at the end', async () => {
  const state = temporaryFolder();
  const terminal = startInTerminal(['simulator', 'key-disabled', '--player', 'ana'], {
    columns: 100,
    rows: 30,
    environment: {LATCHKEY_HOME: state},
  });
  await terminal.until('Calls, newest first');
  expect(terminal.screen()).toContain('REHEARSAL');
  await terminal.type('c');
  const joining = await terminal.until('How to join');
  const endpoint = /--endpoint-url (http:\/\/127\.0\.0\.1:\d+)/.exec(joining)?.[1] ?? '';
  await terminal.type('\u001B');
  await terminal.until('Calls, newest first');
  await terminal.type('5');
  await terminal.type(enter);
  await terminal.until('Change the line, then Enter');
  await terminal.type(enter);
  await terminal.until('The message was sent.');
  const nobody = await fetch(`${endpoint}/_latchkey/messages`);
  expect([nobody.status, await nobody.text()]).toEqual([
    401,
    expect.stringContaining("This needs a player's signature"),
  ]);
  const [seat] = seatsOn(joining);
  const said = await messagesBehind({
    region: 'eu-west-1',
    endpoint,
    credentials: async () => seat ?? {accessKeyId: '', secretAccessKey: ''},
  })(0);
  expect(said).toMatchObject([{seq: 1, from: 'Priya, shop team'}]);
  const stranger = await fetch(`${endpoint}/`, {
    method: 'POST',
    headers: {'x-amz-target': 'TrentService.ListKeys'},
  });
  expect(stranger.status).toBeGreaterThanOrEqual(400);
  await terminal.until(/1 call /);
  await terminal.type('q');
  await terminal.until('End the game day?');
  await terminal.type('2');
  await terminal.type(enter);
  expect(await terminal.exited()).toBe(0);
  const [folder = ''] = fs.readdirSync(path.join(state, 'game-days'));
  const debrief = fs.readFileSync(path.join(state, 'game-days', folder, 'debrief.md'), 'utf8');
  expect(debrief).toContain('# REHEARSAL: game day key-disabled');
  expect(debrief).toContain('The board asks for a time.');
}, 60_000);

test('two responders and a facilitator at once: whole journals, no change twice, one debrief', async () => {
  const state = [temporaryFolder(), temporaryFolder()];
  const child = start(
    [
      'simulator',
      'key-disabled',
      '--speed',
      '3600',
      '--player',
      'ana',
      '--player',
      'ben',
      '--plain',
    ],
    {
      LATCHKEY_HOME: temporaryFolder(),
    },
  );
  const line = await firstLine(child);
  const day: Day = JSON.parse(line);
  const orders = (async () => {
    for (let round = 0; round < 20; round += 1) {
      await order(day, `note round ${round}`);
      if (round === 2) await order(day, 'message Board: when is it back?');
    }
  })();
  const responses = await Promise.all(
    day.players.map((player, index) =>
      latchkey(
        [
          'respond',
          'orders-db',
          '--endpoint-url',
          day.endpoint,
          '--answers',
          'recommended',
          '--json',
        ],
        {
          LATCHKEY_HOME: state[index] ?? '',
          AWS_ACCESS_KEY_ID: player.accessKeyId,
          AWS_SECRET_ACCESS_KEY: player.secretAccessKey,
          AWS_REGION: day.region,
        },
      ),
    ),
  );
  await orders;
  for (const [index, {code, stdout}] of responses.entries()) {
    const entries = entriesOf(stdout);
    // Who looks while the other's start is under way finds nothing to do, and is told to stop.
    const isLate = code === 2 && /"verdict":"at-risk"/.test(stdout);
    expect(code === 0 || isLate, stdout.split('\n').slice(-5).join('\n')).toBe(true);
    expect(entries.map(({seq}) => seq)).toEqual(entries.map((_, at) => at + 1));
    const opened = entries[0];
    const verified = await latchkey(['verify', String(opened?.session)], {
      LATCHKEY_HOME: state[index] ?? '',
    });
    expect(verified.code, verified.stderr).toBe(0);
    if (code === 0) expect(stdout).toContain('when is it back?');
  }
  expect(responses.map(({code}) => code)).toContain(0);
  const requests = z
    .array(
      z.object({
        operation: z.string(),
        mode: z.string(),
        outcome: z.string(),
        principal: z.string(),
      }),
    )
    .parse(await control(day, 'requests'));
  const changes = requests.filter(({mode, outcome}) => mode === 'change' && outcome === 'ok');
  const starts = changes.filter(({operation}) => operation === 'StartDBInstance');
  expect(starts).toHaveLength(1);
  const debrief = debriefShape.parse(await control(day, 'debrief'));
  expect(debrief.players.map(({name}) => name)).toEqual(expect.arrayContaining(['ana', 'ben']));
  expect(debrief.story.filter(({type}) => type === 'note')).toHaveLength(20);
  expect(debrief.end.databases).toContainEqual({identifier: 'orders-db', status: 'available'});
}, 90_000);

/** The credentials that the page shows, one pair for each seat. */
function seatsOn(page: string) {
  const secrets = [...page.matchAll(/AWS_SECRET_ACCESS_KEY=(\S+)/g)];
  return [...page.matchAll(/AWS_ACCESS_KEY_ID=(\S+)/g)].map(([, accessKeyId = ''], index) => ({
    accessKeyId,
    secretAccessKey: secrets[index]?.[1] ?? '',
  }));
}

const debriefShape = z.object({
  players: z.array(z.object({name: z.string()})),
  story: z.array(z.object({type: z.string()})),
  end: z.object({databases: z.array(z.object({identifier: z.string(), status: z.string()}))}),
});

type Day = {
  readonly endpoint: string;
  readonly region: string;
  readonly token: string;
  readonly players: readonly {readonly accessKeyId: string; readonly secretAccessKey: string}[];
};

function firstLine(child: ReturnType<typeof start>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once('exit', () => reject(new Error(`The simulator ended: ${text}`)));
  });
}

async function control({endpoint, token}: Day, name: string): Promise<unknown> {
  const headers = {authorization: `Bearer ${token}`};
  return (await fetch(`${endpoint}/_latchkey/${name}`, {headers})).json();
}

async function order({endpoint, token}: Day, line: string): Promise<void> {
  const response = await fetch(`${endpoint}/_latchkey/facilitate`, {
    method: 'POST',
    headers: {authorization: `Bearer ${token}`},
    body: JSON.stringify({line}),
  });
  if (!response.ok) throw new Error(await response.text());
}
