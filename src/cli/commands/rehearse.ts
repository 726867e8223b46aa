/** `latchkey rehearse`: the same program on the simulated AWS. */
import type {AddCommand} from '../command.ts';
import type {ScreenHandle} from '../front-ends.ts';
import {type Io, print} from '../io.ts';
import {numberOf} from '../numbers.ts';
import {frontEndOf, type SessionOptions, withSessionOptions} from '../options.ts';
import {scenariosFolder, version} from '../package.ts';
import type {WorldOptions} from '../rehearsal-world.ts';

export type RehearseOptions = SessionOptions & {
  readonly list?: boolean;
  readonly speed?: string;
  readonly dryRun?: boolean;
  readonly serve?: boolean;
} & WorldOptions;

export const addRehearse: AddCommand = (program, io, done) => {
  withSessionOptions(program.command('rehearse'))
    .description('rehearse on a simulated AWS; nothing is real')
    .argument('[scenario]', 'the scenario, or a file of your own (.yaml); default: key-disabled')
    .option('--list', 'list the scenarios')
    .option('--speed <number>', 'simulated seconds a second; default: waits are skipped')
    .option('--serve', 'serve the same account on 127.0.0.1, for the AWS CLI')
    .option('--dry-run', 'send no change, not even to the simulated AWS')
    .option('--from <file>', 'a copy of the account in evidence that diagnose --save wrote')
    .option('--mask', 'with --from: other account ids, the same everywhere')
    .option(
      '--what-if <call>',
      "a call that breaks it first, such as 'kms:DisableKey alias/orders'; repeatable",
      (call: string, calls: readonly string[] = []) => [...calls, call],
    )
    .action(async (scenario: string | undefined, options: RehearseOptions) => {
      done(options.list ? await list(options, io) : await rehearse(scenario, options, io));
    });
};

async function list(options: RehearseOptions, io: Io): Promise<number> {
  const {listScenarios} = await import('../../simulator/simulator.ts');
  const scenarios = (await listScenarios(scenariosFolder())).map(
    ({id, title, cause, database, difficulty}) => ({id, title, cause, database, difficulty}),
  );
  if (options.json) print(io, JSON.stringify(scenarios));
  else for (const {id, title} of scenarios) print(io, `${id}  ${title}`);
  return 0;
}

/** Plays a scenario; waits are skipped, at a pace that a person on the screen can follow. */
export async function rehearse(
  asked: string | undefined,
  options: RehearseOptions,
  io: Io,
  screen?: ScreenHandle,
): Promise<number> {
  const [{rehearsalWorld}, {openSession}, {CallRelay}, {play}, {stateFolder}] = await Promise.all([
    import('../rehearsal-world.ts'),
    import('../../engine/open.ts'),
    import('../../engine/relay.ts'),
    import('../play.ts'),
    import('../../engine/sessions.ts'),
  ]);
  const relay = new CallRelay();
  const isOnScreen = screen !== undefined || frontEndOf(options, io) === 'screen';
  const speed = options.speed;
  const {world, scenario, notes} = await rehearsalWorld(asked, options, {
    readOnly: options.dryRun ?? false,
    speed: speed === undefined ? undefined : numberOf('--speed', speed, 0.001, 1_000_000),
    pace: isOnScreen ? 120 : 0,
    onCall: relay.onCall,
  });
  const {simulator} = world;
  const opened = openSession(world, {
    state: stateFolder(io.environment),
    database: {identifier: simulator.database},
    region: simulator.region,
    operator: {arn: simulator.operator.arn, accountId: simulator.accountId},
    scenario,
    version: version(),
    regions: options.regions,
    prepare: world.keepIn,
  });
  const serving = options.serve ? await import('../serve-rehearsal.ts') : undefined;
  const served = await serving?.serveRehearsal(world, opened.folder);
  const all = [...notes, ...(served && serving ? serving.servedWords(served) : [])];
  const begun = () => {
    for (const text of all) opened.live.append({type: 'noted', text, by: 'latchkey'});
    return () => undefined;
  };
  try {
    return await play(opened, world, relay, options, io, screen, {begun});
  } finally {
    await served?.close();
  }
}
