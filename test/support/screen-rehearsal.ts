/** Plays whole rehearsals on the screen: what is recommended is pressed, each frame is kept. */
import type {Question} from '../../src/core/question.ts';
import {temporaryFolder} from './folder.ts';
import {rehearse} from './rehearsal.ts';
import {keys, openScreen, type SizeName, type TestScreen} from './screen.ts';

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

/** The end of the session and every frame on which something was answered. */
export async function playOnScreen(scenario: string, size: SizeName) {
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
