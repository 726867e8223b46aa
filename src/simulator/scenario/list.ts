/** Scenario files in a folder. */
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {UsageError} from '../../core/errors.ts';
import type {ScenarioInfo} from '../world/world.ts';
import {readScenario, type Scenario} from './read.ts';

/** The scenario to begin with: what most people meet first, in the night and in a rehearsal. */
export const firstScenario = 'key-disabled';

const difficulties: readonly ScenarioInfo['difficulty'][] = ['easy', 'medium', 'hard'];

/** What every scenario of the folder says about itself: the one to begin with, then easy to hard. */
export async function listScenarios(folder: string): Promise<ScenarioInfo[]> {
  const scenarios = await Promise.all((await filesIn(folder)).map((file) => read(folder, file)));
  return scenarios.map((scenario) => scenario.info).sort(inOrderOfLearning);
}

function inOrderOfLearning(a: ScenarioInfo, b: ScenarioInfo): number {
  return (
    Number(b.id === firstScenario) - Number(a.id === firstScenario) ||
    difficulties.indexOf(a.difficulty) - difficulties.indexOf(b.difficulty) ||
    a.id.localeCompare(b.id)
  );
}

/**
 * The scenario of that id, or of a file of one's own (`./orders.yaml`). Throws UsageError with the
 * known ids where there is none, or where the file cannot be read.
 */
export async function loadScenario(folder: string, id: string): Promise<Scenario> {
  if (/\.ya?ml$/.test(id)) return readScenario(await textOf(id), id);
  const files = await filesIn(folder);
  const file = files.find((name) => name === `${id}.yaml`);
  if (file !== undefined) return read(folder, file);
  const known = files.map((name) => name.replace(/\.yaml$/, '')).join(', ');
  throw new UsageError(`There is no scenario "${id}".`, [
    `Known scenarios: ${known}`,
    'Or name a file of your own, such as ./orders.yaml.',
  ]);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`The scenario file ${file} cannot be read: ${reason}.`, [
      'docs/scenarios.md says how to write one.',
    ]);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.yaml')).sort();
}

async function read(folder: string, file: string): Promise<Scenario> {
  const path = join(folder, file);
  return readScenario(await readFile(path, 'utf8'), path);
}
