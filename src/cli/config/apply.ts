/** Puts settings where a command's own flags are silent. */
import type {Command} from 'commander';
import type {Settings} from './settings.ts';

/** Sessions that go on keep their own Region and profile. */
const goingOn = ['resume', 'takeover'];

/** Settings under another name than their option's. */
const sessionSettings = [
  ['share-screen', 'shareScreen'],
  ['connect', 'connect'],
  ['check-command', 'checkCommand'],
] as const;

/** Sets the options that no flag named; the environment is left to the SDK, which reads it itself. */
export function applySettings(command: Command, settings: Settings): void {
  const names = goingOn.includes(command.name())
    ? (['regions', 'runbooks'] as const)
    : (['region', 'regions', 'profile', 'runbooks'] as const);
  for (const name of names) {
    const setting = settings[name];
    const has = command.options.some((option) => option.attributeName() === name);
    // An ARN says its own Region.
    if (name === 'region' && command.args[0]?.startsWith('arn:')) continue;
    const isAws = name !== 'runbooks' && setting?.from.startsWith('environment');
    if (!has || !setting || isAws || command.getOptionValue(name) !== undefined) continue;
    command.setOptionValueWithSource(name, setting.value, 'config');
  }
  for (const [setting, option] of sessionSettings) {
    const value = settings[setting]?.value;
    const has = command.options.some((each) => each.attributeName() === option);
    if (value === undefined || !has || command.getOptionValue(option) !== undefined) continue;
    command.setOptionValueWithSource(option, value, 'config');
  }
}

/** What the theme adds to the environment; what is set there already wins. */
export function themeVariables(
  {theme}: Settings,
  environment: NodeJS.ProcessEnv,
): {readonly [name: string]: string} {
  switch (theme?.value) {
    case 'no-color':
      return environment.NO_COLOR ? {} : {NO_COLOR: '1'};
    case 'screen-reader':
      return environment.ACCESSIBLE ? {} : {ACCESSIBLE: '1'};
    case 'ascii':
      // A locale is always set: the theme has to win over it.
      return {LC_ALL: 'C'};
    default:
      return {};
  }
}
