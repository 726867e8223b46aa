/** What is left after a restore, from what was lost and what was really done; commands included. Pure. */
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {endpointOf, isRestored, lostFacts} from '../../core/facts-of-restore.ts';
import type {Session} from '../../core/session.ts';
import {counted, printable} from '../../core/words/text.ts';
import {acceptedMembers} from '../carry/accepted.ts';
import {lostCluster, lostInstance} from '../carry/lost.ts';
import {dependants} from '../names/dependants.ts';
import {failedRestores} from '../names/failed-restores.ts';
import {removalCommands} from '../names/removal.ts';
import {isRemovable, lostNow} from '../names/swap.ts';
import {afterAbroad} from './abroad.ts';
import {deadBackups} from './dead-backups.ts';

/** One thing to do, and by when; a command of the AWS CLI stands in it where there is one. */
export type AfterRestore = {
  readonly what: string;
  readonly when: 'today' | 'this week' | 'this month';
};

/** None where nothing was restored. */
export function afterRestore(session: Session): readonly AfterRestore[] {
  if (!isRestored(session)) return [];
  const today = [...clients(session), ...dependants(session), ...ofCluster(session)];
  const week = [
    ...afterAbroad(session),
    ...replication(session),
    ...accepted(session),
    ...deadBackups(session),
  ];
  return [
    ...today.map((what) => ({what: capital(what), when: 'today' as const})),
    ...week.map((what) => ({what, when: 'this week' as const})),
    ...failed(session).map((what) => ({what, when: 'this week' as const})),
    ...removal(session).map((what) => ({what, when: 'this month' as const})),
  ];
}

/** The new name was kept: somebody has to tell the clients. */
function clients(session: Session): readonly string[] {
  const {identifier} = session.incident.database;
  if (identifier === lostFacts(session).identifier) return [];
  const endpoint = endpointOf(session.evidence);
  const place = endpoint ? `${endpoint.address}:${endpoint.port}` : identifier;
  return [`Point clients or DNS to ${printable(place)}`];
}

/** RDS does not take replication up again by itself (facts/aws.md §6.1). */
function replication(session: Session): readonly string[] {
  const copies = lostInstance(session)?.DBInstanceAutomatedBackupsReplications ?? [];
  const {region, accountId, database} = session.incident;
  const arn = `arn:aws:rds:${region}:${accountId}:db:${database.identifier}`;
  return copies.flatMap(({DBInstanceAutomatedBackupsArn: copy = ''}) => {
    const place = copy.split(':')[3] ?? '';
    return place === '' || place === region
      ? []
      : [
          `Replicate its backups to ${printable(place)} again: aws rds ` +
            `start-db-instance-automated-backups-replication --region ${printable(place)} ` +
            `--source-db-instance-arn ${printable(arn)} --kms-key-id A-KEY-OF-THAT-REGION`,
        ];
  });
}

/** Endpoints of its own making, the global database, autoscaling: no restore brings them. */
function ofCluster(session: Session): readonly string[] {
  const lost = lostCluster(session);
  if (!lost) return [];
  const endpoints = knownValue(factOf(session.evidence, 'lostEndpoints'))?.DBClusterEndpoints ?? [];
  const custom = endpoints.filter(({EndpointType}) => EndpointType === 'CUSTOM');
  const {identifier} = session.incident.database;
  return [
    ...custom.map(
      ({DBClusterEndpointIdentifier: name = '', CustomEndpointType: type = 'ANY'}) =>
        `make the endpoint ${printable(name)} again: aws rds create-db-cluster-endpoint --region ` +
        `${session.incident.region} --db-cluster-identifier ${printable(identifier)} ` +
        `--db-cluster-endpoint-identifier ${printable(name)} --endpoint-type ${printable(type)}`,
    ),
    ...(lost.GlobalClusterIdentifier
      ? [`add it to the global database ${printable(lost.GlobalClusterIdentifier)} again`]
      : []),
    ...(lost.Engine?.startsWith('aurora')
      ? ['set up replica autoscaling again, if it had any']
      : []),
  ];
}

function accepted(session: Session): readonly string[] {
  const members = [...acceptedMembers(session)].map((member) => printable(member));
  return members.length === 0
    ? []
    : [`Look again at ${counted(members.length, 'accepted difference')}: ${members.join(', ')}`];
}

/** What a restore made that RDS gave up: it holds a name, counts towards the quota, and is no backup. */
function failed(session: Session): readonly string[] {
  const kind = session.evidence.restoredCluster ? 'cluster' : 'instance';
  return failedRestores(session).map((name) => {
    const removal =
      `aws rds delete-db-${kind} --region ${session.incident.region} ` +
      `--db-${kind}-identifier ${printable(name)} ` +
      '--skip-final-snapshot --no-delete-automated-backups';
    return `Remove ${printable(name)}, which RDS gave up: ${removal}`;
  });
}

/** Never by Latchkey, and only where nothing but a backup leads back from it. */
function removal(session: Session): readonly string[] {
  const old = lostNow(session);
  // By its resource id, and never the one that has taken the name.
  const isOther = old?.identifier !== session.incident.database.identifier;
  if (!old || !isOther || !isRemovable(session)) return [];
  return [
    `Remove ${printable(old.identifier)} when nobody needs it any more: ${removalCommands(session)}`,
  ];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
