/** Databases to pick from: those of the storyboard, and as many more as a test wants. */
import type {PickRow, PickView} from '../../src/screen/pick-model.ts';
import {account, region} from './night/entries.ts';

export const pickRows: readonly PickRow[] = [
  row('accounts', 'available', 'aurora-postgresql 15', 'alias/accounts', 'cluster'),
  row('archive-2019', 'inaccessible-encryption-credentials', 'mysql 8.0.39', '3f1d27c2…9b4e'),
  row(
    'billing-db',
    'inaccessible-encryption-credentials-recoverable',
    'postgres 16.6',
    'alias/orders',
  ),
  row('customer-orders-and-returns-prod-01', 'available', 'postgres 16.6', 'alias/customer'),
  row('legacy-crm', 'storage-full', 'mysql 5.7.44', 'aws/rds'),
  row(
    'orders-db',
    'inaccessible-encryption-credentials-recoverable',
    'postgres 16.6',
    'alias/orders',
  ),
  row('sandbox-17', 'modifying', 'mariadb 10.11', 'alias/sandbox'),
  row('sessions-db', 'available', 'postgres 15.9', 'alias/orders'),
  row('static-content', 'available', 'mysql 8.0.39', ''),
  row('tickets', 'available', 'postgres 16.6', 'AWS-owned key'),
];

function row(
  identifier: string,
  status: string,
  engine: string,
  key: string,
  kind: PickRow['kind'] = 'instance',
): PickRow {
  return {identifier, kind, status, engine, key};
}

/** The rows of the storyboard and healthy ones up to `count`. */
export function manyRows(count: number): readonly PickRow[] {
  const more = Array.from({length: Math.max(0, count - pickRows.length)}, (_, index) =>
    row(`tenant-${String(index).padStart(5, '0')}`, 'available', 'postgres 16.6', 'alias/tenants'),
  );
  return [...pickRows, ...more];
}

/** The list as the screen gets it. */
export function pickView(rows: readonly PickRow[] = pickRows, isComplete = true): PickView {
  return {
    mode: 'LIVE',
    endpoint: '',
    accountId: account,
    region,
    operator: 'OnCallResponder/mara',
    rows,
    isComplete,
    problem: '',
  };
}
