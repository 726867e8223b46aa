/** What RDS puts in where a create or a restore says nothing (facts/aws.md §6.3). */
import {hash} from 'node:crypto';
import type {Place} from '../../world/world.ts';

/** `default.postgres16` for postgres 16.6. */
export function defaultParameterGroup(engine: string, version: string): string {
  return `default.${engine}${majorVersion(engine, version)}`;
}

/** `default:postgres-16` for postgres 16.6. */
export function defaultOptionGroup(engine: string, version: string): string {
  return `default:${engine}-${majorVersion(engine, version).replace('.', '-')}`;
}

/** `16` of postgres 16.6, `8.0` of mysql 8.0.39. */
export function majorVersion(engine: string, version: string): string {
  const parts = version.split('.');
  const isOneNumber = engine.includes('postgres') && Number(parts[0]) >= 10;
  return isOneNumber ? (parts[0] ?? '') : parts.slice(0, 2).join('.');
}

/** The port of an engine. */
export function defaultPort(engine: string): number {
  if (engine.includes('postgres')) return 5432;
  if (engine.startsWith('oracle')) return 1521;
  return engine.startsWith('sqlserver') ? 1433 : 3306;
}

/** The license model that describes show. */
export function licenseOf(engine: string): string {
  if (engine.includes('postgres')) return 'postgresql-license';
  return /^(oracle|sqlserver)/.test(engine) ? 'license-included' : 'general-public-license';
}

/** Engines with a paid extended support are enrolled unless the caller opts out (facts/aws.md §6.3). */
export function lifecycleSupport(engine: string): string | undefined {
  return /^(mysql|postgres)$/.test(engine) ? 'open-source-rds-extended-support' : undefined;
}

/** The CA certificate of an account that chose no other. */
export const defaultCertificate = 'rds-ca-rsa2048-g1';

type Network = {
  readonly vpcId: string;
  readonly securityGroup: string;
  readonly subnets: readonly string[];
};

/** The default VPC of a Region and its default security group. */
export const defaultNetwork = oncePerPlace((name): Network => {
  const hex = hash('sha256', name, 'hex');
  return {
    vpcId: `vpc-0${hex.slice(0, 16)}`,
    securityGroup: `sg-0${hex.slice(16, 32)}`,
    subnets: [32, 40, 48].map((from) => `subnet-0${hex.slice(from, from + 16)}`),
  };
});

/** The part of an endpoint that is the same for all databases of an account and Region. */
export const endpointSuffix = oncePerPlace((name, {region}) => {
  const digest = hash('sha256', `rds ${name}`, 'buffer');
  const letters = [...digest.subarray(0, 11)].map((byte) => (byte % 36).toString(36)).join('');
  return `c${letters}.${region}.rds.amazonaws.com`;
});

// More than a world has; a client that signs for ever new Regions does not fill the memory.
const mostPlaces = 500;

/** What follows from an account and a Region alone: every instance of a long list asks for it. */
function oncePerPlace<T>(make: (name: string, place: Place) => T): (place: Place) => T {
  const made = new Map<string, T>();
  return (place) => {
    const name = `${place.accountId} ${place.region}`;
    const known = made.get(name);
    if (known !== undefined) return known;
    const fresh = make(name, place);
    if (made.size >= mostPlaces) made.clear();
    made.set(name, fresh);
    return fresh;
  };
}
