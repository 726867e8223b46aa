/** The Regions that every account has, by partition. */

// Without opting in; what lies in another one stays unseen.
const regions: {readonly [partition: string]: readonly string[]} = {
  aws: [
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
    'ap-south-1',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'eu-north-1',
    'sa-east-1',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** The Regions of a partition (`aws`, `aws-cn`, `aws-us-gov`) that need no opting in. */
export function defaultRegions(partition: string): readonly string[] {
  return Object.hasOwn(regions, partition) ? (regions[partition] ?? []) : [];
}
