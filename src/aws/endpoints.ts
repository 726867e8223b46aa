/** Which endpoint each service is reached at: what the environment and the profile configure. */
import {parseKnownFiles} from '@smithy/core/config';
import {type CallName, partsOfCall} from '../core/call.ts';
import {allowedCalls, type ServiceName} from './guard/allow-list.ts';

/** An endpoint URL per service; a service that is missing is reached at AWS's own endpoint. */
export type Endpoints = {readonly [Service in ServiceName]?: string};

type Environment = {readonly [name: string]: string | undefined};
type Section = {readonly [name: string]: string | undefined};

const services: readonly ServiceName[] = [...new Set(allowedCalls.map(({service}) => service))];

/** The same endpoint for every service; none at all for an empty one. */
export function oneEndpoint(url: string): Endpoints {
  return url === '' ? {} : endpointsBy(() => url);
}

/** What `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_<SERVICE>` say, by the SDK's own rules. */
export function endpointsFromEnvironment(environment: Environment): Endpoints {
  if (isTrue(environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS)) return {};
  return endpointsBy(
    (service) =>
      environment[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || environment.AWS_ENDPOINT_URL,
  );
}

/**
 * What the environment says, else the profile's `endpoint_url` and its `services` section. The
 * files are read anew; a file that cannot be read configures nothing, as with the SDK.
 */
export async function configuredEndpoints(
  profile: string | undefined,
  environment: Environment = process.env,
): Promise<Endpoints> {
  if (isTrue(environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS)) return {};
  const files: {readonly [section: string]: Section} = await parseKnownFiles({ignoreCache: true});
  const section = files[profile ?? environment.AWS_PROFILE ?? 'default'] ?? {};
  if (isTrue(section.ignore_configured_endpoint_urls)) return {};
  const ownServices = files[`services.${section.services}`] ?? {};
  const fromEnvironment = endpointsFromEnvironment(environment);
  return endpointsBy(
    (service) =>
      fromEnvironment[service] || ownServices[`${service}.endpoint_url`] || section.endpoint_url,
  );
}

/**
 * The endpoints in words for the header: empty for AWS's own, the URL where all services share it.
 * Anything mixed is spelt out by service, is no URL, and so passes for no simulator and no loopback:
 * one service at a simulator must not make a rehearsal of the others at AWS.
 */
export function endpointWords(endpoints: Endpoints): string {
  const urls = new Set(services.map((service) => endpoints[service] ?? ''));
  const [only = ''] = urls;
  if (urls.size === 1) return only;
  return [...urls]
    .map((url) => {
      const users = services.filter((service) => (endpoints[service] ?? '') === url);
      return `${users.join('+')} at ${url || 'AWS'}`;
    })
    .join(', ');
}

/** The endpoint of one call's service; empty for AWS's own. */
export function endpointOf(endpoints: Endpoints, call: CallName): string {
  const service = services.find((candidate) => candidate === partsOfCall(call).service);
  return (service && endpoints[service]) ?? '';
}

function endpointsBy(choose: (service: ServiceName) => string | undefined): Endpoints {
  return Object.fromEntries(
    services.flatMap((service) => {
      const url = choose(service);
      return url ? [[service, url]] : [];
    }),
  );
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}
