/** DescribeAccountAttributes: the quotas that a restore may run into (facts/aws.md §7). */
import type {
  DescribeAccountAttributesCommandInput,
  DescribeAccountAttributesCommandOutput,
} from '@aws-sdk/client-rds';
import type {Handler} from '../../call.ts';
import {manualSnapshots, quotas, storageUsed} from '../quotas.ts';

export const describeAccountAttributes: Handler<
  DescribeAccountAttributesCommandInput,
  DescribeAccountAttributesCommandOutput
> = (_input, call) => {
  const {rds} = call.here;
  const instances = Object.values(rds.instances);
  const most = Math.max(0, ...instances.map(({replicas}) => replicas.length));
  const rows: [name: string, used: number, most: number][] = [
    ['DBInstances', instances.length, quotas.instances],
    ['ManualSnapshots', manualSnapshots(rds), quotas.manualSnapshots],
    ['AllocatedStorage', storageUsed(rds), quotas.storageGiB],
    ['DBParameterGroups', Object.keys(rds.groups.parameter).length, quotas.parameterGroups],
    ['OptionGroups', Object.keys(rds.groups.option).length, quotas.optionGroups],
    ['DBSubnetGroups', Object.keys(rds.groups.subnet).length, quotas.subnetGroups],
    ['ReadReplicasPerMaster', most, quotas.readReplicasPerSource],
    ['DBClusters', Object.keys(rds.clusters).length, quotas.clusters],
  ];
  return {
    AccountQuotas: rows.map(([AccountQuotaName, Used, Max]) => ({AccountQuotaName, Used, Max})),
  };
};
