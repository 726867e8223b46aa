/** DescribeEvents: what it refuses, and how long it remembers. */
import {DescribeEventsCommand, type DescribeEventsCommandInput} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {database} from '../support.ts';
import {home, rdsIn, twoRegions} from './support.ts';

describe('events', () => {
  it.each<[why: string, input: DescribeEventsCommandInput, name: string]>([
    [
      'an identifier without a type',
      {SourceIdentifier: 'orders-db'},
      'InvalidParameterCombination',
    ],
    ['an unknown type', {SourceType: 'moon' as never}, 'InvalidParameterValue'],
    ['no duration', {Duration: 0}, 'InvalidParameterValue'],
    ['more than fourteen days', {Duration: 20_161}, 'InvalidParameterValue'],
    [
      'an end before the start',
      {StartTime: new Date('2026-03-01'), EndTime: new Date('2026-02-01')},
      'InvalidParameterCombination',
    ],
    ['an unknown filter', {Filters: [{Name: 'colour', Values: ['red']}]}, 'InvalidParameterValue'],
  ])('are refused for %s', async (_why, input, name) => {
    const sent = rdsIn(twoRegions()).send(new DescribeEventsCommand(input));
    await expect(sent).rejects.toMatchObject({name});
  });

  it('are kept for fourteen days, however many there are', async () => {
    const instances = Array.from({length: 30}, (_, index) =>
      database(`db-${index}`, {PreferredBackupWindow: '03:10-03:40'}),
    );
    const simulator = twoRegions({instances});
    simulator.advance(100 * 24 * 3_600_000);
    const {rds} = Object.values(
      (
        simulator.save() as {
          accounts: {[id: string]: {regions: {[name: string]: {rds: {events: {at: number}[]}}}}};
        }
      ).accounts,
    )[0]?.regions[home] ?? {rds: {events: []}};
    // Two a night for each of 31 databases over 14 nights, and what is not forgotten yet.
    expect(rds.events.length).toBeLessThan(31 * 2 * 15 + 4096);
    const {Events = []} = await rdsIn(simulator).send(
      new DescribeEventsCommand({
        Duration: 20_160,
        SourceType: 'db-instance',
        SourceIdentifier: 'db-7',
      }),
    );
    expect(Events).toHaveLength(28);
  });
});
