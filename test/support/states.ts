/** Every page of a session at one moment of the night: what the frame tests draw in each size. */

import {briefing} from '../../src/causes/briefing.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import type {Activity, WrittenReport} from '../../src/engine/front-end.ts';
import type {Brief} from '../../src/screen/route.ts';
import {backupStates} from './backup-states.ts';
import {askingWho, longWait, moment, observing} from './night/activities.ts';
import {stopDeletion} from './night/confirms.ts';
import {deletionScheduled, healthy} from './night/diagnoses.ts';
import {asked, type Happening, opened} from './night/entries.ts';
import {putPolicy, tellOwner} from './night/policy.ts';
import {approval, backups, onPurpose, startFailed} from './night/questions.ts';
import {
  untilConfirm,
  untilDiagnosed,
  untilPlanned,
  untilRecovered,
  untilWaiting,
  untilWays,
} from './night/stories.ts';
import {untilResumed, untilWouldCall} from './night/turns.ts';
import {reportStates} from './report-states.ts';
import {keys} from './screen.ts';
import {waitingStates} from './waiting-states.ts';

/** A moment: the story so far, the time, what goes on, and the keys that lead to the page. */
export type State = {
  readonly story: readonly Happening[];
  readonly time: string;
  readonly keys?: readonly string[];
  readonly activity?: Activity;
  readonly brief?: Brief;
  readonly report?: WrittenReport;
  /** Words that have to be on the frame in every size. */
  readonly says: readonly string[];
};

const healthyBrief: Brief = () => ({
  role: 'good',
  headline: 'orders-db is available and its KMS key works.',
  confidence: 'healthy',
  meaning: [],
  rows: [
    {
      label: 'How we know',
      lines: ['rds:DescribeDBInstances: status = available', 'kms:DescribeKey: KeyState = Enabled'],
    },
    {label: 'Who and when', lines: ['nobody changed this key in 90 days']},
    {label: 'How long', lines: ['no clock is running']},
    {label: 'Also on it', lines: ['2 databases, 58 snapshots']},
    {label: 'Unknown', lines: ['organization policies cannot be read from here']},
    {label: 'Do first', lines: ['Nothing to do.']},
  ],
});

/** The story with another opening: another world, another endpoint. */
export function openedAs(
  story: readonly Happening[],
  change: Partial<Extract<EntryBody, {type: 'opened'}>>,
): readonly Happening[] {
  return story.map(([time, body]) => [time, body.type === 'opened' ? opened(change) : body]);
}

const expiredLogin = asked('05:58:03', 'start.failed', {
  ...startFailed,
  title: 'Your AWS login has run out',
  code: 'ExpiredTokenException',
  options: [
    {id: 'retry', label: 'I have logged in: look', recommended: true},
    {id: 'stop', label: 'Leave; go on later with latchkey resume'},
  ],
});

const leftWaiting: readonly Happening[] = [
  ...untilWaiting(),
  [
    '02:22:00',
    {
      type: 'closed',
      outcome: 'waiting',
      summary: 'Left while AWS goes on with rds:StartDBInstance.',
    },
  ],
];

/** All pages of a session by the name of their frame. */
export const states: {readonly [name: string]: State} = {
  'collect/two-rounds': {
    story: untilDiagnosed().slice(0, 9),
    time: '02:14:22',
    activity: observing,
    says: ['Reads only', '8 of 14 answered', 'deadline: reading'],
  },
  'diagnosis/so-far': {
    story: untilDiagnosed()
      .slice(0, -1)
      .filter(([, body]) => body.type !== 'observed' || !body.fact.startsWith('trail:')),
    time: '02:14:22',
    activity: askingWho,
    brief: (session, isTrailOpen) => briefing(session, 60, isTrailOpen),
    says: ['who did it is still being read', 'still being asked: CloudTrail', 'stop reading'],
  },
  'diagnosis/certain': {
    story: untilWays(),
    time: '02:14:41',
    says: ['The KMS key of orders-db was switched off.', 'certain', 'ways back', 'Enable the key'],
  },
  'diagnosis/second-finding': {
    story: untilWays(deletionScheduled),
    time: '02:14:41',
    keys: ['2'],
    says: ['2 of 2 findings', 'was switched off'],
  },
  'diagnosis/healthy': {
    story: [
      ...untilDiagnosed(healthy),
      ['02:14:25', {type: 'closed', outcome: 'nothing-to-do', summary: 'orders-db is healthy.'}],
    ],
    time: '02:14:26',
    brief: healthyBrief,
    says: ['orders-db is available', 'healthy', 'Enter close'],
  },
  'ways/ladder': {
    story: untilWays(),
    time: '02:14:41',
    keys: [keys.enter],
    says: ['Enable the key', 'yes: key is', 'Way 1: 4 steps, 2 of them change'],
  },
  'confirm/yes': {
    story: untilConfirm(),
    time: '02:15:58',
    says: ['kms:EnableKey', 'Step 2 of 4', 'Enter send', 'Esc not now'],
  },
  'confirm/approval': {story: untilConfirm(approval), time: '02:16:00', says: ['c296 613a']},
  'confirm/policy': {
    story: untilConfirm(putPolicy),
    time: '02:18:20',
    says: ['Old policy (saved', '+9', 'EnableIAMUserPermissions'],
  },
  'choice/owner': {
    story: [...untilPlanned(), asked('02:31:00', 'owner', tellOwner)],
    time: '02:31:04',
    says: ['Is the owner of the key told?', '❯ 1 They know'],
  },
  'confirm/type': {
    story: untilConfirm(stopDeletion, deletionScheduled),
    time: '02:15:58',
    keys: [keys.pageDown, 'alias/order', keys.enter],
    says: ['one letter is missing at the end', 'Wanted: alias/orders', 'key deleted in 6 d 21 h'],
  },
  'choice/on-purpose': {
    story: [...untilPlanned(), asked('02:14:42', 'on-purpose', onPurpose)],
    time: '02:14:50',
    says: ['Was the key switched off on purpose?', '❯ 1 No'],
  },
  'choice/backups': {
    story: untilConfirm(backups),
    time: '02:16:00',
    keys: ['4', keys.enter],
    says: ['Back to (UTC)', 'cannot open', 'will be deleted on 6 Mar', 'that one cannot be taken'],
  },
  'text/who': {
    story: untilConfirm({
      kind: 'text',
      title: 'Who says so?',
      prose: 'The name goes into the journal.',
    }),
    time: '02:16:00',
    keys: ['Priya'],
    says: ['Who says so?', 'Priya'],
  },
  'failed/refused': {
    story: [
      ...untilWaiting(),
      [
        '02:22:40',
        {type: 'settled', step: 'start', status: 'Failed', reason: 'KMSKeyNotAccessibleFault'},
      ],
      asked('02:22:42', 'start.failed', startFailed),
    ],
    time: '02:22:50',
    says: ['KMSKeyNotAccessibleFault', 'Changed', 'Try again (harmless'],
  },
  'waiting/starting': {
    story: untilWaiting(),
    time: '02:21:52',
    activity: longWait,
    says: ['starting', '4 min 14 s of 2 h', '04:17 UTC', 'alive 02:21:52'],
  },
  'working/sending': {
    story: untilWaiting().slice(0, -2),
    time: '02:17:38',
    activity: {type: 'sending', call: 'rds:StartDBInstance', since: moment('02:17:37')},
    says: ['rds:StartDBInstance sent 1.0 s ago', 'the intent is on disk'],
  },
  'credentials/expired': {
    story: [...untilWaiting(), expiredLogin],
    time: '06:00:10',
    says: ['Your AWS login has run out', 'Nothing is lost', 'r look'],
  },
  'would-call/enable': {
    story: untilWouldCall(),
    time: '02:16:08',
    says: ['WOULD CALL kms:EnableKey. It was not sent.', 'DRY RUN', 'no change can leave'],
  },
  'confirm/dry-run': {
    story: untilWouldCall(),
    time: '02:16:08',
    keys: [keys.enter],
    says: ['rds:StartDBInstance', 'Enter see the call'],
  },
  'resume/arrived': {
    story: untilResumed(),
    time: '02:26:45',
    says: ['broke off at 02:17:37 UTC', 'it arrived', 'Go on'],
  },
  'end/recovered': {
    story: untilRecovered(),
    time: '02:31:30',
    says: ['Recovered', 'down for 37 min 39 s', 'kms:EnableKey', 'answers again'],
  },
  ...reportStates,
  ...waitingStates,
  ...backupStates,
  'end/waiting': {
    story: leftWaiting,
    time: '02:22:01',
    says: ['AWS goes on', 'latchkey resume orders-db-20260302-0214', 'describe-db-instances'],
  },
  'help/diagnosis': {
    story: untilWays(),
    time: '02:14:41',
    keys: ['?'],
    says: ['Help · Diagnosis', 'Nothing on it can change anything.', 'Here'],
  },
  'evidence/key': {
    story: untilWays(),
    time: '02:14:41',
    keys: ['e', '6'],
    says: ['kms:DescribeKey', 'Disabled', '10 facts, 9 answered, 1 denied'],
  },
  'blast/three': {
    story: untilWays(),
    time: '02:14:41',
    keys: ['b'],
    says: ['billing-db', 'sessions-db', 'at risk', '58 snapshots', 'Coverage'],
  },
  'log/newest': {
    story: untilWaiting(),
    time: '02:21:52',
    keys: ['l'],
    activity: longWait,
    says: ['❯ 02:17:40', 'seen: starting'],
  },
  'entry/waiting': {
    story: untilWaiting(),
    time: '02:21:52',
    keys: ['l', keys.enter],
    activity: longWait,
    says: ['"type": "waiting"'],
  },
  'undo/two-sent': {
    story: untilWaiting(),
    time: '02:21:52',
    keys: ['u'],
    activity: longWait,
    says: ['kms:EnableKey', 'sent', 'disable-key'],
  },
  'command/enable': {
    story: untilConfirm(),
    time: '02:15:58',
    keys: [keys.tab, 'c'],
    says: ['OSC', 'enable-key'],
  },
  'note/typed': {
    story: untilWaiting(),
    time: '02:21:52',
    keys: ['n', 'shop team told'],
    activity: longWait,
    says: ['shop team told', 'Enter keep it'],
  },
  'quit/not-now': {
    story: untilConfirm(),
    time: '02:15:58',
    keys: [keys.escape],
    says: ['Not now', '❯ 1 Stay', 'Do not send this change', 'latchkey resume'],
  },
};
