/** Every scenario from its first read to its end, with the recommended answers. */
import fs from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {performed, rehearse} from '../support/rehearsal.ts';

const start = 'rds:StartDBInstance';
const restore = 'rds:RestoreDBInstanceFromDBSnapshot';

/** What the cause demands: the database back, or an honest hand-over; and what AWS carried out. */
const endings: {readonly [scenario: string]: readonly string[]} = {
  'caller-not-authorized': ['handed-over'],
  'deletion-and-grant-retired': ['recovered', 'kms:CancelKeyDeletion', 'kms:EnableKey', restore],
  // Only role security-baseline may change the policy, and only the policy lets the key be enabled.
  'disabled-and-policy-stripped': ['handed-over'],
  // The proxy stays silent: one try to connect, then its team.
  'external-key-store-unreachable': ['handed-over', 'kms:ConnectCustomKeyStore'],
  'grant-missing': ['recovered', restore],
  'key-deleted': ['recovered', restore],
  'key-disabled': ['recovered', 'kms:EnableKey', start],
  'key-in-another-account': ['handed-over'],
  // Whoever keeps the material wraps it offline: import.test.ts plays them.
  'key-material-missing': ['handed-over'],
  'key-pending-deletion': ['recovered', 'kms:CancelKeyDeletion', 'kms:EnableKey', start],
  'key-store-disconnected': ['recovered', 'kms:ConnectCustomKeyStore', start],
  'not-the-key': ['handed-over'],
  'policy-condition-mismatch': ['recovered', 'kms:PutKeyPolicy', start],
  'policy-denies': ['recovered', 'kms:PutKeyPolicy', start],
  'policy-lost-delegation': ['handed-over'],
  'recoverable-window-passed': ['recovered', 'kms:EnableKey', restore],
  'replica-key': ['recovered', 'kms:ReplicateKey', restore],
  'restored-not-started': ['recovered', start],
};

const folder = fileURLToPath(new URL('../../runbooks/scenarios/', import.meta.url));
const scenarios = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''));

test.each(scenarios)('%s ends as its cause demands', async (scenario) => {
  const played = await rehearse(scenario, {state: temporaryFolder()});
  expect([played.closed.outcome, ...performed(played.entries)]).toEqual(endings[scenario]);
});
