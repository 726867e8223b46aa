/** RDS events as DescribeEvents shows them: no event id, so the text has to tell (facts/aws.md §1.7). */
import type {RdsEvent, RdsState} from '../../world/databases.ts';
import type {Instance} from '../../world/instances.ts';

/** Message and categories of an event; the number is the one EventBridge carries. */
export type EventText = {readonly message: string; readonly categories: string[]};

const troubleshooting =
  'Please refer to the troubleshooting section in the Amazon RDS documentation for further details.';

/** RDS-EVENT-0418. */
export function keyUnreachable(id: string): EventText {
  const message = `RDS is unable to access the KMS encryption key for database instance ${id}. This is likely due to the key being disabled or RDS being unable to access it. If this continues the database will be placed into an inaccessible state. ${troubleshooting}`;
  return {message, categories: ['failure']};
}

/** RDS-EVENT-0419. */
export function keyStillUnreachable(id: string): EventText {
  const message = `RDS has been unable to access the KMS encryption key for database instance ${id}. This database will be placed into an inaccessible state. ${troubleshooting}`;
  return {message, categories: ['availability']};
}

/** RDS-EVENT-0420; AWS files the good news under failure. */
export function keyReachable(id: string): EventText {
  const message = `RDS can now successfully access the KMS encryption key for database instance ${id}.`;
  return {message, categories: ['failure']};
}

/** RDS-EVENT-0001, 0002, 0087, 0088, 0154, 0005, 0003, 0043. */
export const events = {
  backupBegun: {message: 'Backing up DB instance', categories: ['backup']},
  backupFinished: {message: 'Finished DB Instance backup', categories: ['backup']},
  stopped: {message: 'DB instance stopped', categories: ['notification']},
  started: {message: 'DB instance started', categories: ['notification']},
  restarted: {
    message:
      'DB instance is being started due to it exceeding the maximum allowed time being stopped.',
    categories: ['notification'],
  },
  created: {message: 'DB instance created', categories: ['creation']},
  restartedDatabase: {message: 'DB instance restarted', categories: ['availability']},
  promoted: {
    message: 'Promoted Read Replica instance to a stand-alone database instance.',
    categories: ['read replica'],
  },
  deleted: {message: 'DB instance deleted', categories: ['deletion']},
} as const satisfies {[name: string]: {message: string; categories: readonly string[]}};

/** RDS-EVENT-0036. */
export const notInThisNetwork: EventText = {
  message:
    'The DB instance is in an incompatible network. Some of the specified subnet IDs are invalid or do not exist.',
  categories: ['failure'],
};

/** RDS-EVENT-0043. */
export function restoredFrom(snapshotId: string): EventText {
  return {message: `Restored from snapshot ${snapshotId}`, categories: ['restoration']};
}

/** RDS-EVENT-0019. */
export function restoredToTime(sourceId: string, at: number): EventText {
  const time = new Date(at).toISOString();
  return {message: `Restored from DB instance ${sourceId} to ${time}`, categories: ['restoration']};
}

/** Writes down an event about an instance. */
export function noteEvent(
  rds: RdsState,
  instance: Pick<Instance, 'id'>,
  text: {readonly message: string; readonly categories: readonly string[]},
  at: number,
): void {
  const event: RdsEvent = {
    at,
    sourceId: instance.id,
    sourceType: 'db-instance',
    message: text.message,
    categories: text.categories,
  };
  rds.events.push(event);
  if (rds.events.length % forgetEvery === 0) forgetEvents(rds, at - keptFor);
}

// Fourteen days of them can be asked for (facts/aws.md §1.7); older ones go, some thousands at a time.
const keptFor = 14 * 86_400_000;
const forgetEvery = 4096;

function forgetEvents(rds: RdsState, oldest: number): void {
  const kept = rds.events.findIndex(({at}) => at >= oldest);
  if (kept > 0) rds.events.splice(0, kept);
}
