/** The command line: one file per command, each loads what it needs only when it runs. */
import {Command, CommanderError} from 'commander';
import {exitCodes} from '../core/errors.ts';
import {addApprove} from './commands/approve.ts';
import {addConfig} from './commands/config.ts';
import {addDiagnose} from './commands/diagnose.ts';
import {addHandover} from './commands/handover.ts';
import {addPolicy} from './commands/policy.ts';
import {addRehearse} from './commands/rehearse.ts';
import {addReport} from './commands/report.ts';
import {addRespond} from './commands/respond.ts';
import {addResume} from './commands/resume.ts';
import {addRunbook} from './commands/runbook.ts';
import {addSessions} from './commands/sessions.ts';
import {addSimulator} from './commands/simulator.ts';
import {addStart} from './commands/start.ts';
import {addTakeover} from './commands/takeover.ts';
import {addTrain} from './commands/train.ts';
import {addVerify} from './commands/verify.ts';
import {applySettings, themeVariables} from './config/apply.ts';
import {loadSettings} from './config/settings.ts';
import type {Io} from './io.ts';
import {version} from './package.ts';

/**
 * Runs the command line and answers the exit code.
 * Errors of core/errors.ts pass through to the caller, which renders them.
 */
export async function runProgram(args: readonly string[], given: Io): Promise<number> {
  let exitCode: number = exitCodes.recovered;
  const done = (code: number) => {
    exitCode = code;
  };
  // Settings of a file may change how the program looks, never what AWS's own SDK reads.
  const environment = {...given.environment};
  const io: Io = {...given, environment};
  const program = new Command('latchkey')
    .description('The runbook for the night an RDS database is locked out of its KMS key.')
    .version(version())
    .helpOption('-h, --help', 'what a command does and takes')
    .showHelpAfterError('(latchkey --help shows the commands)')
    .enablePositionalOptions()
    .hook('preSubcommand', handDown)
    .hook('preAction', async (_program, command) => {
      const settings = await loadSettings(environment);
      applySettings(command, settings);
      Object.assign(environment, themeVariables(settings, environment));
    })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    });
  addStart(program, io, done);
  for (const add of [
    addRespond,
    addDiagnose,
    addRehearse,
    addTrain,
    addResume,
    addApprove,
    addSessions,
    addRunbook,
    addVerify,
    addHandover,
    addTakeover,
    addReport,
    addSimulator,
    addPolicy,
    addConfig,
  ]) {
    add(program, io, done);
  }
  try {
    await program.parseAsync([...args], {from: 'user'});
  } catch (error) {
    // Commander has said what is wrong; help and version are not errors.
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : exitCodes.usage;
  }
  return exitCode;
}

/** `latchkey --plain rehearse` means `latchkey rehearse --plain`: what stands before the command counts. */
function handDown(program: Command, command: Command): void {
  for (const option of command.options) {
    const name = option.attributeName();
    if (program.getOptionValueSource(name) === 'cli') {
      command.setOptionValueWithSource(name, program.getOptionValue(name), 'cli');
    }
  }
}
