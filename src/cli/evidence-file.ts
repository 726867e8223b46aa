/** Saved evidence (`diagnose --save`, `--from`): every fact of one incident in one JSON file. */
import fs from 'node:fs';
import {UsageError} from '../core/errors.ts';
import type {Evidence} from '../core/evidence.ts';
import type {Incident} from '../core/incident.ts';
import {jsonText} from '../core/json.ts';

/** Format `latchkey/evidence/1`. `at` is when it was read, ISO 8601. */
export type SavedEvidence = {
  readonly format: 'latchkey/evidence/1';
  readonly at: string;
  readonly incident: Incident;
  readonly facts: Evidence;
};

/** Writes the file for its owner alone: it names accounts, keys and principals. */
export function saveEvidence(file: string, saved: SavedEvidence): void {
  try {
    fs.writeFileSync(file, `${jsonText(saved)}\n`, {mode: 0o600});
  } catch (error) {
    throw new UsageError(`The evidence cannot be written to ${file}: ${messageOf(error)}.`, [
      'Name a file in a folder that you may write to.',
    ]);
  }
}

/** Reads a saved file. Throws UsageError when it is none, or holds what AWS does not answer. */
export async function readEvidence(file: string): Promise<SavedEvidence> {
  let value: unknown;
  try {
    value = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`The evidence in ${file} cannot be read: ${messageOf(error)}.`, [
      'Use a file that latchkey diagnose --save wrote.',
    ]);
  }
  if (!isSaved(value)) {
    throw new UsageError(`${file} is not saved evidence (format latchkey/evidence/1).`, [
      'Use a file that latchkey diagnose --save wrote.',
    ]);
  }
  const {misshapen} = await import('./evidence-shape.ts');
  const place = await misshapen(value.facts);
  if (place === undefined) return value;
  throw new UsageError(`${file} was changed: ${place} is not what AWS answers.`, [
    'Use a file that latchkey diagnose --save wrote.',
  ]);
}

function isSaved(value: unknown): value is SavedEvidence {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'latchkey/evidence/1' &&
    'at' in value &&
    typeof value.at === 'string' &&
    'incident' in value &&
    isIncident(value.incident) &&
    'facts' in value &&
    areFacts(value.facts)
  );
}

function isIncident(value: unknown): value is Incident {
  return (
    typeof value === 'object' &&
    value !== null &&
    'database' in value &&
    typeof value.database === 'object' &&
    value.database !== null &&
    'identifier' in value.database &&
    typeof value.database.identifier === 'string' &&
    'accountId' in value &&
    typeof value.accountId === 'string' &&
    'region' in value &&
    typeof value.region === 'string'
  );
}

function areFacts(value: unknown): value is Evidence {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(
    (fact: unknown) =>
      typeof fact === 'object' &&
      fact !== null &&
      'call' in fact &&
      typeof fact.call === 'string' &&
      'at' in fact &&
      typeof fact.at === 'string' &&
      'status' in fact &&
      typeof fact.status === 'string' &&
      ['known', 'denied', 'failed', 'absent'].includes(fact.status),
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
