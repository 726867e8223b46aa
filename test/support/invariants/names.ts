/** Names: one resource of a kind by one name in one place, and resource IDs that are unique. */
import type {World} from '../../../src/simulator/world/world.ts';
import {placesOf, twiceIn, unless} from './places.ts';

export function nameFlaws(world: World): string[] {
  const places = placesOf(world);
  const resourceIds = places.flatMap(({held: {rds}}) => [
    ...Object.values(rds.instances).map(({resourceId}) => resourceId),
    ...Object.values(rds.clusters).map(({resourceId}) => resourceId),
  ]);
  return [
    ...twiceIn(resourceIds).map((id) => `two databases have the resource ID ${id}`),
    ...places.flatMap(({held: {rds}, where}) => {
      const instances = Object.values(rds.instances);
      const clusters = Object.values(rds.clusters);
      const snapshots = [...Object.entries(rds.snapshots), ...Object.entries(rds.clusterSnapshots)];
      return [
        ...twiceIn(instances.map(({id}) => id)).map((id) => `${where}: two instances named ${id}`),
        ...twiceIn(clusters.map(({id}) => id)).map((id) => `${where}: two clusters named ${id}`),
        ...unless([
          [
            Object.entries(rds.instances).every(([name, {resourceId}]) => name === resourceId),
            `${where}: an instance is kept under another resource ID`,
          ],
          [
            snapshots.every(([name, {id}]) => name === id),
            `${where}: a snapshot is kept under another name`,
          ],
        ]),
      ];
    }),
  ];
}
