/** KMS's own word on the grant that RDS needs: a dry run, which makes none (facts/aws.md §2.6, §3.1). */
import {databaseOf} from '../../core/database.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import type {Door} from '../door.ts';
import {type Read, single, skipped} from './planned.ts';
import {type ObserveOptions, Reader} from './reader.ts';

/** The read for one key. The door lets CreateGrant out with DryRun alone (guard/dry-run.ts). */
export function grantRead(arn: string, {operator, world}: Session): Read {
  // Though KMS would do nothing, a dry run of Latchkey sends no call that is named as a change.
  if (world === 'read-only') return skipped(`dryRun:${arn}`, 'not tried in a dry run');
  const input = {
    KeyId: arn,
    GranteePrincipal: granteeOf(operator.arn),
    Operations: ['Decrypt', 'GenerateDataKeyWithoutPlaintext', 'CreateGrant', 'DescribeKey'],
    DryRun: true,
  };
  return single(`dryRun:${arn}`, input, arn.split(':')[3] || undefined);
}

/**
 * Asks once a session, of a customer's key that is Enabled: any other answers with its state, which
 * is known. A person who leaves meanwhile loses nothing by it.
 */
export async function observeGrant(
  door: Door,
  session: Session,
  options: ObserveOptions,
): Promise<void> {
  const {evidence} = session;
  const arn = databaseOf(evidence)?.keyId ?? '';
  const key = knownValue(factOf(evidence, 'key'))?.KeyMetadata;
  const isAsked = evidence[`dryRun:${arn}`] !== undefined;
  if (isAsked || key?.KeyState !== 'Enabled' || key.KeyManager === 'AWS') return;
  const reader = new Reader(door, options);
  await reader.round(1, [grantRead(arn, session)]);
}

/** A grant names a role, never one of its sessions. */
function granteeOf(caller: string): string {
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(caller);
  if (!session) return caller;
  const [, partition = 'aws', account = '', role = ''] = session;
  return `arn:${partition}:iam::${account}:role/${role}`;
}
