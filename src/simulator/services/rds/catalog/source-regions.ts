/** DescribeSourceRegions: from where the Region of the call can copy snapshots (facts/aws.md §6.1). */
import type {
  DescribeSourceRegionsCommandInput,
  DescribeSourceRegionsCommandOutput,
} from '@aws-sdk/client-rds';
import type {Handler} from '../../call.ts';
import {invalidValue} from '../errors.ts';
import {rdsPage} from '../lists.ts';

// The Regions that every account has without opting in; of the others this account has none.
const regions = [
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1'],
  ...['ap-southeast-2', 'ca-central-1', 'eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2'],
  ...['eu-west-3', 'sa-east-1', 'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
];

export const describeSourceRegions: Handler<
  DescribeSourceRegionsCommandInput,
  DescribeSourceRegionsCommandOutput
> = (input, {place}) => {
  const {RegionName: named} = input;
  if (named !== undefined && !regions.includes(named)) {
    throw invalidValue(`Invalid region name: ${named}`);
  }
  const others = regions.filter((region) => region !== place.region);
  const page = rdsPage(named === undefined ? others : [named], input);
  return {
    SourceRegions: page.items.map((RegionName) => ({
      RegionName,
      Endpoint: `https://rds.${RegionName}.amazonaws.com`,
      Status: 'available',
      SupportsDBInstanceAutomatedBackupsReplication: true,
    })),
    Marker: page.marker,
  };
};
