/** Whole rehearsals on the screen: every answer is pressed, every frame is as large as its terminal. */
import {expect, test} from 'vitest';
import type {Question} from '../../src/core/question.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';
import {keys, openScreen, type SizeName, sizeOf, type TestScreen} from '../support/screen.ts';

/** Takes what is recommended: reads to the end, types what is asked for, presses Enter. */
async function answer(screen: TestScreen, question: Question): Promise<void> {
  if (question.kind !== 'confirm') {
    await screen.press(keys.enter);
    return;
  }
  for (let page = 0; page < 40 && screen.frame().includes('read to the end first'); page += 1) {
    await screen.press(keys.pageDown);
  }
  await screen.press(question.expected, keys.enter);
}

async function play(scenario: string, size: SizeName) {
  const screen = await openScreen(size);
  const frames: string[] = [];
  const played = await rehearse(scenario, {
    state: temporaryFolder(),
    frontEnd: (live) => {
      screen.screen.attach(live);
      const inner = screen.screen.frontEnd();
      return {
        ...inner,
        show: (entry, session) => inner.show(entry, session),
        refuse: (reason) => inner.refuse(reason),
        ask: async (step, question, session) => {
          let isAnswered = false;
          const reply = inner.ask(step, question, session).finally(() => {
            isAnswered = true;
          });
          // The ways stand behind the diagnosis: one more Enter.
          for (let press = 0; press < 4 && !isAnswered; press += 1) {
            await screen.settled();
            frames.push(screen.frame());
            await answer(screen, question);
          }
          return reply;
        },
      };
    },
  });
  await screen.close();
  return {...played, frames};
}

test.each([
  ['key-pending-deletion', '80x24', 'recovered', 'kms:CancelKeyDeletion'],
  ['policy-denies', '60x20', 'recovered', 'Old policy'],
  ['policy-denies', '120x40', 'recovered', '"kms:ViaService": "rds.eu-west-1.amazonaws.com"'],
  ['key-store-disconnected', '80x24', 'recovered', 'kms:ConnectCustomKeyStore'],
  ['replicated-backup', '80x24', 'recovered', 'Which security groups there?'],
  ['copy-in-another-region', '60x20', 'recovered', 'Copy the snapshot'],
  ['aurora-copy-in-another-region', '80x24', 'recovered', 'Copy the cluster snapshot'],
  ['key-in-another-account', '80x24', 'handed-over', 'Is the owner of the key told?'],
] as const)(
  '%s at %s ends %s',
  async (scenario, size, outcome, says) => {
    const {closed, frames} = await play(scenario, size);
    expect(closed.outcome).toBe(outcome);
    expect(frames.join('\n')).toContain(says);
    const {columns, rows} = sizeOf(size);
    for (const frame of frames) {
      const lines = frame.split('\n');
      expect(lines.length).toBe(rows);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    }
  },
  180_000,
);
