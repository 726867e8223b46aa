/** Whole rehearsals on the screen: every answer is pressed, every frame is as large as its terminal. */
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {performed, rehearse} from '../support/rehearsal.ts';
import {scenarioIds} from '../support/scenarios.ts';
import {type SizeName, sizeOf} from '../support/screen.ts';
import {playOnScreen} from '../support/screen-rehearsal.ts';

function expectWholeFrames(frames: readonly string[], size: SizeName): void {
  const {columns, rows} = sizeOf(size);
  for (const frame of frames) {
    const lines = frame.split('\n');
    expect(lines.length).toBe(rows);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  }
}

test.each([
  ['key-pending-deletion', '80x24', 'recovered', 'kms:CancelKeyDeletion'],
  ['policy-denies', '60x20', 'recovered', 'Old policy'],
  ['policy-denies', '120x40', 'recovered', '"kms:ViaService": "rds.eu-west-1.amazonaws.com"'],
  ['key-store-disconnected', '80x24', 'recovered', 'kms:ConnectCustomKeyStore'],
  ['replicated-backup', '80x24', 'recovered', 'Which security groups there?'],
  ['copy-in-another-region', '60x20', 'recovered', 'Copy the snapshot'],
  ['aurora-copy-in-another-region', '80x24', 'recovered', 'Copy the cluster snapshot'],
  ['key-in-another-account', '80x24', 'handed-over', 'Is the owner of the key told?'],
] as const)(
  '%s at %s ends %s',
  async (scenario, size, outcome, says) => {
    const {closed, frames} = await playOnScreen(scenario, size);
    expect(closed.outcome).toBe(outcome);
    expect(frames.join('\n')).toContain(says);
    expectWholeFrames(frames, size);
  },
  180_000,
);

test.each(scenarioIds)(
  '%s ends on the screen as a script of the recommended answers ends',
  async (scenario) => {
    const scripted = await rehearse(scenario, {state: temporaryFolder()});
    const {closed, entries, frames} = await playOnScreen(scenario, '80x24');
    expect([closed.outcome, ...performed(entries)]).toEqual([
      scripted.closed.outcome,
      ...performed(scripted.entries),
    ]);
    expectWholeFrames(frames, '80x24');
  },
  180_000,
);
