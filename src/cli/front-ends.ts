/** Builds the chosen front end: screen, plain or JSON, each loaded only when it is used. */
import {createInterface} from 'node:readline/promises';
import {printable} from '../core/words/text.ts';
import type {AnswerSource} from '../engine/answers.ts';
import type {FrontEnd, Store} from '../engine/front-end.ts';
import {promptReader} from './behind-prompt.ts';
import {type Io, isAccessible, isAscii, isTerminal, localOffsetMinutes, print, say} from './io.ts';
import {type FrontEndName, hasColor, type SessionOptions} from './options.ts';
import {version} from './package.ts';

/** A front end with its beginning and end. */
export type Stage = {
  readonly frontEnd: FrontEnd;
  /** Shows the session from here on. */
  attach(store: Store): void;
  /** Resolves when the person has seen the end. */
  finished(): Promise<void>;
  /** Resolves when the person leaves without waiting for a call on its way; perhaps never. */
  leftAtOnce(): Promise<void>;
  close(): Promise<void>;
};

/** Builds a stage; a screen that is already open is used again. */
export async function openStage(
  name: FrontEndName,
  io: Io,
  options: SessionOptions,
  answers: AnswerSource | undefined,
  screen?: ScreenHandle,
): Promise<Stage> {
  switch (name) {
    case 'screen':
      return screenStage(screen ?? (await openScreen(io, options)));
    case 'plain':
      return plainStage(io, answers);
    case 'json':
      return jsonStage(io, answers);
  }
}

/** The full screen, as src/screen makes it. */
export type ScreenHandle = Awaited<ReturnType<typeof openScreen>>;

/** Enters the full screen; its first frame needs nothing from AWS. */
export async function openScreen(io: Io, options: SessionOptions) {
  const {createScreen} = await import('../screen/screen.tsx');
  return createScreen({
    stdout: io.stdout,
    stdin: io.stdin,
    color: hasColor(options, io),
    ascii: isAscii(io),
    localOffsetMinutes: localOffsetMinutes(),
    version: version(),
  });
}

function screenStage(screen: ScreenHandle): Stage {
  return {
    frontEnd: screen.frontEnd(),
    attach: (store) => screen.attach(store),
    finished: () => screen.finished(),
    leftAtOnce: () => screen.finished(),
    close: () => screen.close(),
  };
}

async function plainStage(io: Io, answers: AnswerSource | undefined): Promise<Stage> {
  const {createPlain} = await import('../plain/plain.ts');
  const reader = isTerminal(io)
    ? createInterface({input: io.stdin, output: io.stdout, terminal: true})
    : undefined;
  // While it reads a line, readline takes Ctrl+C for itself.
  reader?.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const input = reader && promptReader(reader, io.stdout);
  const beside = (write: () => void): void => (input ? input.beside(write) : write());
  const frontEnd = createPlain({
    output: (line) => beside(() => print(io, line)),
    messages: (line) => beside(() => say(io, printable(line, 1000))),
    input,
    answers,
    accessible: isAccessible(io),
    localOffsetMinutes: localOffsetMinutes(),
  });
  // A line that answers a question does not come by here.
  reader?.on('line', (line) => frontEnd.typed(line));
  let stop = () => {};
  return {
    frontEnd,
    attach: (store) => {
      stop = frontEnd.attach(store);
    },
    finished: async () => undefined,
    leftAtOnce: () => new Promise(() => undefined),
    close: async () => {
      stop();
      reader?.close();
    },
  };
}

async function jsonStage(io: Io, answers: AnswerSource | undefined): Promise<Stage> {
  const [{createJson}, {beatBeside}, {beatWords}] = await Promise.all([
    import('../json/json.ts'),
    import('../json/heartbeat.ts'),
    import('../plain/heartbeat.ts'),
  ]);
  let stop = () => {};
  return {
    frontEnd: createJson({output: (line) => print(io, line), answers}),
    attach: (store) => {
      stop = beatBeside(store, {
        line: () => beatWords(store.view(), store.now()),
        messages: (line) => say(io, printable(line, 1000)),
        wall: () => performance.now(),
      });
    },
    finished: async () => undefined,
    leftAtOnce: () => new Promise(() => undefined),
    close: async () => stop(),
  };
}
