/** Where an instance is reached, who may join, and the groups it belongs to. */
import type {DBInstance} from '@aws-sdk/client-rds';
import type {InstanceSettings} from '../../world/instances.ts';
import type {Call} from '../call.ts';
import {presentSubnetGroup} from './subnet-groups.ts';

/** Network, groups and domain of an instance. */
export function presentNetwork(settings: InstanceSettings, call: Call): DBInstance {
  return {
    DBSubnetGroup: presentSubnetGroup(call, settings.DBSubnetGroupName, settings.VpcId),
    VpcSecurityGroups: settings.VpcSecurityGroupIds.map((id) => ({
      VpcSecurityGroupId: id,
      Status: 'active',
    })),
    DBParameterGroups: [
      {DBParameterGroupName: settings.DBParameterGroupName, ParameterApplyStatus: 'in-sync'},
    ],
    OptionGroupMemberships: [{OptionGroupName: settings.OptionGroupName, Status: 'in-sync'}],
    DBSecurityGroups: [],
    NetworkType: settings.NetworkType,
    CustomerOwnedIpEnabled: settings.EnableCustomerOwnedIp,
    DomainMemberships: presentDomains(settings),
  };
}

function presentDomains(settings: InstanceSettings): DBInstance['DomainMemberships'] {
  const {Domain, DomainFqdn} = settings;
  if (Domain === undefined && DomainFqdn === undefined) return [];
  return [
    {
      Domain,
      Status: 'joined',
      FQDN: DomainFqdn,
      IAMRoleName: settings.DomainIAMRoleName,
      OU: settings.DomainOu,
      AuthSecretArn: settings.DomainAuthSecretArn,
      DnsIps: settings.DomainDnsIps && [...settings.DomainDnsIps],
    },
  ];
}
