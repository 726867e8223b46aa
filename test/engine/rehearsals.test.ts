/** Every scenario from its first read to its end, with the recommended answers. */
import fs from 'node:fs';
import {fileURLToPath} from 'node:url';
import {LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {expect, test} from 'vitest';
import {allowedCalls} from '../../src/aws/guard/allow-list.ts';
import {recommendedAnswers} from '../../src/engine/answers.ts';
import type {FrontEnd} from '../../src/engine/front-end.ts';
import type {LiveSession} from '../../src/engine/live-session.ts';
import type {SimulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {createJson} from '../../src/json/json.ts';
import {createPlain} from '../../src/plain/plain.ts';
import {clientsOf} from '../simulator/support.ts';
import {temporaryFolder} from '../support/folder.ts';
import {performed, rehearse} from '../support/rehearsal.ts';

const start = 'rds:StartDBInstance';
const restore = 'rds:RestoreDBInstanceToPointInTime';
const restoreSnapshot = 'rds:RestoreDBInstanceFromDBSnapshot';

const modify = 'rds:ModifyDBInstance';

/** What the cause demands: the database back, or an honest hand-over; and what AWS carried out. */
const endings: {readonly [scenario: string]: readonly string[]} = {
  'aurora-key-disabled': ['recovered', 'kms:EnableKey', 'rds:StartDBCluster'],
  'caller-not-authorized': ['handed-over'],
  'cluster-key-disabled': ['recovered', 'kms:EnableKey', 'rds:StartDBCluster'],
  'deletion-and-grant-retired': ['recovered', 'kms:CancelKeyDeletion', 'kms:EnableKey', restore],
  // Only role security-baseline may change the policy, and only the policy lets the key be enabled.
  'disabled-and-policy-stripped': ['handed-over'],
  // The proxy stays silent: one try to connect, then its team.
  'external-key-store-unreachable': ['handed-over', 'kms:ConnectCustomKeyStore'],
  'external-key-store-failed': [
    'recovered',
    'kms:DisconnectCustomKeyStore',
    'kms:ConnectCustomKeyStore',
    start,
  ],
  'grant-missing': ['recovered', restore],
  'key-deleted': ['recovered', restoreSnapshot],
  'key-disabled': ['recovered', 'kms:EnableKey', start],
  'key-in-another-account': ['handed-over'],
  // Whoever keeps the material wraps it offline: import.test.ts plays them.
  'key-material-missing': ['handed-over'],
  // They have an hour: the owner enables the key later than that.
  'key-owner-asleep': ['handed-over'],
  'key-pending-deletion': ['recovered', 'kms:CancelKeyDeletion', 'kms:EnableKey', start],
  'key-store-disconnected': ['recovered', 'kms:ConnectCustomKeyStore', start],
  // The password of the store is still the old one: it fails again, and its team is told.
  'key-store-failed': ['handed-over', 'kms:DisconnectCustomKeyStore', 'kms:ConnectCustomKeyStore'],
  'multi-region-key-scheduled': [
    'recovered',
    'kms:CancelKeyDeletion',
    'kms:CancelKeyDeletion',
    'kms:EnableKey',
    start,
  ],
  // Settings, two roles, and the two renames of the swap.
  'lost-with-everything': [
    ...['recovered', 'kms:EnableKey', 'rds:RestoreDBInstanceToPointInTime', modify],
    ...['rds:AddRoleToDBInstance', 'rds:AddRoleToDBInstance', modify, modify],
  ],
  'not-the-key': ['handed-over'],
  'organization-denies': ['handed-over'],
  'policy-condition-mismatch': ['recovered', 'kms:PutKeyPolicy', start],
  'policy-denies': ['recovered', 'kms:PutKeyPolicy', start],
  'policy-lost-delegation': ['handed-over'],
  'recoverable-window-passed': ['recovered', 'kms:EnableKey', restore, modify],
  'replica-key': ['recovered', 'kms:ReplicateKey', restore],
  'restored-not-started': ['recovered', start],
  'start-denied-by-the-organization': ['handed-over'],
  'aurora-copy-in-another-region': [
    'recovered',
    'rds:CopyDBClusterSnapshot',
    'rds:RestoreDBClusterFromSnapshot',
    'rds:CreateDBInstance',
    'rds:CreateDBInstance',
  ],
  'cluster-replica-promoted': [
    'recovered',
    'rds:PromoteReadReplicaDBCluster',
    'rds:CreateDBInstance',
    'rds:CreateDBInstance',
    'rds:ModifyDBCluster',
  ],
  // Three instances; its lost membership of a global database is accepted.
  'aurora-point-in-time': [
    'recovered',
    'kms:EnableKey',
    'rds:RestoreDBClusterToPointInTime',
    'rds:CreateDBInstance',
    'rds:CreateDBInstance',
    'rds:CreateDBInstance',
  ],
  'aurora-snapshot': [
    'recovered',
    'rds:RestoreDBClusterFromSnapshot',
    'rds:CreateDBInstance',
    'rds:CreateDBInstance',
    'rds:ModifyDBCluster',
    // The lost cluster makes room, the restored one takes the name; then each of two instances.
    'rds:ModifyDBCluster',
    'rds:ModifyDBCluster',
    modify,
    modify,
    modify,
    modify,
  ],
  'aurora-recovery-point': [
    'recovered',
    'backup:StartRestoreJob',
    'rds:CreateDBInstance',
    'rds:CreateDBInstance',
    'rds:ModifyDBCluster',
    'rds:ModifyDBCluster',
    'rds:ModifyDBCluster',
    modify,
    modify,
    modify,
    modify,
  ],
  'capacity-missing': ['recovered', 'kms:EnableKey', restore, modify],
  'nothing-opens': ['handed-over'],
  'aurora-nothing-opens': ['handed-over'],
  // The disk is full, and nobody gives it more while nobody is there.
  'storage-full-after-restore': ['handed-over', 'kms:EnableKey', restore],
  'copy-in-another-region': ['recovered', 'rds:CopyDBSnapshot', restoreSnapshot, modify],
  'key-off-during-restore': [
    'recovered',
    'kms:EnableKey',
    restore,
    'kms:EnableKey',
    restore,
    modify,
  ],
  'multi-az-cluster': [
    'recovered',
    'kms:EnableKey',
    'rds:RestoreDBClusterToPointInTime',
    'rds:ModifyDBCluster',
  ],
  'only-a-point-in-time': ['recovered', 'kms:EnableKey', restore, modify],
  'quota-reached': ['handed-over', 'kms:EnableKey'],
  'recovery-point': ['recovered', 'backup:StartRestoreJob', modify],
  'replica-promoted': ['recovered', 'rds:PromoteReadReplica', modify],
  'replicated-backup': ['recovered', restore, modify],
  'retained-backup': ['recovered', restore, modify],
  'shared-snapshot': ['recovered', 'rds:CopyDBSnapshot', restoreSnapshot, modify],
};

const folder = fileURLToPath(new URL('../../runbooks/scenarios/', import.meta.url));
const scenarios = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''));

const allowed = new Set<string>(allowedCalls.map(({call}) => call));
const changing = new Set<string>(
  allowedCalls.filter(({mode}) => mode === 'change').map(({call}) => call),
);

test.each(scenarios)(
  '%s ends as its cause demands, in plain lines and in JSON',
  async (scenario) => {
    const told = {plain: [] as string[], json: [] as string[]};
    const played = await rehearse(scenario, {
      state: temporaryFolder(),
      frontEnd: (live) => plainAndJson(live, told),
    });
    expect([played.closed.outcome, ...performed(played.entries)]).toEqual(endings[scenario]);

    // Plain lines end with a word about the end; JSON is the journal, entry for entry.
    const end = played.closed.outcome === 'recovered' ? 'RECOVERED' : 'HANDED OVER';
    expect(told.plain.join('\n')).toContain(`\n${end}`);
    expect(told.json.map((line) => JSON.parse(line))).toEqual(played.entries);

    // What the simulated AWS received from the operator is on the allow-list, change for change.
    const {simulator} = played.world;
    const mine = simulator.requests().filter(({principal}) => principal === simulator.operator.arn);
    const calls = mine.map(({service, operation}) => `${service}:${operation}`);
    expect(calls.filter((call) => !allowed.has(call))).toEqual([]);
    // Nothing that deletes ever leaves the process: no DeleteDB*, no DeleteAutomatedBackups.
    expect(calls.filter((call) => call.includes(':Delete'))).toEqual([]);
    // A grant that KMS is asked for as a dry run changes nothing, and is a read of the allow-list.
    const changes = calls.filter((call) => changing.has(call));
    const confirmed = played.entries.filter(({type}) => type === 'intended');
    expect(changes.length).toBe(confirmed.length);
  },
);

/** Both front ends at once, each answering for itself: they have to say the same. */
function plainAndJson(live: LiveSession, told: {plain: string[]; json: string[]}): FrontEnd {
  const output = (line: string) => told.plain.push(line);
  const plain = createPlain({
    output,
    messages: output,
    answers: recommendedAnswers(),
    accessible: false,
    localOffsetMinutes: 60,
  });
  const json = createJson({
    output: (line) => told.json.push(line),
    answers: recommendedAnswers(),
  });
  plain.attach(live);
  return {
    show: (entry, session) => {
      plain.show(entry, session);
      json.show(entry, session);
    },
    refuse: (reason) => {
      throw new Error(`An answer was refused: ${reason}`);
    },
    ask: async (step, question, session) => {
      const reply = await plain.ask(step, question, session);
      expect(await json.ask(step, question, session)).toEqual(reply);
      return reply;
    },
  };
}

test.each(scenarios.filter((scenario) => endings[scenario]?.includes('kms:PutKeyPolicy')))(
  '%s: AWS got exactly the policy that was confirmed, with its lockout check on',
  async (scenario) => {
    const {entries, world} = await rehearse(scenario, {state: temporaryFolder()});
    const asked = entries.flatMap((entry) =>
      entry.type === 'asked' && entry.question.kind === 'confirm' ? [entry.question] : [],
    );
    const put = asked.find(({call}) => call === 'kms:PutKeyPolicy');
    const [mine] = await putPolicies(world, world.simulator.operator.arn);
    expect(mine).toMatchObject({policy: put?.input.Policy});
    expect(mine?.bypassPolicyLockoutSafetyCheck ?? false).toBe(false);
    // The old text lies beside the journal, and the way back names that file.
    const kept = put?.review?.kept ?? '';
    const before = entries.find((entry) => entry.type === 'observed' && entry.fact === 'keyPolicy');
    expect(before).toMatchObject({evidence: {value: {Policy: fs.readFileSync(kept, 'utf8')}}});
    expect(put?.undoCommand).toContain(`--policy file://${kept}`);
    expect(fs.statSync(kept).mode & 0o777).toBe(0o600);
  },
);

/** The requests to put a policy that CloudTrail recorded of a principal, newest first. */
async function putPolicies(
  world: SimulatedWorld,
  principal: string,
): Promise<readonly {policy?: string; bypassPolicyLockoutSafetyCheck?: boolean}[]> {
  const {cloudtrail} = clientsOf(world.simulator, 'administrator');
  const LookupAttributes = [{AttributeKey: 'EventName', AttributeValue: 'PutKeyPolicy'} as const];
  const {Events = []} = await cloudtrail.send(new LookupEventsCommand({LookupAttributes}));
  return Events.map(({CloudTrailEvent = '{}'}) => JSON.parse(CloudTrailEvent))
    .filter(({userIdentity}) => userIdentity.arn === principal)
    .map(({requestParameters}) => requestParameters);
}
