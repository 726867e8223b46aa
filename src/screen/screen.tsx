/** The full screen on one Ink instance: what the command line calls. */
import {render} from 'ink';
import {briefing} from '../causes/briefing.ts';
import type {Facilitator} from '../engine/facilitator.ts';
import type {FrontEnd, Store} from '../engine/front-end.ts';
import {App} from './app.tsx';
import type {StartChoice} from './command.ts';
import {Desk} from './desk.ts';
import type {LessonItem} from './lesson-items.ts';
import type {PickModel} from './pick-model.ts';
import type {Brief} from './route.ts';
import {homeAndErase} from './sequences.ts';
import type {StartModel} from './start-model.ts';

/** How the screen reaches the terminal and the clock. */
export type ScreenOptions = {
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  readonly color: boolean;
  readonly ascii: boolean;
  /** Local time minus UTC. */
  readonly localOffsetMinutes: number;
  readonly version: string;
  /** Real milliseconds; default `Date.now`. */
  readonly wall?: () => number;
  /** Calls back every so many milliseconds; returns how to stop. Default: a timer. */
  readonly every?: (milliseconds: number, callback: () => void) => () => void;
  /** Puts a diagnosis into words; default the briefing of src/causes. */
  readonly brief?: Brief;
  /** Frames a second at most; tests raise it. Default 60. */
  readonly maxFps?: number;
};

/** The screen from the start page to the last one. Call `close` also after an error. */
export type Screen = {
  /** The start page; `start` may fill in while it is shown. */
  chooseStart(start: StartModel): Promise<StartChoice>;
  /** The databases; undefined when the person went back. */
  pickDatabase(pick: PickModel): Promise<string | undefined>;
  /** The console of a game day; settles when the facilitator ends it. */
  facilitate(facilitator: Facilitator): Promise<void>;
  /** The lessons; undefined when the person went back. */
  chooseLesson(lessons: readonly LessonItem[]): Promise<string | undefined>;
  frontEnd(): FrontEnd;
  /** Shows a session from here on. */
  attach(store: Store): void;
  /** Settles when the person leaves the last page, or at once after a second Ctrl+C. */
  finished(): Promise<void>;
  /** Leaves the full screen and restores the terminal. */
  close(): Promise<void>;
  /** Settles when what was changed last is on the terminal. */
  flushed(): Promise<void>;
};

/** Takes over the terminal and paints the first frame. */
export function createScreen(options: ScreenOptions): Screen {
  const {stdout, stdin, color, ascii, wall = Date.now, every = everyTimer} = options;
  const desk = new Desk({
    version: options.version,
    offsetMinutes: options.localOffsetMinutes,
    brief:
      options.brief ??
      ((session, isTrailOpen) => briefing(session, options.localOffsetMinutes, isTrailOpen)),
    wall,
    send: (sequence) => {
      stdout.write(sequence);
    },
    repaint: () => {
      instance.clear();
      stdout.write(homeAndErase);
      instance.rerender(app());
    },
  });
  // A new element each time: Ink paints it even where nothing changed.
  const app = () => <App desk={desk} theme={{color, ascii}} />;
  const instance = render(app(), {
    stdout,
    stdin,
    alternateScreen: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
    incrementalRendering: true,
    // At Ink's 30 a second a key that follows a frame waits up to 34 ms for its own.
    maxFps: options.maxFps ?? 60,
  });
  const ended = instance.waitUntilExit().then(
    () => undefined,
    (error: unknown) => {
      desk.fail(error);
    },
  );
  const stopTicking = every(1000, () => {
    desk.tick();
  });
  return {
    chooseStart: (start) => desk.chooseStart(start),
    pickDatabase: (pick) => desk.pickDatabase(pick),
    facilitate: (facilitator) => desk.facilitate(facilitator),
    chooseLesson: (lessons) => desk.chooseLesson(lessons),
    frontEnd: () => desk.frontEnd(),
    attach: (store) => {
      desk.attach(store);
    },
    finished: () => desk.finished(),
    async close() {
      stopTicking();
      instance.unmount();
      await ended;
    },
    flushed: () => instance.waitUntilRenderFlush(),
  };
}

function everyTimer(milliseconds: number, callback: () => void): () => void {
  const timer = setInterval(callback, milliseconds);
  return () => {
    clearInterval(timer);
  };
}
