/** Operations that tell what RDS offers, what happened and what is due. */
import {
  DescribeAccountAttributes$,
  DescribeCertificates$,
  DescribeDBEngineVersions$,
  DescribeEvents$,
  DescribeOrderableDBInstanceOptions$,
  DescribePendingMaintenanceActions$,
  DescribeSourceRegions$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {describeAccountAttributes} from '../catalog/account-attributes.ts';
import {describeCertificates} from '../catalog/certificates.ts';
import {
  describeDBEngineVersions,
  describeOrderableDBInstanceOptions,
} from '../catalog/describe-engines.ts';
import {describePendingMaintenanceActions} from '../catalog/pending-maintenance.ts';
import {describeSourceRegions} from '../catalog/source-regions.ts';
import {describeEvents} from '../describe-events.ts';

/** The operations of this table. */
export const catalogOperations = [
  operation({schema: DescribeEvents$, mode: 'read', handle: describeEvents}),
  operation({schema: DescribeDBEngineVersions$, mode: 'read', handle: describeDBEngineVersions}),
  operation({
    schema: DescribeOrderableDBInstanceOptions$,
    mode: 'read',
    handle: describeOrderableDBInstanceOptions,
  }),
  operation({schema: DescribeCertificates$, mode: 'read', handle: describeCertificates}),
  operation({schema: DescribeSourceRegions$, mode: 'read', handle: describeSourceRegions}),
  operation({schema: DescribeAccountAttributes$, mode: 'read', handle: describeAccountAttributes}),
  operation({
    schema: DescribePendingMaintenanceActions$,
    mode: 'read',
    handle: describePendingMaintenanceActions,
  }),
];
