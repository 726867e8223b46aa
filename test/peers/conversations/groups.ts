/** Groups that databases stand in, and what the Region offers (facts/aws.md §8). */
import type {Step} from './step.ts';

const parameters = {
  DBParameterGroupName: 'peer-parameters',
  DBParameterGroupFamily: 'postgres16',
  Description: 'of a peer',
};
const clusterParameters = {
  DBClusterParameterGroupName: 'peer-cluster-parameters',
  DBParameterGroupFamily: 'aurora-postgresql16',
  Description: 'of a peer',
};
const options = {
  OptionGroupName: 'peer-options',
  EngineName: 'mysql',
  MajorEngineVersion: '8.0',
  OptionGroupDescription: 'of a peer',
};
const subnets = {
  DBSubnetGroupName: 'peer-subnets',
  DBSubnetGroupDescription: 'of a peer',
  SubnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b1c2d3e4f5061728'],
};

export const groupConversation: readonly Step[] = [
  {
    call: 'rds:CreateDBParameterGroup',
    input: parameters,
    answers: {DBParameterGroup: {DBParameterGroupFamily: 'postgres16'}},
  },
  {
    call: 'rds:CreateDBParameterGroup',
    input: parameters,
    refuses: {code: 'DBParameterGroupAlreadyExists', status: 400},
  },
  {
    call: 'rds:DescribeDBParameterGroups',
    input: {DBParameterGroupName: 'peer-parameters'},
    answers: {DBParameterGroups: [{Description: 'of a peer'}]},
  },
  {
    call: 'rds:DescribeDBParameterGroups',
    input: {DBParameterGroupName: 'none'},
    refuses: {code: 'DBParameterGroupNotFound', status: 404},
  },
  {call: 'rds:DeleteDBParameterGroup', input: {DBParameterGroupName: 'peer-parameters'}},
  {
    call: 'rds:DeleteDBParameterGroup',
    input: {DBParameterGroupName: 'default.postgres16'},
    refuses: {
      code: 'InvalidDBParameterGroupState',
      message: 'Default DBParameterGroup cannot be deleted: default.postgres16',
      status: 400,
    },
  },
  {
    call: 'rds:CreateDBClusterParameterGroup',
    input: clusterParameters,
    answers: {DBClusterParameterGroup: {DBParameterGroupFamily: 'aurora-postgresql16'}},
  },
  {
    call: 'rds:CreateDBClusterParameterGroup',
    input: clusterParameters,
    refuses: {code: 'DBParameterGroupAlreadyExists', status: 400},
  },
  {
    call: 'rds:DescribeDBClusterParameterGroups',
    input: {DBClusterParameterGroupName: 'peer-cluster-parameters'},
    answers: {DBClusterParameterGroups: [{Description: 'of a peer'}]},
  },
  {
    call: 'rds:DescribeDBClusterParameterGroups',
    input: {DBClusterParameterGroupName: 'none'},
    refuses: {code: 'DBParameterGroupNotFound', status: 404},
  },
  {
    call: 'rds:DeleteDBClusterParameterGroup',
    input: {DBClusterParameterGroupName: 'peer-cluster-parameters'},
  },
  {
    call: 'rds:DeleteDBClusterParameterGroup',
    input: {DBClusterParameterGroupName: 'peer-cluster-parameters'},
    refuses: {code: 'DBParameterGroupNotFound', status: 404},
  },
  {
    call: 'rds:CreateOptionGroup',
    input: options,
    answers: {OptionGroup: {EngineName: 'mysql', MajorEngineVersion: '8.0'}},
  },
  {
    call: 'rds:CreateOptionGroup',
    input: options,
    refuses: {code: 'OptionGroupAlreadyExistsFault', status: 400},
  },
  {
    call: 'rds:DescribeOptionGroups',
    input: {OptionGroupName: 'peer-options'},
    answers: {OptionGroupsList: [{OptionGroupDescription: 'of a peer'}]},
  },
  {
    call: 'rds:DescribeOptionGroups',
    input: {OptionGroupName: 'none'},
    refuses: {code: 'OptionGroupNotFoundFault', status: 404},
  },
  {
    call: 'rds:CreateDBSubnetGroup',
    input: subnets,
    answers: {DBSubnetGroup: {DBSubnetGroupName: 'peer-subnets', SubnetGroupStatus: 'Complete'}},
  },
  {
    call: 'rds:CreateDBSubnetGroup',
    input: subnets,
    refuses: {code: 'DBSubnetGroupAlreadyExists', status: 400},
  },
  {
    call: 'rds:DescribeDBSubnetGroups',
    input: {DBSubnetGroupName: 'peer-subnets'},
    answers: {DBSubnetGroups: [{DBSubnetGroupDescription: 'of a peer'}]},
  },
  {
    call: 'rds:DescribeDBSubnetGroups',
    input: {DBSubnetGroupName: 'none'},
    refuses: {code: 'DBSubnetGroupNotFoundFault', status: 404},
  },
  {
    call: 'rds:DescribeDBEngineVersions',
    input: {Engine: 'postgres', EngineVersion: '16.6'},
    answers: {DBEngineVersions: [{Engine: 'postgres', DBParameterGroupFamily: 'postgres16'}]},
  },
  {
    call: 'rds:DescribeOrderableDBInstanceOptions',
    input: {Engine: 'postgres', EngineVersion: '16.6', DBInstanceClass: 'db.t4g.medium'},
  },
  {
    call: 'rds:DescribeCertificates',
    input: {CertificateIdentifier: 'rds-ca-rsa2048-g1'},
    answers: {Certificates: [{CertificateType: 'CA'}]},
  },
  {
    call: 'rds:DescribeCertificates',
    input: {CertificateIdentifier: 'none'},
    refuses: {code: 'CertificateNotFound', status: 404},
  },
  {
    call: 'rds:DescribeSourceRegions',
    input: {RegionName: 'eu-central-1'},
    answers: {SourceRegions: [{RegionName: 'eu-central-1', Status: 'available'}]},
  },
  {call: 'rds:DescribeAccountAttributes'},
  {call: 'rds:DescribePendingMaintenanceActions'},
];
