/** The settings of this run and where each came from: flags beat environment beat file. */
import fs from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import type {Config, NotificationConfig} from './schema.ts';

/** A value and its origin in words. */
export type Setting<T> = {readonly value: T; readonly from: string};

/** Settings that are not set are undefined. */
export type Settings = {
  readonly region?: Setting<string>;
  /** Regions in which backups are looked for too. */
  readonly regions?: Setting<readonly string[]>;
  readonly profile?: Setting<string>;
  readonly runbooks?: Setting<string>;
  readonly reports?: Setting<string>;
  readonly production?: Setting<readonly string[]>;
  readonly approvals?: Setting<readonly string[]>;
  /** False: the network forbids to look whether the database answers. */
  readonly connect?: Setting<boolean>;
  readonly 'check-command'?: Setting<string>;
  readonly theme?: Setting<NonNullable<Config['theme']>>;
  readonly 'share-screen'?: Setting<boolean>;
  readonly notifications?: Setting<readonly NotificationConfig[]>;
};

export type SettingName = keyof Settings;

/** The files that may exist, the nearest first. `isOwn`: no project can have put it there. */
export function configFiles(
  environment: NodeJS.ProcessEnv,
  folder: string,
): readonly {readonly file: string; readonly isOwn: boolean}[] {
  const own = environment.LATCHKEY_CONFIG;
  if (own) return [{file: path.resolve(own), isOwn: true}];
  const platform = envPaths('latchkey', {suffix: ''}).config;
  return [
    {file: path.join(folder, 'latchkey.yaml'), isOwn: false},
    {file: path.join(platform, 'latchkey.yaml'), isOwn: true},
  ];
}

/** Reads what there is; without a file nothing more is loaded. Throws UsageError. */
export async function loadSettings(
  environment: NodeJS.ProcessEnv,
  folder = process.cwd(),
): Promise<Settings> {
  const found = configFiles(environment, folder).filter(
    // A file that was named has to be there; the others may be.
    ({file}) => environment.LATCHKEY_CONFIG !== undefined || fs.existsSync(file),
  );
  const fromEnvironment = await environmentSettings(environment);
  if (found.length === 0) return fromEnvironment;
  const {readConfig} = await import('./file.ts');
  let settings: Settings = {};
  for (const {file, isOwn} of found.toReversed()) {
    const {config, placeOf} = readConfig(file, isOwn);
    const entries = Object.entries(config).filter(([, value]) => value !== undefined);
    const here: Settings = Object.fromEntries(
      entries.map(([name, value]) => [name, {value, from: placeOf(name)}]),
    );
    settings = {...settings, ...here, ...careOf(settings, here)};
  }
  return {...settings, ...fromEnvironment};
}

/** A project may ask for more care than its reader does, never for less: these lists are joined. */
function careOf(own: Settings, project: Settings): Settings {
  const production = joined(own.production, project.production);
  const approvals = joined(own.approvals, project.approvals);
  return {...(production ? {production} : {}), ...(approvals ? {approvals} : {})};
}

function joined(
  own: Setting<readonly string[]> | undefined,
  project: Setting<readonly string[]> | undefined,
): Setting<readonly string[]> | undefined {
  if (!own || !project) return own ?? project;
  const value = [...new Set([...project.value, ...own.value])];
  return {value, from: `${project.from} and ${own.from}`};
}

const variables = {
  region: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
  profile: ['AWS_PROFILE'],
  runbooks: ['LATCHKEY_RUNBOOKS'],
  reports: ['LATCHKEY_REPORTS'],
} as const;

async function environmentSettings(environment: NodeJS.ProcessEnv): Promise<Settings> {
  const texts = Object.entries(variables).flatMap(([setting, names]) => {
    const name = names.find((each) => environment[each]);
    return name ? [[setting, {value: environment[name], from: `environment ${name}`}]] : [];
  });
  return {
    ...Object.fromEntries(texts),
    ...themeOf(environment),
    ...(await webhookOf(environment)),
  };
}

function themeOf({NO_COLOR, ACCESSIBLE}: NodeJS.ProcessEnv): Settings {
  if (ACCESSIBLE) return {theme: {value: 'screen-reader', from: 'environment ACCESSIBLE'}};
  return NO_COLOR ? {theme: {value: 'no-color', from: 'environment NO_COLOR'}} : {};
}

async function webhookOf(environment: NodeJS.ProcessEnv): Promise<Settings> {
  const url = environment.LATCHKEY_WEBHOOK_URL;
  if (!url) return {};
  const [{flawOfUrl}, {noticeEvents}, {UsageError}] = await Promise.all([
    import('./file.ts'),
    import('./schema.ts'),
    import('../../core/errors.ts'),
  ]);
  const flaw = flawOfUrl(url);
  if (flaw !== undefined) throw new UsageError(`LATCHKEY_WEBHOOK_URL: ${flaw}.`);
  const shape = environment.LATCHKEY_WEBHOOK_SHAPE === 'slack' ? 'slack' : 'json';
  const value = [{url, shape, on: [...noticeEvents], redact: false} as const];
  return {
    notifications: {
      value: value.map((each) => ({...each, on: [...each.on]})),
      from: 'environment LATCHKEY_WEBHOOK_URL',
    },
  };
}
