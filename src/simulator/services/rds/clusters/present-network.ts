/** Groups, network and domain of a cluster in the shapes that describes have for them. */
import type {DBCluster} from '@aws-sdk/client-rds';
import type {ClusterSettings} from '../../../world/clusters.ts';

/** What DescribeDBClusters shows of them. */
export function presentNetwork(settings: ClusterSettings): DBCluster {
  return {
    DBClusterParameterGroup: settings.DBClusterParameterGroupName,
    DBSubnetGroup: settings.DBSubnetGroupName,
    VpcSecurityGroups: settings.VpcSecurityGroupIds.map((id) => ({
      VpcSecurityGroupId: id,
      Status: 'active',
    })),
    DBClusterOptionGroupMemberships: settings.OptionGroupName
      ? [{DBClusterOptionGroupName: settings.OptionGroupName, Status: 'in-sync'}]
      : undefined,
    DomainMemberships: settings.Domain
      ? [{Domain: settings.Domain, Status: 'joined', IAMRoleName: settings.DomainIAMRoleName}]
      : [],
    HostedZoneId: hostedZone,
  };
}

// Route 53's zone of the endpoints; one per Region in AWS, one for all here.
const hostedZone = 'Z29XKXDKYMONMX';
