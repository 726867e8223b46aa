import {expect, test} from 'vitest';
import {openSession, keys} from '../support/screen.ts';
import * as night from '../support/night.ts';
const sizes = (process.env.SIZES ?? '80x24').split(',') as `${number}x${number}`[];
const only = process.env.ONLY;
const w = {type:'waiting', step:'start', since: Date.parse(night.nightTime('02:17:38')), looks: 17, lastLookAt: Date.parse(night.nightTime('02:21:48')), nextLookAt: Date.parse(night.nightTime('02:22:03'))} as const;
const states: Record<string, () => [readonly night.Happening[], string, string[], any?]> = {
  ways: () => [night.untilWays(), '02:14:41', [keys.enter]],
  confirm: () => [night.untilConfirm(), '02:15:58', []],
  typed: () => [night.untilConfirm(night.stopDeletion, night.deletionScheduled), '02:15:58', ['alias/order', keys.enter]],
  choice: () => [[...night.untilPlanned(), night.asked('02:14:42','on-purpose', night.onPurpose)], '02:14:50', []],
  backups: () => [night.untilConfirm(night.backups), '02:16:00', [keys.down, keys.down, keys.down, keys.enter]],
  failed: () => [[...night.untilWaiting(), ['02:22:40', {type:'settled', step:'start', status:'Failed', reason:'KMSKeyNotAccessibleFault'}], night.asked('02:22:42','start.failed', night.startFailed)], '02:22:50', []],
  waiting: () => [night.untilWaiting(), '02:21:52', [], {activity: w}],
  collect: () => [night.untilDiagnosed().slice(0,9), '02:14:22', [], {activity: {type:'observing', since: Date.parse(night.nightTime('02:14:19')), reads: [
    ['identity','sts:GetCallerIdentity',1],['instance','rds:DescribeDBInstances',1],['events','rds:DescribeEvents',1],['snapshots','rds:DescribeDBSnapshots',1],['automatedBackups','rds:DescribeDBInstanceAutomatedBackups',1],['key','kms:DescribeKey',2],['keyPolicy','kms:GetKeyPolicy',2],['grants','kms:ListGrants',2],['aliases','kms:ListAliases',2],['lastUsage','kms:GetKeyLastUsage',2],['trail:DisableKey','cloudtrail:LookupEvents',2],['trail:EnableKey','cloudtrail:LookupEvents',2],['regionInstances','rds:DescribeDBInstances',3],['regionClusters','rds:DescribeDBClusters',3]].map(([name,call,round])=>({name,call,round}))}}],
  end: () => [night.untilRecovered(), '02:31:30', []],
  help: () => [night.untilWays(), '02:14:41', ['?']],
  evidence: () => [night.untilWays(), '02:14:41', ['e', keys.down, keys.down, keys.down, keys.down, keys.down]],
  blast: () => [night.untilWays(), '02:14:41', ['b']],
  log: () => [night.untilWaiting(), '02:21:52', ['l'], {activity: w}],
  entry: () => [night.untilWaiting(), '02:21:52', ['l', keys.enter], {activity: w}],
  undo: () => [night.untilWaiting(), '02:21:52', ['u'], {activity: w}],
  copy: () => [night.untilConfirm(), '02:15:58', [keys.tab, 'c']],
  note: () => [night.untilWaiting(), '02:21:52', ['n', 'shop team told'], {activity: w}],
  resumed: () => [night.untilResumed(), '02:26:45', []],
  would: () => [night.untilWouldCall(), '02:16:08', []],
  dryconfirm: () => [night.untilWouldCall(), '02:16:08', [keys.enter]],
  healthy: () => [[...night.untilDiagnosed(night.healthy), ['02:14:25', {type:'closed', outcome:'nothing-to-do', summary:'orders-db is healthy.'}]], '02:14:26', [], {brief: () => ({role:'good', headline:'orders-db is available and its KMS key works.', confidence:'healthy', meaning:[], rows: [{label:'How we know', lines:['rds:DescribeDBInstances: status = available']},{label:'Do first', lines:['Nothing to do.']}]})}],
  expired: () => [[...night.untilWaiting(), night.asked('05:58:03','start.failed', {...night.startFailed, title:'Your AWS login has run out', code:'ExpiredTokenException', options:[{id:'retry',label:'I have logged in: look',recommended:true},{id:'stop',label:'Leave; go on later with latchkey resume'}]})], '06:00:10', []],
  sending: () => [night.untilWaiting().slice(0,-2), '02:17:38', [], {activity: {type:'sending', call:'rds:StartDBInstance', since: Date.parse(night.nightTime('02:17:37'))}}],
  rehearsal: () => [night.untilWaiting().map(([t,b]: any) => [t, b.type==='opened'? night.opened({world:'simulated', rehearsal:true, endpoint:'http://127.0.0.1:4566'}): b]), '02:21:52', [], {activity:w}],
  nonaws: () => [night.untilWays().map(([t,b]: any) => [t, b.type==='opened'? night.opened({endpoint:'http://127.0.0.1:4566'}): b]), '02:14:52', []],
  text: () => [night.untilConfirm({kind:'text', title:'Who says so?', prose:'The name goes into the report.'}), '02:16:00', ['Priya']],
  quit: () => [night.untilConfirm(), '02:15:58', [keys.escape]],
};
for (const [name, make] of Object.entries(states)) {
  test(name, async () => {
    if (only && !only.split(',').includes(name)) return;
    for (const size of sizes) {
      const [story, time, presses, options] = make();
      const s = await openSession(size, story, time, options);
      await s.press(...presses);
      process.stdout.write(`\n=== ${name} ${size}\n${s.frame()}\n`);
      await s.close();
    }
    expect(1).toBe(1);
  });
}
