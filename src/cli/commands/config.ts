/** `latchkey config show`: what is set, and where each value came from. */
import {jsonLine} from '../../core/json.ts';
import {printable} from '../../core/words/text.ts';
import type {AddCommand} from '../command.ts';
import {loadSettings, type SettingName, type Settings} from '../config/settings.ts';
import {type Io, print} from '../io.ts';

const names: readonly SettingName[] = [
  'region',
  'regions',
  'profile',
  'runbooks',
  'reports',
  'production',
  'approvals',
  'connect',
  'check-command',
  'theme',
  'share-screen',
  'notifications',
];

export const addConfig: AddCommand = (program, io, done) => {
  program
    .command('config')
    .description('the settings')
    .command('show')
    .description('every setting, its value and where it came from')
    .option('--json', 'one JSON object')
    .action(async (options: {json?: boolean}) => {
      done(await show(options.json ?? false, io));
    });
};

async function show(isJson: boolean, io: Io): Promise<number> {
  const settings = await loadSettings(io.environment);
  const rows = names.map((name) => ({
    name,
    value: shownValue(settings, name),
    from: settings[name]?.from ?? 'not set',
  }));
  if (isJson) {
    const members = rows.map(({name, value, from}) => [name, {value, from}]);
    print(io, jsonLine(Object.fromEntries(members)));
    return 0;
  }
  for (const {name, value, from} of rows) {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
    print(io, printable(`${name}: ${value === undefined ? '–' : text} (${from})`, 1000));
  }
  return 0;
}

/** Whoever has a webhook's URL can write to its channel: it is never shown. */
function shownValue(settings: Settings, name: SettingName): unknown {
  if (name !== 'notifications') return settings[name]?.value;
  return settings.notifications?.value.map(({url, shape, on, redact}) => ({
    url: `${new URL(url).origin}/<hidden>`,
    shape,
    on,
    redact,
  }));
}
