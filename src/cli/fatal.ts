/** What ends the program early, in words: what is wrong, what to do next, nothing lost. */
import fs from 'node:fs';
import path from 'node:path';
import {exitCodes, LatchkeyError} from '../core/errors.ts';
import {printable} from '../core/words/text.ts';
import {stateFolder} from '../engine/sessions.ts';
import {type Io, say} from './io.ts';
import {version} from './package.ts';

/** Says what happened on stderr and answers the exit code. */
export function endWith(error: unknown, io: Io): number {
  const clean = (text: string) => printable(withoutSecrets(text, io.environment), 2000);
  if (error instanceof LatchkeyError && error.exitCode !== exitCodes.bug) {
    say(io, clean(error.message));
    for (const step of error.nextSteps) say(io, `  ${clean(step)}`);
    return error.exitCode;
  }
  return ourFault(error, io);
}

/** Our own fault: AWS first, then how to go on, then the fault (it is in the crash file too). */
function ourFault(error: unknown, io: Io): number {
  const fault = error instanceof Error ? error : new Error(String(error));
  say(io, 'Latchkey stopped because of a fault of its own.');
  say(io, 'On disk  everything up to that moment; what AWS was doing goes on.');
  say(io, 'Go on    latchkey sessions, then latchkey resume SESSION (--plain for plain lines)');
  say(
    io,
    `Fault    ${printable(withoutSecrets(`${fault.name}: ${fault.message}`, io.environment), 500)}`,
  );
  const file = writeCrash(fault, io);
  if (file !== undefined) say(io, `Details  ${file}; send it to the people who keep Latchkey.`);
  return exitCodes.bug;
}

/** The stack and the version, nothing from the session: no secret can be in it. */
function writeCrash(fault: Error, io: Io): string | undefined {
  const folder = stateFolder(io.environment);
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const file = path.join(folder, `crash-${stamp}.txt`);
  try {
    fs.mkdirSync(folder, {recursive: true, mode: 0o700});
    fs.writeFileSync(
      file,
      `Latchkey ${version()}, Node ${process.version}\n${withoutSecrets(fault.stack ?? '', io.environment)}\n`,
      {
        mode: 0o600,
      },
    );
    return file;
  } catch (error) {
    say(io, `         (no crash file: ${error instanceof Error ? error.message : String(error)})`);
    return undefined;
  }
}

const secretNames = /SECRET|TOKEN|PASSWORD|WEBHOOK|CREDENTIAL/i;

/** What stands in the environment as a secret stands in no message, wherever an error took it from. */
export function withoutSecrets(text: string, environment: NodeJS.ProcessEnv): string {
  return Object.entries(environment).reduce((clean, [name, value]) => {
    const isSecret = secretNames.test(name) && value !== undefined && value.length >= 8;
    return isSecret ? clean.replaceAll(value, '<redacted>') : clean;
  }, text);
}
