/** What a new cluster replicates: a cluster that is named, or the writer of a global database. */
import type {CreateDBClusterCommandInput} from '@aws-sdk/client-rds';
import {membersOfGlobal} from '../../../bond/cluster-topology.ts';
import type {Cluster} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Place} from '../../../world/world.ts';
import type {Call} from '../../call.ts';
import {invalidCombination} from '../errors.ts';
import {unexpectedState} from './errors.ts';
import {findClusterAnywhere} from './find.ts';
import {findGlobal} from './find-global.ts';

/** A source with its ARN. */
export type Upstream = {readonly arn: string; readonly place: Place; readonly cluster: Cluster};

/** The source of the new cluster; undefined where it stands alone or begins a global database. */
export function upstreamOf(call: Call, input: CreateDBClusterCommandInput): Upstream | undefined {
  const upstream = namedSource(call, input) ?? globalWriter(call, input);
  if (!upstream) return undefined;
  if (input.MasterUsername !== undefined) {
    throw invalidCombination('Cannot specify user name for cross region replication cluster');
  }
  if (upstream.cluster.status !== 'available') {
    throw unexpectedState(upstream.cluster, ['available']);
  }
  if (upstream.cluster.settings.Engine !== input.Engine) {
    const {Engine} = upstream.cluster.settings;
    throw invalidCombination(`The engine of the source is ${Engine}, not ${input.Engine}.`);
  }
  return upstream;
}

function namedSource(call: Call, input: CreateDBClusterCommandInput): Upstream | undefined {
  if (input.ReplicationSourceIdentifier === undefined) return undefined;
  const {place, cluster} = findClusterAnywhere(call, input.ReplicationSourceIdentifier);
  return {arn: rdsArn(place, 'cluster', cluster.id), place, cluster};
}

/** A global database has one cluster a Region; the first one writes. */
function globalWriter(call: Call, input: CreateDBClusterCommandInput): Upstream | undefined {
  if (input.GlobalClusterIdentifier === undefined) return undefined;
  const {global} = findGlobal(call, input.GlobalClusterIdentifier);
  const members = membersOfGlobal(call.accounts, call.place, global.id);
  const neighbour = members.find(({place}) => place.region === call.place.region);
  if (neighbour) {
    throw invalidCombination(
      `The global database ${global.id} has a DB cluster in this Region already.`,
    );
  }
  const located = members.map((one) => ({
    ...one,
    arn: rdsArn(one.place, 'cluster', one.cluster.id),
  }));
  return located.find(({arn}) => arn === global.writerArn) ?? located[0];
}
