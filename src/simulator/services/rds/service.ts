/** RDS: its operations in one table. */
import {
  DBInstanceNotFoundFault$,
  DescribeDBInstanceAutomatedBackups$,
  DescribeDBInstances$,
  DescribeEvents$,
  InvalidDBInstanceStateFault$,
  KMSKeyNotAccessibleFault$,
  StartDBInstance$,
  StopDBInstance$,
} from '@aws-sdk/client-rds';
import {wireService} from '../../wire/service.ts';
import {rdsArn} from '../../world/names.ts';
import {
  type Call,
  operation,
  operationsByName,
  type SimulatedService,
  type TrailResource,
} from '../call.ts';
import {describeEvents} from './describe-events.ts';
import {identifierOf} from './find.ts';
import {describeDBInstanceAutomatedBackups, describeDBInstances} from './instances.ts';
import {startDBInstance} from './start.ts';
import {stopDBInstance} from './stop.ts';

type NamesInstance = {readonly DBInstanceIdentifier?: string | undefined};

const onInstance = {
  resource: (input: NamesInstance, call: Call) =>
    rdsArn(call.place, 'db', identifierOf(input.DBInstanceIdentifier ?? '*', 'db')),
  trail: (input: NamesInstance): TrailResource[] =>
    input.DBInstanceIdentifier
      ? [{type: 'AWS::RDS::DBInstance', name: identifierOf(input.DBInstanceIdentifier, 'db')}]
      : [],
};

const operations = operationsByName([
  operation({schema: DescribeDBInstances$, mode: 'read', ...onInstance, handle: describeDBInstances}),
  operation({
    schema: DescribeDBInstanceAutomatedBackups$,
    mode: 'read',
    handle: describeDBInstanceAutomatedBackups,
  }),
  operation({schema: DescribeEvents$, mode: 'read', handle: describeEvents}),
  operation({schema: StartDBInstance$, mode: 'change', ...onInstance, handle: startDBInstance}),
  operation({schema: StopDBInstance$, mode: 'change', ...onInstance, handle: stopDBInstance}),
]);

/** The simulated RDS. */
export const rds: SimulatedService = {
  prefix: 'rds',
  source: 'rds.amazonaws.com',
  operations,
  wire: wireService({
    signingName: 'rds',
    protocol: 'query',
    version: '2014-10-31',
    xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
    schemas: {
      ...Object.fromEntries([...operations].map(([name, {schema}]) => [name, schema])),
      DBInstanceNotFoundFault$,
      InvalidDBInstanceStateFault$,
      KMSKeyNotAccessibleFault$,
    },
  }),
};
