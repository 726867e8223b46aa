/** What a call on a cluster is authorized on, and what its trail names. */
import {rdsArn} from '../../../world/names.ts';
import type {Call, TrailResource} from '../../call.ts';
import {identifierOf} from '../find.ts';

type NamesCluster = {readonly DBClusterIdentifier?: string | undefined};

/** The cluster that the call names. */
export const onCluster = {
  resource: (input: NamesCluster, call: Call) =>
    rdsArn(call.place, 'cluster', identifierOf(input.DBClusterIdentifier ?? '*', 'cluster')),
  trail: (input: NamesCluster): TrailResource[] =>
    input.DBClusterIdentifier
      ? [{type: 'AWS::RDS::DBCluster', name: identifierOf(input.DBClusterIdentifier, 'cluster')}]
      : [],
};
