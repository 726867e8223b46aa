/** DescribeDBInstances. */
import type {
  DescribeDBInstancesCommandInput,
  DescribeDBInstancesCommandOutput,
} from '@aws-sdk/client-rds';
import type {Instance} from '../../world/instances.ts';
import {rdsArn} from '../../world/names.ts';
import type {Handler} from '../call.ts';
import {clusterOf} from './clusters/find.ts';
import {findInstance} from './find.ts';
import {filtered, rdsPage} from './lists.ts';
import {presentInstance} from './present-instance.ts';

export const describeDBInstances: Handler<
  DescribeDBInstancesCommandInput,
  DescribeDBInstancesCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const named = input.DBInstanceIdentifier;
  const all = named ? [findInstance(rds, named)] : byId(Object.values(rds.instances));
  const matching = filtered(all, input.Filters, {
    'db-instance-id': (instance) => [instance.id, rdsArn(call.place, 'db', instance.id)],
    'dbi-resource-id': (instance) => [instance.resourceId],
    'db-cluster-id': (instance) => {
      const cluster = clusterOf(rds, instance);
      return cluster ? [cluster.id, rdsArn(call.place, 'cluster', cluster.id)] : [];
    },
    domain: (instance) => [instance.settings.Domain],
    engine: (instance) => [instance.settings.Engine],
  });
  const page = rdsPage(matching, input);
  return {
    DBInstances: page.items.map((instance) => presentInstance(instance, call)),
    Marker: page.marker,
  };
};

function byId(instances: readonly Instance[]): Instance[] {
  return [...instances].sort((a, b) => (a.id < b.id ? -1 : 1));
}
