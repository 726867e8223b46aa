/** The services that are served. */

import {backup} from './backup/service.ts';
import type {Operation, SimulatedService} from './call.ts';
import {cloudtrail} from './cloudtrail/service.ts';
import {iam} from './iam/service.ts';
import {kms} from './kms/service.ts';
import {organizations} from './organizations/service.ts';
import {rds} from './rds/service.ts';
import {sts} from './sts/service.ts';

/** All of them. */
export const services: readonly SimulatedService[] = [
  kms,
  rds,
  sts,
  cloudtrail,
  backup,
  iam,
  organizations,
];

/** The service and operation behind `kms:EnableKey`; undefined where it is not served. */
export function operationOf(
  call: string,
): {readonly service: SimulatedService; readonly operation: Operation} | undefined {
  const [prefix = '', name = ''] = call.split(':');
  const service = services.find((candidate) => candidate.prefix === prefix);
  const operation = service?.operations.get(name);
  return service && operation && {service, operation};
}
