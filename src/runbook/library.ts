/** Finds runbooks on disk; a later folder's runbook replaces an earlier one of the same id. */
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {RunbookError, UsageError} from '../core/errors.ts';
import {parseRunbook} from './parse.ts';
import {placeWords} from './place.ts';
import type {Library, Runbook} from './runbook.ts';

/** A runbook's file, read but not yet understood. */
export type RunbookFile = {readonly file: string; readonly text: string};

/** The Markdown files directly inside a folder, in the order of their names. */
export async function readRunbookFiles(folder: string): Promise<readonly RunbookFile[]> {
  const names = await namesIn(folder);
  const files = names
    .filter((name) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md')
    .sort()
    .map((name) => join(folder, name));
  return Promise.all(files.map(readRunbookFile));
}

/** One file, for `lint` of a path. */
export async function readRunbookFile(file: string): Promise<RunbookFile> {
  try {
    return {file, text: await readFile(file, 'utf8')};
  } catch {
    throw new UsageError(`The runbook ${file} cannot be read.`, ['Check the path.']);
  }
}

/**
 * The runbooks of these folders. Throws RunbookError with file:line:column at the first problem
 * of a file; what only `lint` can tell (operations, parameters) is not looked at here.
 */
export async function loadRunbooks(folders: readonly string[]): Promise<Library> {
  const library = new Map<string, Runbook>();
  for (const folder of folders) {
    for (const runbook of runbooksOf(await readRunbookFiles(folder))) {
      library.set(runbook.id, runbook);
    }
  }
  return library;
}

/** The runbooks of files that were read already; throws RunbookError at the first problem. */
export function runbooksOf(files: readonly RunbookFile[]): readonly Runbook[] {
  const byId = new Map<string, Runbook>();
  for (const {file, text} of files) {
    const {runbook, problems} = parseRunbook(file, text);
    const [first] = problems;
    if (first) throw new RunbookError(placeWords(first), first.message, [first.fix]);
    if (!runbook) continue;
    const other = byId.get(runbook.id);
    if (other) {
      const message = `The runbook "${runbook.id}" is in ${other.file} as well.`;
      throw new RunbookError(`${file}:1:1`, message, ['Give one of them another id.']);
    }
    byId.set(runbook.id, runbook);
  }
  return [...byId.values()];
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    throw new UsageError(`The folder ${folder} cannot be read.`, [
      'Name a folder that holds runbooks.',
    ]);
  }
}
