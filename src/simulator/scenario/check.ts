/** What a scenario's schema cannot see: names that refer to nothing, calls that do not exist. */
import {operationOf, services} from '../services/catalog.ts';
import {memberNames, misfit, missingMember} from '../wire/conform.ts';
import {backupFlaw} from './check-backup.ts';
import {keyFlaw} from './check-keys.ts';
import {organizationFlaw} from './check-organization.ts';
import {callerFlaw, principalFlaw} from './check-principals.ts';
import {type Flaw, first, placed, repeated, unknown} from './flaw.ts';
import type {Path} from './positions.ts';
import type {TimelineCall} from './schema/timeline.ts';
import type {ScenarioFile} from './schema.ts';

/** The first flaw; undefined where the scenario holds together. */
export function flawOf(scenario: ScenarioFile): Flaw | undefined {
  return (
    principalFlaw(scenario) ??
    organizationFlaw(scenario) ??
    keyFlaw(scenario) ??
    databaseFlaw(scenario) ??
    backupFlaw(scenario) ??
    first(scenario.timeline, (call, index) => callFlaw(scenario, call, ['timeline', index])) ??
    first(scenario.wrong, ({before = []}, index) =>
      first(before, (call, at) => callFlaw(scenario, call, ['wrong', index, 'before', at])),
    )
  );
}

function databaseFlaw(scenario: ScenarioFile): Flaw | undefined {
  const {estate, database} = scenario;
  const instances = estate.instances.map((instance) => instance.DBInstanceIdentifier);
  const clusters = estate.clusters.map((cluster) => cluster.DBClusterIdentifier);
  const members = estate.clusters.flatMap((cluster) =>
    cluster.members.map((member) => member.DBInstanceIdentifier),
  );
  const instancesAt = estate.instances.map((one) =>
    placed(scenario, one, one.DBInstanceIdentifier),
  );
  const clustersAt = estate.clusters.map((one) => placed(scenario, one, one.DBClusterIdentifier));
  const twice = repeated(instancesAt) ?? repeated(clustersAt);
  if (twice !== undefined) {
    const list = repeated(instancesAt) === undefined ? 'clusters' : 'instances';
    const name = list === 'clusters' ? clusters[twice] : instances[twice];
    return {path: ['estate', list, twice], message: `${name} stands here twice`};
  }
  const membersAt = estate.clusters.flatMap((cluster) =>
    cluster.members.map((member) => placed(scenario, cluster, member.DBInstanceIdentifier)),
  );
  const again = repeated([...instancesAt, ...membersAt]);
  if (again !== undefined) {
    const name = [...instances, ...members][again];
    return {path: ['estate', 'clusters'], message: `${name} stands here twice`};
  }
  const databases = [...instances, ...clusters];
  if (!databases.includes(database)) {
    return unknown(['database'], 'database of this estate', database, databases);
  }
  return linkFlaw(estate, instances, clusters);
}

/** Names by which databases and snapshots refer to databases. */
function linkFlaw(
  estate: ScenarioFile['estate'],
  instances: readonly string[],
  clusters: readonly string[],
): Flaw | undefined {
  const links = [
    ...estate.snapshots.map((snapshot, index) => ({
      path: ['estate', 'snapshots', index, 'DBInstanceIdentifier'],
      name: snapshot.DBInstanceIdentifier as string | undefined,
      known: instances,
    })),
    ...estate.instances.map((instance, index) => ({
      path: ['estate', 'instances', index, 'replicaOf'],
      name: instance.replicaOf,
      known: instances,
    })),
    ...estate.clusters.map((cluster, index) => ({
      path: ['estate', 'clusters', index, 'replicaOf'],
      name: cluster.replicaOf,
      known: clusters,
    })),
  ];
  return first(links, ({path, name, known}) =>
    name === undefined || known.includes(name)
      ? undefined
      : unknown(path, 'database of this estate', name, known),
  );
}

function callFlaw(
  scenario: ScenarioFile,
  call: Pick<TimelineCall, 'as' | 'call' | 'with'>,
  path: Path,
): Flaw | undefined {
  const caller = callerFlaw(scenario, call.as, [...path, 'as']);
  if (caller) return caller;
  const found = operationOf(call.call);
  if (!found) {
    return unknown([...path, 'call'], 'call the simulator serves', call.call, servedCalls());
  }
  const input = found.operation.schema[4];
  const missing = missingMember(input, call.with);
  if (missing !== undefined) {
    return {path: [...path, 'with'], message: `${call.call} needs ${missing}`};
  }
  const wrong = misfit(input, call.with);
  if (wrong !== undefined) {
    return {path: [...path, 'with', ...wrong.split('.')], message: `${wrong} has the wrong type`};
  }
  const members = memberNames(input);
  const stranger = Object.keys(call.with).find((name) => !members.includes(name));
  if (stranger === undefined) return undefined;
  return unknown([...path, 'with', stranger], `member of ${call.call}`, stranger, members);
}

function servedCalls(): string[] {
  return services.flatMap((service) =>
    [...service.operations.keys()].map((name) => `${service.prefix}:${name}`),
  );
}
