/** What a restore in another Region may use there: networks, and the groups of its databases. */
import type {Session} from '../../core/session.ts';
import {chosenSource} from '../../core/source-id.ts';
import {paged, type Read} from './planned.ts';

/** The reads in the Region of the chosen backup; none for one of the incident's own Region. */
export function thereReads({answers}: Session): readonly Read[] {
  const {region} = chosenSource(answers);
  if (region === '') return [];
  return [
    paged(`subnetGroupsIn:${region}`, {}, region),
    paged(`instancesIn:${region}`, {}, region),
    paged(`clustersIn:${region}`, {}, region),
  ];
}
