/** The id of a backup in a question, `kind@region/name`, and what runbooks read in it. */

/** What kind of backup it is; each has its own way back. */
export type SourceKind =
  | 'snapshot'
  | 'copy'
  | 'point-in-time'
  | 'retained'
  | 'replicated'
  | 'recovery-point'
  | 'replica'
  | 'cluster-snapshot'
  | 'cluster-copy'
  | 'cluster-point-in-time'
  | 'cluster-retained'
  | 'clone'
  | 'cluster-replica';

/** The parts of an id; all of them empty where nothing was chosen. */
export type SourceParts = {
  readonly kind: string;
  /** The Region in which the way back is gone, where it is not the incident's. */
  readonly region: string;
  readonly name: string;
};

/** `snapshot/orders-db-dr`, or `replicated@eu-central-1/arn:…` for one of another Region. */
export function sourceId({kind, region, name}: SourceParts & {readonly kind: SourceKind}): string {
  return `${kind}${region === '' ? '' : `@${region}`}/${name}`;
}

/** The parts of such an id. Names may hold slashes and colons: only the first slash counts. */
export function sourceParts(id: string): SourceParts {
  const slash = id.indexOf('/');
  if (slash < 0) return {kind: '', region: '', name: ''};
  const [kind = '', region = ''] = id.slice(0, slash).split('@');
  return {kind, region, name: id.slice(slash + 1)};
}

/** The step whose answer is the backup, and the one that asks again after a look elsewhere. */
export const sourceStep = 'source';
export const sourceAgainStep = 'source-again';

/** The backup that was chosen; the second question, where it was asked, replaces the first. */
export function chosenSource(answers: {readonly [step: string]: string}): SourceParts {
  return sourceParts(chosenSourceId(answers));
}

/** Its id; empty where nothing was chosen. */
export function chosenSourceId(answers: {readonly [step: string]: string}): string {
  return answers[sourceAgainStep] ?? answers[sourceStep] ?? '';
}

/** The step whose answer is the key, and the answer that keeps the backup's own. */
export const keyStep = 'key';
export const sameKey = 'same';

/** True where the snapshot that was chosen is copied before it is restored (facts/aws.md §6.2). */
export function isCopied(answers: {readonly [step: string]: string}): boolean {
  const {kind} = chosenSource(answers);
  if (kind === 'copy' || kind === 'cluster-copy') return true;
  return kind === 'snapshot' && (answers[keyStep] ?? sameKey) !== sameKey;
}
