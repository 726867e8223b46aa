/** Which copies of automated backups lie in other Regions, and which came into this one. */
import type {DBInstanceAutomatedBackupsReplication} from '@aws-sdk/client-rds';
import {type Replicated, replicatedBackups} from '../../bond/replication.ts';
import type {Instance} from '../../world/instances.ts';
import {rdsArn} from '../../world/names.ts';
import type {Call} from '../call.ts';

/** ARNs of the copies that an instance has in other Regions, as far as they still grow. */
export function replicationsOf(
  call: Call,
  instance: Instance,
): DBInstanceAutomatedBackupsReplication[] | undefined {
  const running = replicatedBackups(
    call.accounts,
    (backup, {accountId}) =>
      accountId === call.place.accountId &&
      backup.instance.resourceId === instance.resourceId &&
      backup.stoppedAt === undefined,
  );
  if (running.length === 0) return undefined;
  return running.map(({place, backup}) => ({
    DBInstanceAutomatedBackupsArn: rdsArn(place, 'auto-backup', backup.id),
  }));
}

/** The replicated backups of the caller's Region. */
export function replicationsInto(call: Call): Replicated[] {
  const {place, here} = call;
  return Object.values(here.rds.replicatedBackups).map((backup) => ({place, backup}));
}
