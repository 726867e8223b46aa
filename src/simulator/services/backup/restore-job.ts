/** A restore job goes on: it calls RDS under its role, then waits until the database is there. */
import {BugError} from '../../../core/errors.ts';
import {perform} from '../../perform.ts';
import {AwsError} from '../../wire/aws-error.ts';
import {errorTraits} from '../../wire/codec.ts';
import type {RestoreJob} from '../../world/backup.ts';
import {rdsArn} from '../../world/names.ts';
import {schedule} from '../../world/queue.ts';
import {derivedId} from '../../world/random.ts';
import {member, type Place, regionOf, type World} from '../../world/world.ts';
import {takeOutcome} from '../rds/outcomes.ts';
import {rds} from '../rds/service.ts';
import {restorationOf, restoreInput} from './metadata.ts';
import {sessionFor} from './role-session.ts';

const lookEvery = 60_000;
const service = 'backup.amazonaws.com';

/** What a step of a job is about. */
export type JobEvent = Place & {readonly jobId: string};

/** The next step of a job: the restore itself, or a look at what it made. */
export function goOnRestoring(world: World, event: JobEvent): void {
  const place = {accountId: event.accountId, region: event.region};
  const {backup} = regionOf(world.accounts, place);
  const job = member(backup.restoreJobs, event.jobId);
  if (!job) return;
  if (job.status === 'PENDING') begin(world, place, job);
  else look(world, place, job);
  if (job.status === 'RUNNING') {
    schedule(world, world.now + lookEvery, {type: 'restore-job', ...place, jobId: job.id});
  }
}

/** Makes the call. What RDS refuses ends the job, in RDS's words. */
function begin(world: World, place: Place, job: RestoreJob): void {
  const {operation, target} = restorationOf(job.pointArn);
  const outcome = takeOutcome(world, 'backup:StartRestoreJob', job.metadata[target] ?? '');
  if (outcome) {
    end(world, job, outcome.status === 'ABORTED' ? 'ABORTED' : 'FAILED', outcome.StatusMessage);
    return;
  }
  try {
    const principal = sessionFor(world, place, job.roleArn, job.id);
    perform(world, {
      service: rds,
      operation,
      input: restoreInput(job.pointArn, job.metadata),
      principal,
      place,
      requestId: derivedId(`restore ${job.id}`),
      origin: {userAgent: service, sourceAddress: service, invokedBy: service},
    });
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    fail(world, job, `${errorTraits(rds.wire, thrown).code}: ${thrown.message}`);
    return;
  }
  const kind = target === 'DBInstanceIdentifier' ? 'db' : 'cluster';
  job.createdArn = rdsArn(place, kind, (job.metadata[target] ?? '').toLowerCase());
  job.status = 'RUNNING';
}

/** Looks at the new database as everybody sees it. */
function look(world: World, place: Place, job: RestoreJob): void {
  const status = statusOf(world, place, job);
  if (status === 'available') {
    job.status = 'COMPLETED';
    job.completedAt = world.now;
    const point = member(regionOf(world.accounts, place).backup.points, job.pointArn);
    if (point) point.lastRestoredAt = world.now;
  } else if (status === undefined || /^(deleting|failed|incompatible|inaccessible)/.test(status)) {
    fail(world, job, `The restored database is ${status ?? 'gone'}.`);
  }
}

function statusOf(world: World, place: Place, job: RestoreJob): string | undefined {
  if (job.createdArn === undefined) throw new BugError(`restore job ${job.id} made nothing`);
  const id = job.createdArn.split(':').at(-1);
  const {instances, clusters} = regionOf(world.accounts, place).rds;
  const made = job.createdArn.includes(':db:') ? Object.values(instances) : Object.values(clusters);
  return made.find((one) => one.id === id)?.status;
}

function fail(world: World, job: RestoreJob, message: string): void {
  end(world, job, 'FAILED', message);
}

/** A job ends without having made anything; AWS gives a message or none. */
function end(
  world: World,
  job: RestoreJob,
  status: 'FAILED' | 'ABORTED',
  message: string | undefined,
): void {
  job.status = status;
  if (message !== undefined) job.message = message;
  job.completedAt = world.now;
}
