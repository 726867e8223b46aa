/** The engines and versions that the simulated RDS offers: a small part of AWS's list. */
import type {RdsState} from '../../../world/databases.ts';

/** One engine with its versions, oldest first. */
export type Engine = {
  readonly name: string;
  readonly title: string;
  readonly versions: readonly string[];
  readonly logs: readonly string[];
  readonly hasReplicas: boolean;
};

/** Engines by name, as far as drills need them. */
export const engines: readonly Engine[] = [
  {
    name: 'postgres',
    title: 'PostgreSQL',
    versions: ['14.15', '15.9', '15.10', '16.6', '17.2'],
    logs: ['postgresql', 'upgrade'],
    hasReplicas: true,
  },
  {
    name: 'mysql',
    title: 'MySQL Community Edition',
    versions: ['8.0.39', '8.0.40', '8.4.3'],
    logs: ['audit', 'error', 'general', 'slowquery'],
    hasReplicas: true,
  },
  {
    name: 'mariadb',
    title: 'MariaDB Community Edition',
    versions: ['10.11.10', '11.4.4'],
    logs: ['audit', 'error', 'general', 'slowquery'],
    hasReplicas: true,
  },
  {
    name: 'aurora-postgresql',
    title: 'Aurora PostgreSQL',
    versions: ['15.10', '16.6'],
    logs: ['postgresql'],
    hasReplicas: false,
  },
  {
    name: 'aurora-mysql',
    title: 'Aurora MySQL',
    versions: ['8.0.mysql_aurora.3.08.0'],
    logs: ['audit', 'error', 'general', 'slowquery'],
    hasReplicas: false,
  },
  {
    name: 'oracle-se2',
    title: 'Oracle Database Standard Edition 2',
    versions: ['19.0.0.0.ru-2025-01.rur-2025-01.r1'],
    logs: ['alert', 'audit', 'listener', 'trace'],
    hasReplicas: false,
  },
  {
    name: 'sqlserver-se',
    title: 'Microsoft SQL Server Standard Edition',
    versions: ['16.00.4165.4.v1'],
    logs: ['agent', 'error'],
    hasReplicas: false,
  },
];

/** The engines, with versions that databases of the Region already have. */
export function enginesIn(rds: RdsState): readonly Engine[] {
  const used = Object.values(rds.instances).map(({settings}) => settings);
  return engines.map((engine) => {
    const more = used.filter(({Engine}) => Engine === engine.name);
    const all = new Set([...engine.versions, ...more.map(({EngineVersion}) => EngineVersion)]);
    return {...engine, versions: [...all].sort(byNumbers)};
  });
}

function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, 'en', {numeric: true});
}
