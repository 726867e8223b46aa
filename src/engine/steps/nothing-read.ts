/** When nothing could be read at all, or there is no such database, there is nothing to judge. */
import type {Door} from '../../aws/door.ts';
import {nothingReadError} from '../../aws/door-errors.ts';
import {loginAdvice} from '../../aws/profile-login.ts';
import {databaseOf} from '../../core/database.ts';
import {UsageError} from '../../core/errors.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Incident} from '../../core/incident.ts';
import {nearest} from '../../runbook/nearest.ts';
import {goneWords} from './gone.ts';

/** Throws CredentialsError or EndpointError when not one fact about a database was read. */
export async function refuseWithoutAnswers(evidence: Evidence, door: Door): Promise<void> {
  const {region, profile, endpoint} = door;
  const login = await loginAdvice(profile);
  const error = nothingReadError(evidence, {region, profile, endpoint, login});
  if (error) throw error;
}

/**
 * Throws UsageError when AWS says that there is no such database: with the backups that are left of
 * one of that name, else with near names.
 */
export function refuseWithoutDatabase(evidence: Evidence, incident: Incident): void {
  if (databaseOf(evidence)) return;
  const asked = [factOf(evidence, 'instance'), factOf(evidence, 'cluster')];
  const isMissing = asked.every((fact) => fact.status === 'absent');
  if (!isMissing) return;
  const gone = goneWords(evidence, incident);
  if (gone) throw new UsageError(gone.message, gone.nextSteps);
  const {identifier} = incident.database;
  const near = nearest(identifier, namesIn(evidence));
  throw new UsageError(
    `There is no database "${identifier}" in ${incident.region}, account ${incident.accountId}.`,
    near === undefined
      ? ['latchkey respond without DB lists the databases of the Region; --region chooses another.']
      : [`Did you mean ${near}?`],
  );
}

function namesIn(evidence: Evidence): readonly string[] {
  const instances = knownValue(factOf(evidence, 'regionInstances'))?.DBInstances ?? [];
  const clusters = knownValue(factOf(evidence, 'regionClusters'))?.DBClusters ?? [];
  return [
    ...instances.map((instance) => instance.DBInstanceIdentifier ?? ''),
    ...clusters.map((cluster) => cluster.DBClusterIdentifier ?? ''),
  ];
}
