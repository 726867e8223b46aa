/** Reads one latchkey.yaml: every complaint names file, line and column. */
import fs from 'node:fs';
import path from 'node:path';
import {RunbookError, UsageError} from '../../core/errors.ts';
import {parseSource, type SourceText} from '../../simulator/scenario/positions.ts';
import {type Config, configSchema} from './schema.ts';

/** A file that was read, and where its settings stand. */
export type ConfigFile = {
  readonly file: string;
  readonly config: Config;
  /** `latchkey.yaml:3:1`. */
  placeOf(setting: string): string;
};

/** Reads and checks a file. Throws UsageError. */
export function readConfig(file: string, isOwn: boolean): ConfigFile {
  const source = sourceOf(file);
  const result = configSchema.safeParse(source.value ?? {});
  const issue = result.error?.issues[0];
  if (issue) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const where = [...issue.path, ...unknown.slice(0, 1)];
    const what =
      unknown.length > 0
        ? `there is no setting "${unknown[0]}"`
        : `${issue.path.join('.') || 'the file'}: ${issue.message}`;
    throw complaint(source, where, what);
  }
  const config = result.data ?? {};
  requireHarmless(source, config, isOwn);
  return {
    file,
    config: {...config, ...foldersOf(config, path.dirname(file))},
    placeOf: (setting) => source.errorAt([setting], '').where,
  };
}

/**
 * A file that came with a checkout must not send what happens to an address of its own, nor have a
 * command run by the shell of whoever stands in its folder.
 */
function requireHarmless(source: SourceText, config: Config, isOwn: boolean): void {
  for (const name of ['notifications', 'check-command'] as const) {
    if (config[name] === undefined || isOwn) continue;
    throw complaint(
      source,
      [name],
      `${name} may only stand in your own file, not in one of a project`,
    );
  }
  for (const [index, {url}] of (config.notifications ?? []).entries()) {
    const flaw = flawOfUrl(url);
    if (flaw !== undefined) throw complaint(source, ['notifications', index, 'url'], flaw);
  }
}

/** Why messages are not sent there; undefined where they may be. The URL itself is a secret. */
export function flawOfUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return 'a URL is expected';
  const {protocol, hostname} = new URL(url);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere)
    ? undefined
    : 'the URL has to begin with https://';
}

/** Folders are meant from where the file lies. */
function foldersOf({runbooks, reports}: Config, folder: string): Partial<Config> {
  return {
    ...(runbooks === undefined ? {} : {runbooks: path.resolve(folder, runbooks)}),
    ...(reports === undefined ? {} : {reports: path.resolve(folder, reports)}),
  };
}

function sourceOf(file: string): SourceText {
  try {
    return parseSource(fs.readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof RunbookError) throw new UsageError(error.message, [help]);
    throw new UsageError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      [help],
    );
  }
}

const help = 'latchkey config show tells what is set and where; docs/config.md lists the settings.';

function complaint(source: SourceText, at: readonly PropertyKey[], what: string): UsageError {
  return new UsageError(`${source.errorAt(at, what).message}.`, [help]);
}
