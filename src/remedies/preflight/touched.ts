/** What a call of RDS touches, by ARN: IAM is asked about every one, not about the database alone. */
import {databaseOf} from '../../core/database.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';

/** One resource; `isOpen` where nobody has chosen yet which one it is. */
export type Touched = {readonly arn: string; readonly words: string; readonly isOpen: boolean};

// The resource types of IAM's reference for RDS, by the member that names one.
const typeOf: {readonly [member: string]: string} = {
  DBInstanceIdentifier: 'db',
  SourceDBInstanceIdentifier: 'db',
  TargetDBInstanceIdentifier: 'db',
  DBSnapshotIdentifier: 'snapshot',
  SourceDBSnapshotIdentifier: 'snapshot',
  TargetDBSnapshotIdentifier: 'snapshot',
  DBClusterIdentifier: 'cluster',
  SourceDBClusterIdentifier: 'cluster',
  SnapshotIdentifier: 'cluster-snapshot',
  SourceDBClusterSnapshotIdentifier: 'cluster-snapshot',
  TargetDBClusterSnapshotIdentifier: 'cluster-snapshot',
  DBSubnetGroupName: 'subgrp',
  DBParameterGroupName: 'pg',
  DBClusterParameterGroupName: 'cluster-pg',
  OptionGroupName: 'og',
};

// What such a call names once a backup is chosen, whatever else it names.
const chosenLater: {readonly [call: string]: string} = {
  'rds:RestoreDBInstanceFromDBSnapshot': 'DBSnapshotIdentifier',
  'rds:CopyDBSnapshot': 'SourceDBSnapshotIdentifier',
  'rds:RestoreDBClusterFromSnapshot': 'SnapshotIdentifier',
  'rds:CopyDBClusterSnapshot': 'SourceDBClusterSnapshotIdentifier',
};

/** Stands for a name that is not known yet: what allows it allows every name. */
const anyName = 'not-chosen-yet';

/** Every resource that the call names, and the database where it names none. */
export function touchedBy(
  call: string,
  input: BoundInput,
  region: string,
  {evidence, incident}: Session,
): readonly Touched[] {
  const base = `arn:aws:rds:${region}:${incident.accountId}`;
  const named = Object.entries(input).flatMap(([member, value]): readonly Touched[] => {
    const type = typeOf[member];
    if (type === undefined || typeof value !== 'string' || value === '') return [];
    if (value.startsWith('arn:')) return [{arn: value, words: value, isOpen: false}];
    // RDS makes its default groups itself, in every account.
    if (/^default[.:]/.test(value)) return [];
    return [{arn: `${base}:${type}:${value}`, words: `${type} ${value}`, isOpen: false}];
  });
  const later = chosenLater[call];
  if (later !== undefined && !input[later]) {
    const type = typeOf[later] ?? '';
    const arn = `${base}:${type}:${anyName}`;
    return [...named, {arn, words: `the ${type} that is chosen`, isOpen: true}];
  }
  if (named.length > 0) return named;
  const own = databaseOf(evidence)?.arn ?? '';
  return [{arn: own, words: 'the database', isOpen: false}];
}

/** The resources of a policy that lets the call through: exact for the database, else by type. */
export function resourcesFor(action: string, session: Session): readonly string[] {
  const own = databaseOf(session.evidence)?.arn;
  if (own === undefined) return ['*'];
  if (/^rds:(Start|AddRole)/.test(action)) return [own];
  const base = own.split(':').slice(0, 5).join(':');
  const types = own.includes(':cluster:')
    ? ['cluster', 'cluster-snapshot', 'cluster-pg', 'db', 'pg', 'og', 'subgrp']
    : ['db', 'snapshot', 'pg', 'og', 'subgrp'];
  return types.map((type) => `${base}:${type}:*`);
}
