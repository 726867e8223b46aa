/** The incident: which database, where, and who is operating. */

/** What the operator named: an identifier or an ARN's parts. */
export type DatabaseRef = {
  readonly identifier: string;
  /** Known from an ARN or from the first answer; undefined until then. */
  readonly kind?: 'instance' | 'cluster';
};

/** Account and Region are part of every question and every report. */
export type Incident = {
  readonly database: DatabaseRef;
  readonly accountId: string;
  readonly region: string;
};

/** Who operates, as STS GetCallerIdentity says. */
export type Operator = {readonly arn: string; readonly accountId: string};

/**
 * Which AWS this is. `live` and `read-only` send to real endpoints; `simulated` is in process.
 * `rehearsal` in `Opened` marks a simulator behind an endpoint.
 */
export type WorldKind = 'live' | 'read-only' | 'simulated';

/** The mode the screen shows, derived from the world, never stored. */
export type Mode = 'LIVE' | 'DRY RUN' | 'REHEARSAL' | 'TRAINING';

/** `OnCallResponder/mara` from an assumed-role ARN, `mara` from a user's, `root` from the root's. */
export function operatorName(arn: string): string {
  const resource = arn.split(':').slice(5).join(':');
  return resource.replace(/^(assumed-role|user|federated-user|role)\//, '') || arn;
}
