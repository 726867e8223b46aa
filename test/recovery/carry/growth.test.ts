/** Storage that is smaller than the lost one by less than it may grow: said truly, and accepted. */
import {describe, expect, it} from 'vitest';
import {differenceOptions, differenceWords} from '../../../src/recovery/carry/accepted.ts';
import {settingsRequest} from '../../../src/recovery/carry/settings.ts';
import {answered, instance, known, opened, sessionOf} from '../night.ts';

/** The lost instance with so many GiB, and what came back of it. */
function night(lost: number, restored: number, ...answers: readonly string[]) {
  const described = (name: string, AllocatedStorage: number) => ({
    DBInstances: [{DBInstanceIdentifier: name, Engine: 'postgres', AllocatedStorage}],
  });
  return sessionOf(
    opened('orders-db-restored'),
    instance(),
    known('lostInstance', described('orders-db', lost)),
    known('restoredInstance', described('orders-db-restored', restored)),
    ...answers.flatMap((answer) => answered('differences', answer)),
  );
}

describe('storage that lacks less than ten percent', () => {
  it.each([
    [540, 500],
    [109, 100],
    // Nothing shrinks, by however little or much.
    [500, 501],
    [500, 900],
  ])('of %d GiB with %d restored is asked about, and nothing is sent for it', (lost, restored) => {
    const session = night(lost, restored);
    expect(settingsRequest(session)).not.toHaveProperty('AllocatedStorage');
    const {options} = differenceOptions(session);
    const row = options.find(({id}) => id === 'accept-AllocatedStorage');
    expect(row?.label).toBe('Accept AllocatedStorage');
    expect(row?.detail).toBe(
      `lost: ${lost}; restored: ${restored}; storage never shrinks, and grows by ten percent at least`,
    );
    expect(options.find(({recommended}) => recommended)?.id).toBe('accept-all');
  });

  it.each(['accept-AllocatedStorage', 'accept-all'])('is counted as accepted by %s', (answer) => {
    expect(differenceWords(night(540, 500))).toBe('1 difference left, 0 accepted by you');
    expect(differenceWords(night(540, 500, answer))).toBe('0 differences left, 1 accepted by you');
  });
});

it.each([
  [550, 500],
  [110, 100],
])(
  'storage of %d GiB with %d restored grows by a modify, as ten percent are enough',
  (lost, restored) => {
    expect(settingsRequest(night(lost, restored))).toMatchObject({AllocatedStorage: lost});
  },
);
