/** What a facilitator says to the players becomes notes of their sessions. */
import {followMessages} from '../aws/simulator-messages.ts';
import {printable} from '../core/words/text.ts';
import type {World} from '../engine/hands.ts';
import type {LiveSession} from '../engine/live-session.ts';

/** Keeps every message as a note with its sender until stopped. Messages that were kept are not kept again. */
export function keepMessages(world: World, live: LiveSession): () => void {
  if (!world.rehearsal || world.door.endpoint === '') return () => undefined;
  // One for each: the same words may have been said twice.
  const before = live.session.notes.map(({by, text}) => `${by}\n${text}`);
  return followMessages(world.door.messagesAfter, async ({from, text}) => {
    // The clock may not have seen yet that the facilitator moved it: this looks, and waits for nothing.
    await world.clock.sleep(0);
    if (live.session.closed) return;
    const note = {text: printable(text, 400), by: printable(from, 60)};
    const known = before.indexOf(`${note.by}\n${note.text}`);
    if (known >= 0) before.splice(known, 1);
    else live.append({type: 'noted', ...note});
  });
}
