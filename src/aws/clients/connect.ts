/** Loads a service's client when its first call is made: the first frame needs none of them. */
import type {ServiceName} from '../guard/allow-list.ts';
import type {ClientConfig, ServiceClient} from './service-client.ts';

type Connect = (config: ClientConfig, guard: {readonly readOnly: boolean}) => ServiceClient;

const services: {readonly [Service in ServiceName]: () => Promise<{connect: Connect}>} = {
  sts: () => import('./sts.ts'),
  rds: () => import('./rds.ts'),
  kms: () => import('./kms.ts'),
  backup: () => import('./backup.ts'),
  cloudtrail: () => import('./cloudtrail.ts'),
  iam: () => import('./iam.ts'),
  organizations: () => import('./organizations.ts'),
};

/** The connected service; its package is loaded with this call. */
export async function connectTo(
  service: ServiceName,
  config: ClientConfig,
  guard: {readonly readOnly: boolean},
): Promise<ServiceClient> {
  const {connect} = await services[service]();
  return connect(config, guard);
}
