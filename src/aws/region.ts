/** Which Region a command means: the flag, the environment, then the profile. */
import {parseKnownFiles} from '@smithy/core/config';
import {UsageError} from '../core/errors.ts';

type Environment = {readonly [name: string]: string | undefined};

const shape = /^[a-z]{2}(-[a-z]+)+-\d$/;

/**
 * The Region, as the AWS CLI finds it: `--region`, AWS_REGION, AWS_DEFAULT_REGION, the profile.
 * (The SDK alone does not read AWS_DEFAULT_REGION.)
 * @throws UsageError when there is none, or it is not shaped like one.
 */
export async function resolveRegion(
  flag: string | undefined,
  profile: string | undefined,
  environment: Environment = process.env,
): Promise<string> {
  const region =
    flag ??
    fromEnvironment(environment) ??
    (await regionOfProfile(profile ?? environment.AWS_PROFILE ?? 'default'));
  if (!region) {
    throw new UsageError('No AWS Region is set.', [
      'Use --region eu-west-1, set AWS_REGION, or give the profile a region.',
    ]);
  }
  if (!shape.test(region)) {
    throw new UsageError(`"${region.slice(0, 40)}" is not an AWS Region.`, [
      'Regions look like eu-west-1.',
    ]);
  }
  return region;
}

async function regionOfProfile(profile: string): Promise<string | undefined> {
  const files = await parseKnownFiles({ignoreCache: true});
  return files[profile]?.region;
}

function fromEnvironment(environment: Environment): string | undefined {
  return environment.AWS_REGION || environment.AWS_DEFAULT_REGION || undefined;
}
