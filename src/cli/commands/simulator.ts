/** `latchkey simulator`: serves the simulated AWS; on a terminal it is the facilitator's console. */
import type {Served, Simulator} from '../../simulator/simulator.ts';
import type {AddCommand} from '../command.ts';
import {type Io, print, say} from '../io.ts';
import {numberOf} from '../numbers.ts';
import {scenariosFolder} from '../package.ts';

type Options = {
  readonly port: string;
  readonly speed: string;
  readonly player?: readonly string[];
  readonly plain?: boolean;
};

export const addSimulator: AddCommand = (program, io, done) => {
  program
    .command('simulator')
    .description('serve the simulated AWS on 127.0.0.1; its first line on stdout is JSON')
    .argument('[scenario]', 'the scenario, or a file of your own (.yaml)', 'key-disabled')
    .option('--port <number>', 'port; 0 takes a free one', '0')
    .option('--speed <number>', 'simulated seconds a second', '60')
    .option(
      '--player <name>',
      'one more player with a principal of their own; repeatable',
      (name: string, names: readonly string[] = []) => [...names, name],
    )
    .option('--plain', 'no console, the JSON line only')
    .action(async (scenario: string, options: Options) => {
      done(await serveScenario(scenario, options, io));
    });
};

async function serveScenario(id: string, options: Options, io: Io): Promise<number> {
  const port = numberOf('--port', options.port, 0, 65_535);
  const speed = numberOf('--speed', options.speed, 0, 1_000_000);
  const {createSimulator, loadScenario, serve} = await import('../../simulator/simulator.ts');
  const scenario = await loadScenario(scenariosFolder(), id);
  const simulator = createSimulator(scenario, {players: options.player});
  const server = await serve(simulator, {port, speed});
  print(io, JSON.stringify(startLine(simulator, server)));
  const hasConsole = Boolean(io.stdout.isTTY) && !options.plain;
  const {gameDayFolder, writeDebrief} = await import('../game-day-file.ts');
  const {stateFolder} = await import('../../engine/sessions.ts');
  const folder = gameDayFolder(stateFolder(io.environment), scenario.id, new Date());
  const write = (): string => writeDebrief(simulator.debrief(), folder);
  try {
    if (hasConsole) {
      sayHowToJoin(server.endpoint, simulator.database, io);
      const [{facilitatorOf}, {runConsole}] = await Promise.all([
        import('../../engine/facilitator.ts'),
        import('../facilitator.ts'),
      ]);
      await runConsole(facilitatorOf(simulator, server, write), interrupted(), io);
    } else await interrupted();
  } finally {
    await server.close();
  }
  // A script that only wants an AWS leaves nothing behind; it may ask for the debrief by HTTP.
  const isGameDay = hasConsole || simulator.players.length > 0;
  if (isGameDay && simulator.requests().length > 0) say(io, `Debrief: ${write()}`);
  return 0;
}

/** The first line on stdout: a contract with scripts. Players stand in it where there are any. */
function startLine(simulator: Simulator, {endpoint, token}: Served): object {
  const {region, accountId, operator, database, administrator, players} = simulator;
  return {
    endpoint,
    region,
    accountId,
    accessKeyId: operator.accessKeyId,
    secretAccessKey: operator.secretAccessKey,
    database,
    token,
    administrator: {
      accessKeyId: administrator.accessKeyId,
      secretAccessKey: administrator.secretAccessKey,
    },
    ...(players.length > 0
      ? {
          players: players.map(({name, arn, accessKeyId, secretAccessKey}) => ({
            name,
            arn,
            accessKeyId,
            secretAccessKey,
          })),
        }
      : {}),
  };
}

function sayHowToJoin(endpoint: string, database: string, io: Io): void {
  say(io, `Simulated AWS at ${endpoint}. Set the two keys above as AWS_ACCESS_KEY_ID and`);
  say(io, `AWS_SECRET_ACCESS_KEY, then: latchkey respond ${database} --endpoint-url ${endpoint}`);
  say(io, 'Old AWS CLIs ignore AWS_ENDPOINT_URL: always pass --endpoint-url.');
}

/** Resolves at the first SIGINT or SIGTERM. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
