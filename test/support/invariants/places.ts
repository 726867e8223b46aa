/** The Regions of all accounts of a world, one after the other. */
import type {Place, RegionState, World} from '../../../src/simulator/world/world.ts';

/** A Region with what it holds. */
export type Held = {readonly place: Place; readonly held: RegionState; readonly where: string};

/** Every Region that anything was ever done in. */
export function placesOf(world: World): Held[] {
  return Object.entries(world.accounts).flatMap(([accountId, account]) =>
    Object.entries(account.regions).map(([region, held]) => ({
      place: {accountId, region},
      held,
      where: `${accountId} ${region}`,
    })),
  );
}

/** The sentences of the cases that are not so. */
export function unless(cases: readonly (readonly [boolean, string])[]): string[] {
  return cases.filter(([holds]) => !holds).map(([, sentence]) => sentence);
}

/** The values that stand in a list more than once. */
export function twiceIn(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
