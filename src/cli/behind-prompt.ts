/** Lines that come while somebody is asked: on lines of their own, and the prompt stands again behind them. */
import type {Interface} from 'node:readline/promises';

/** A reader of answers, and a way to print that does not run into its prompt. */
export type PromptReader = {
  read(prompt: string): Promise<string>;
  /** Writes at once; behind the last of several lines the prompt comes again, with what was typed. */
  beside(write: () => void): void;
};

/** Reads through `reader`, whose terminal is `output`. */
export function promptReader(
  reader: Pick<Interface, 'question' | 'line'>,
  output: {write(text: string): unknown},
): PromptReader {
  let asked: string | undefined;
  let isBroken = false;
  return {
    async read(prompt) {
      asked = prompt;
      try {
        return await reader.question(prompt);
      } finally {
        asked = undefined;
      }
    },
    beside(write) {
      if (asked !== undefined && !isBroken) {
        isBroken = true;
        output.write('\n');
        setImmediate(() => {
          isBroken = false;
          if (asked !== undefined) output.write(`${asked}${reader.line}`);
        });
      }
      write();
    },
  };
}
