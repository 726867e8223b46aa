/** Time: nothing that happened lies ahead, nothing that will happen lies behind. */
import type {Scheduled, World} from '../../../src/simulator/world/world.ts';
import {placesOf, unless} from './places.ts';

export function clockFlaws(world: World): string[] {
  const {now, queue} = world;
  const late = queue.filter(({at}) => at < now);
  const flaws = unless([
    [late.length === 0, `${late.map(({event}) => event.type)} should have happened already`],
    [isHeap(queue), 'the queue is out of order'],
    [
      inOrder(
        world.requests.map(({at}) => Date.parse(at)),
        now,
      ),
      'requests are out of order',
    ],
  ]);
  const records = placesOf(world).flatMap(({held, where}) =>
    unless([
      [
        inOrder(
          held.cloudtrail.records.map(({at}) => at),
          now,
        ),
        `${where}: trail out of order`,
      ],
      [held.rds.events.every(({at}) => at <= now), `${where}: an RDS event lies in the future`],
    ]),
  );
  return [...flaws, ...records];
}

function inOrder(times: readonly number[], now: number): boolean {
  return times.every((at, index) => at <= now && at >= (times[index - 1] ?? 0));
}

function isHeap(queue: readonly Scheduled[]): boolean {
  return queue.every((item, index) => {
    const parent = queue[(index - 1) >> 1];
    if (index === 0 || !parent) return true;
    return parent.at < item.at || (parent.at === item.at && parent.sequence < item.sequence);
  });
}
