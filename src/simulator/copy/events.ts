/** What AWS wrote down before the evidence was read: events of RDS and records of CloudTrail. */

import type {Event as TrailSdkEvent} from '@aws-sdk/client-cloudtrail';
import type {Event as RdsSdkEvent} from '@aws-sdk/client-rds';
import {namesInFamily} from '../../core/evidence.ts';
import type {RdsEvent} from '../world/databases.ts';
import type {TrailRecord} from '../world/trail.ts';
import {regionOf, type World} from '../world/world.ts';
import {onceEach} from './databases.ts';
import {type Kept, known, type SavedIncident, timeOf, whole} from './kept.ts';

/** Both kinds, in the order in which they happened. */
export function copyEvents(world: World, saved: SavedIncident): void {
  const {rds} = regionOf(world.accounts, world.home);
  rds.events = rdsEventsIn(saved)
    .map((event) => rdsEventOf(world, event))
    .sort((a, b) => a.at - b.at);
  for (const [region, events] of trailEventsIn(saved)) {
    const {cloudtrail} = regionOf(world.accounts, {...world.home, region});
    cloudtrail.records = onceEach(events, (event) => event.EventId)
      .map(trailRecordOf)
      .sort((a, b) => a.at - b.at);
  }
}

/** Events of the database and of its members. */
export function rdsEventsIn(saved: SavedIncident): readonly Kept<RdsSdkEvent>[] {
  const members = namesInFamily(saved.facts, 'events').map((id) => known(saved, `events:${id}`));
  return [known(saved, 'events'), ...members].flatMap((answer) =>
    whole<RdsSdkEvent>(answer?.Events),
  );
}

function rdsEventOf(world: World, event: Kept<RdsSdkEvent>): RdsEvent {
  const {SourceIdentifier: sourceId = '', SourceType: type = 'db-instance'} = event;
  const sourceType = type as RdsEvent['sourceType'];
  return {
    at: timeOf(event.Date) ?? world.now,
    sourceId,
    sourceType,
    message: event.Message ?? '',
    categories: [...(event.EventCategories ?? [])],
  };
}

/** Records by Region: looked up by name in the Region, and a few names elsewhere. */
function trailEventsIn(saved: SavedIncident): ReadonlyMap<string, Kept<TrailSdkEvent>[]> {
  const {facts, incident} = saved;
  const byRegion = new Map<string, Kept<TrailSdkEvent>[]>();
  const add = (region: string, answer: {readonly Events?: readonly object[]} | undefined): void => {
    const events = byRegion.get(region) ?? [];
    byRegion.set(region, [...events, ...whole<TrailSdkEvent>(answer?.Events)]);
  };
  for (const name of namesInFamily(facts, 'trail'))
    add(incident.region, known(saved, `trail:${name}`));
  for (const name of namesInFamily(facts, 'trailIn')) {
    add(name.split(':')[0] ?? '', known(saved, `trailIn:${name}`));
  }
  return byRegion;
}

/** Who acted, from where and with which parameters stands in the record's own text. */
function trailRecordOf(event: Kept<TrailSdkEvent>): TrailRecord {
  return {
    eventId: event.EventId ?? '',
    requestId: '',
    at: timeOf(event.EventTime) ?? 0,
    source: event.EventSource ?? '',
    name: event.EventName ?? '',
    isReadOnly: event.ReadOnly === 'true',
    type: 'AwsApiCall',
    accessKeyId: event.AccessKeyId ?? '',
    userAgent: '',
    sourceAddress: '',
    parameters: null,
    response: null,
    resources: (event.Resources ?? []).map(({ResourceType = '', ResourceName = ''}) => ({
      type: ResourceType,
      name: ResourceName,
    })),
    asWritten: {text: event.CloudTrailEvent ?? '', username: event.Username ?? ''},
  };
}
