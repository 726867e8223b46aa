/** `latchkey simulator`: serves the simulated AWS for the AWS CLI, boto3 and other players. */
import type {AddCommand} from '../command.ts';
import {type Io, print, say} from '../io.ts';
import {numberOf} from '../numbers.ts';
import {scenariosFolder} from '../package.ts';

type Options = {
  readonly port: string;
  readonly speed: string;
  readonly plain?: boolean;
};

export const addSimulator: AddCommand = (program, io, done) => {
  program
    .command('simulator')
    .description('serve the simulated AWS on 127.0.0.1; its first line on stdout is JSON')
    .argument('[scenario]', 'the scenario', 'key-disabled')
    .option('--port <number>', 'port; 0 takes a free one', '0')
    .option('--speed <number>', 'simulated seconds a second', '60')
    .option('--plain', 'no console, the JSON line only')
    .action(async (scenario: string, options: Options) => {
      done(await serveScenario(scenario, options, io));
    });
};

async function serveScenario(id: string, options: Options, io: Io): Promise<number> {
  const port = numberOf('--port', options.port, 0, 65_535);
  const speed = numberOf('--speed', options.speed, 0, 1_000_000);
  const {createSimulator, loadScenario, serve} = await import('../../simulator/simulator.ts');
  const simulator = createSimulator(await loadScenario(scenariosFolder(), id));
  const server = await serve(simulator, {port, speed});
  const {operator, administrator} = simulator;
  print(
    io,
    JSON.stringify({
      endpoint: server.endpoint,
      region: simulator.region,
      accountId: simulator.accountId,
      accessKeyId: operator.accessKeyId,
      secretAccessKey: operator.secretAccessKey,
      database: simulator.database,
      token: server.token,
      administrator: {
        accessKeyId: administrator.accessKeyId,
        secretAccessKey: administrator.secretAccessKey,
      },
    }),
  );
  if (io.stdout.isTTY && !options.plain) sayHowToJoin(server.endpoint, simulator.database, io);
  await interrupted();
  await server.close();
  return 0;
}

function sayHowToJoin(endpoint: string, database: string, io: Io): void {
  say(io, `Simulated AWS at ${endpoint}. Set the two keys above as AWS_ACCESS_KEY_ID and`);
  say(io, `AWS_SECRET_ACCESS_KEY, then: latchkey respond ${database} --endpoint-url ${endpoint}`);
  say(io, 'Old AWS CLIs ignore AWS_ENDPOINT_URL: always pass --endpoint-url. Ctrl+C ends it.');
}

/** Resolves at the first SIGINT or SIGTERM. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
