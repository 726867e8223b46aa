/** How a command's file adds itself to the program. */
import type {Command} from 'commander';
import type {Io} from './io.ts';

/** Adds one command; its action hands the exit code to `done`. */
export type AddCommand = (program: Command, io: Io, done: (exitCode: number) => void) => void;
