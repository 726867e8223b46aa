/** The options that every command shares, and which front end they mean. */
import {type Command, Option} from 'commander';
import {UsageError} from '../core/errors.ts';
import {type Io, isAccessible, isTerminal} from './io.ts';

/** Where AWS is and how Latchkey speaks. */
export type CommonOptions = {
  readonly profile?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly screen?: boolean;
  readonly plain?: boolean;
  readonly json?: boolean;
  /** False for `--no-color`. */
  readonly color: boolean;
};

/** Options of the commands that run a session. */
export type SessionOptions = CommonOptions & {
  readonly answers?: string;
  readonly runbooks?: string;
  readonly shareScreen?: boolean;
  /** False for `--no-connect`. */
  readonly connect?: boolean;
  readonly checkCommand?: string;
  /** Regions in which backups are looked for too. */
  readonly regions?: readonly string[];
};

export type FrontEndName = 'screen' | 'plain' | 'json';

/** A command with the options of where AWS is and how Latchkey speaks. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--profile <name>', 'AWS profile')
    .option('--region <region>', 'AWS Region')
    .option('--endpoint-url <url>', 'another endpoint than AWS’s own, such as the simulator')
    .addOption(new Option('--screen', 'full screen').conflicts(['plain', 'json']))
    .addOption(new Option('--plain', 'plain lines').conflicts(['screen', 'json']))
    .addOption(new Option('--json', 'JSON on stdout').conflicts(['screen', 'plain']))
    .option('--no-color', 'no colour');
}

/** Adds what a command that asks questions needs. */
export function withSessionOptions(command: Command): Command {
  return withCommonOptions(command)
    .option('--answers <file>', 'answer by file (YAML: step id → answer), or `recommended`')
    .option('--runbooks <folder>', 'runbooks that add to or replace the built-in ones')
    .option('--share-screen', 'mask account ids, ARNs and names in everything that is shown')
    .addOption(
      new Option(
        '--regions <list>',
        'look for backups in these Regions too, divided by commas',
      ).argParser(regionsOf),
    )
    .option('--connect', 'connect to it all the same, where latchkey.yaml says connect: false')
    .option('--no-connect', 'do not connect to the restored database to see whether it answers')
    .option(
      '--check-command <command>',
      'run by your shell at the end, with LATCHKEY_ENDPOINT, _PORT and _DATABASE',
    );
}

/** `eu-central-1,us-east-1` as a list. Throws UsageError for what is no Region. */
export function regionsOf(text: string): readonly string[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const wrong = names.find((name) => !/^[a-z]{2}(-[a-z]+)+-\d$/.test(name));
  if (names.length > 0 && wrong === undefined) return names;
  throw new UsageError(`"${(wrong ?? text).slice(0, 120)}" is no Region.`, [
    'For example: --regions eu-central-1,us-east-1.',
  ]);
}

/** Screen on a terminal, plain lines elsewhere, unless a flag says otherwise. */
export function frontEndOf(options: CommonOptions, io: Io): FrontEndName {
  if (options.json) return 'json';
  if (options.screen) return 'screen';
  if (options.plain || isAccessible(io) || !isTerminal(io)) return 'plain';
  return 'screen';
}

/** Colour is off for `--no-color`, NO_COLOR, and terminals that have none. */
export function hasColor(options: CommonOptions, io: Io): boolean {
  return options.color && !io.environment.NO_COLOR && io.environment.TERM !== 'dumb';
}

/** `--endpoint-url` as it was given. Throws UsageError for what is no URL of HTTP. */
export function checkedEndpoint(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new UsageError(`"${url.slice(0, 120)}" is not an endpoint URL.`, [
    'It looks like http://127.0.0.1:4566.',
  ]);
}
