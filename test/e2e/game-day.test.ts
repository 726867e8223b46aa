/** A game day as people have it: the console in a pseudo-terminal, players in processes of their own. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
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
  const said: unknown = await (await fetch(`${endpoint}/_latchkey/messages`)).json();
  expect(said).toMatchObject({messages: [{seq: 1, from: 'Priya, shop team'}]});
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
