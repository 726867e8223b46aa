/** The queue of what will happen by itself: a binary heap, soonest first, ties in order of entry. */
import type {Scheduled, World, WorldEvent} from './world.ts';

/** Puts an event in; one in the past is due at once, because the clock never runs backwards. */
export function schedule(world: World, at: number, event: WorldEvent): void {
  const item = {at: Math.max(at, world.now), sequence: world.sequence, event};
  world.sequence += 1;
  world.queue.push(item);
  siftUp(world.queue, world.queue.length - 1);
}

/** When the next event is due; undefined where nothing will happen. */
export function nextDue(world: World): number | undefined {
  return world.queue[0]?.at;
}

/** Takes the soonest event out. */
export function takeDue(world: World): Scheduled | undefined {
  const soonest = world.queue[0];
  const last = world.queue.pop();
  if (last !== undefined && last !== soonest) {
    world.queue[0] = last;
    siftDown(world.queue, 0);
  }
  return soonest;
}

function isBefore(a: Scheduled, b: Scheduled): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}

function siftUp(heap: Scheduled[], from: number): void {
  let index = from;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!swapIfBefore(heap, index, parent)) return;
    index = parent;
  }
}

function siftDown(heap: Scheduled[], from: number): void {
  let index = from;
  for (;;) {
    const left = 2 * index + 1;
    const least = smaller(heap, left, left + 1);
    if (least === undefined || !swapIfBefore(heap, least, index)) return;
    index = least;
  }
}

/** The index of the sooner of two children; undefined where there is none. */
function smaller(heap: readonly Scheduled[], left: number, right: number): number | undefined {
  const one = heap[left];
  const other = heap[right];
  if (!one) return undefined;
  return other && isBefore(other, one) ? right : left;
}

function swapIfBefore(heap: Scheduled[], child: number, parent: number): boolean {
  const a = heap[child];
  const b = heap[parent];
  if (!a || !b || !isBefore(a, b)) return false;
  heap[child] = b;
  heap[parent] = a;
  return true;
}
