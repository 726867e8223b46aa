/** Messages to the players, and the list of what was done to their world. */
import type {Act} from '../world/game-day.ts';
import type {World} from '../world/world.ts';

/** Writes down something that was done to the world. */
export function note(world: World, type: Act['type'], text: string): void {
  world.gameDay.acts.push({at: world.now, type, text});
}

/** A message reaches the players from now on. */
export function deliver(world: World, from: string, text: string): void {
  const {messages} = world.gameDay;
  messages.push({seq: messages.length + 1, at: world.now, from, text});
  note(world, 'message', `${from}: "${text}"`);
}
