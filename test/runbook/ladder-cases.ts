import type {Session} from '../../src/core/session.ts';
import {
  cluster,
  diagnosed,
  instance,
  key,
  keyDisabled,
  opened,
  sessionOf,
  terminal,
} from './sessions.ts';

/** One situation, and what each way says in it. */
export type Row = {
  readonly name: string;
  readonly session: Session;
  readonly enable: string;
  readonly start: string;
  readonly restore: string;
  readonly recommended?: string;
};

/** The situations, from the plainest on. */
export const rows: readonly Row[] = [
  {
    name: 'a disabled key, the database inside its seven days',
    session: keyDisabled(),
    enable: 'yes: key is Disabled',
    start: 'later: the key is Disabled',
    restore: 'later: backups under this key need it too',
    recommended: 'enable-key',
  },
  {
    name: 'a disabled key that RDS has not acted on yet',
    session: sessionOf(
      opened(),
      instance({DBInstanceStatus: 'available'}),
      key(),
      diagnosed('at-risk', ['key-disabled']),
    ),
    enable: 'yes: key is Disabled',
    start: 'no: it is available',
    restore: 'no: it is available',
    recommended: 'enable-key',
  },
  {
    name: 'the key works again, the database is still stopped',
    session: sessionOf(
      opened(),
      instance(),
      key({KeyState: 'Enabled'}),
      diagnosed('restored-not-started', ['restored-not-started']),
    ),
    enable: 'no: key is Enabled',
    start: 'yes: the key works again',
    restore: 'later: a start is cheaper',
    recommended: 'start-database',
  },
  {
    name: 'the final status with the key Enabled: the restore tries the start first',
    session: sessionOf(
      opened(),
      instance({DBInstanceStatus: terminal}),
      key({KeyState: 'Enabled'}),
      diagnosed('locked-out', ['restored-not-started']),
    ),
    enable: 'no: key is Enabled',
    start: 'later: the restore tries it first',
    restore: 'yes: AWS names only a backup',
    recommended: 'restore-from-backup',
  },
  {
    name: 'the final status with the key Disabled: the restore enables it first',
    session: sessionOf(
      opened(),
      instance({DBInstanceStatus: terminal}),
      key(),
      diagnosed('locked-out', ['key-disabled']),
    ),
    enable: 'later: the restore does this first',
    start: 'later: the restore tries it first',
    restore: 'yes: AWS names only a backup',
    recommended: 'restore-from-backup',
  },
  {
    name: 'the final status of a cluster: the restore tries the start first',
    session: sessionOf(
      opened('orders-cluster'),
      cluster({Status: terminal}),
      key({KeyState: 'Enabled'}),
      diagnosed('locked-out', []),
    ),
    enable: 'no: key is Enabled',
    start: 'later: the restore tries it first',
    restore: 'yes: AWS names only a backup',
    recommended: 'restore-from-backup',
  },
  {
    name: 'a key being deleted: stopping that comes before all else',
    session: sessionOf(
      opened(),
      instance(),
      key({KeyState: 'PendingDeletion'}),
      diagnosed('locked-out', ['key-pending-deletion']),
    ),
    enable: 'later: first stop its deletion',
    start: 'later: the key first: stop its deletion, enable it',
    restore: 'later: backups under this key need it too',
    recommended: 'cancel-key-deletion',
  },
  {
    name: 'a key without its imported material',
    session: sessionOf(
      opened(),
      instance(),
      key({KeyState: 'PendingImport'}),
      diagnosed('locked-out', ['key-material-missing']),
    ),
    enable: 'no: its material has to be imported again',
    start: 'later: the key first: import its material again',
    restore: 'later: backups under this key need it too',
    recommended: 'reimport-key-material',
  },
  {
    name: 'a key whose key store is not connected',
    session: sessionOf(
      opened(),
      instance(),
      key({KeyState: 'Unavailable'}),
      diagnosed('locked-out', ['key-store-disconnected']),
    ),
    enable: 'no: its key store has to be connected',
    start: 'later: the key first: connect its key store',
    restore: 'later: backups under this key need it too',
    recommended: 'reconnect-key-store',
  },
  {
    name: 'a deleted key: only a snapshot under another key is left',
    session: sessionOf(opened(), instance(), diagnosed('locked-out', ['key-deleted'])),
    enable: 'no: KMS knows no such key to enable',
    start: 'yes: key not visible, a try tells',
    restore: 'yes: its key is unknown to KMS; look for copies under another',
    recommended: 'start-database',
  },
  {
    name: 'a key of another account',
    session: sessionOf(
      opened(),
      instance(),
      key({AWSAccountId: '444455556666'}),
      diagnosed('locked-out', ['key-disabled', 'key-in-another-account']),
    ),
    enable: 'no: Disabled; only account 444455556666 can mend it',
    start: 'later: the key is Disabled',
    restore: 'later: backups under this key need it too',
    recommended: 'hand-over-to-key-owner',
  },
  {
    name: 'the key Enabled and another cause found',
    session: sessionOf(
      opened(),
      instance(),
      key({KeyState: 'Enabled'}),
      diagnosed('locked-out', ['grant-missing']),
    ),
    enable: 'no: key is Enabled',
    start: 'later: its grant is lost; that way tries it first',
    restore: 'later: a start is cheaper',
    recommended: 'replace-lost-grant',
  },
  {
    name: 'an instance of an Aurora cluster',
    session: sessionOf(
      opened(),
      instance({Engine: 'aurora-postgresql'}),
      key({KeyState: 'Enabled'}),
      diagnosed('locked-out', []),
    ),
    enable: 'no: key is Enabled',
    start: 'no: Aurora starts a whole cluster',
    restore: 'no: this is a member; name its cluster instead',
  },
];
