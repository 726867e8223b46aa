/** A file in the place of bytes: questions and journals name it, and never hold what is in it. */
import type {Json} from './json.ts';

/** A file as it was measured: what is sent must have the same digest. */
export type FileReference = {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** The reference that a member of an input is; undefined for every other value. */
export function fileReferenceOf(value: Json | undefined): FileReference | undefined {
  if (typeof value !== 'object' || value === null || !('sha256' in value)) return undefined;
  const {file, bytes, sha256} = value;
  if (typeof file !== 'string' || typeof sha256 !== 'string') return undefined;
  return {file, sha256, bytes: typeof bytes === 'number' ? bytes : 0};
}

/** The path where a runbook's input only names a file: `{file: "{{ answers.wrapped }}"}`. */
export function namedFileOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || !('file' in value)) return undefined;
  const {file} = value;
  return typeof file === 'string' && Object.keys(value).length === 1 ? file : undefined;
}
