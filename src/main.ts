/** The entry of the bundle: runs the command line and turns what ends it into an exit code. */
import process from 'node:process';
import {processIo} from './cli/io.ts';

const io = processIo();
// `latchkey sessions | head -1` closes our stdout early: that is no fault, and the exit code stays.
io.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
});

try {
  const {runProgram} = await import('./cli/program.ts');
  process.exitCode = await runProgram(process.argv.slice(2), io);
} catch (error) {
  const {endWith} = await import('./cli/fatal.ts');
  process.exitCode = endWith(error, io);
}
