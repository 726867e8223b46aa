/** How a profile logs in, so that the advice after an expired login is the fitting command. */
import {parseKnownFiles} from '@smithy/core/config';

/** The advice where nothing is known of how one logs in. */
export const generalAdvice = 'renew your AWS credentials';

/** The command or sentence that renews a login. Files that cannot be read give the general one. */
export async function loginAdvice(
  profile: string | undefined,
  environment: {readonly [name: string]: string | undefined} = process.env,
): Promise<string> {
  const name = profile ?? environment.AWS_PROFILE;
  const files = await parseKnownFiles({ignoreCache: true});
  const section = files[name ?? 'default'];
  const option = name === undefined ? '' : ` --profile ${name}`;
  const source = section?.source_profile;
  const holder = (source === undefined ? undefined : files[source]) ?? section;
  const holderOption = holder === section || source === undefined ? option : ` --profile ${source}`;
  if (holder?.sso_session ?? holder?.sso_start_url) return `aws sso login${holderOption}`;
  if (holder?.login_session) return `aws login${holderOption}`;
  return name === undefined ? generalAdvice : `renew the credentials of profile ${name}`;
}
