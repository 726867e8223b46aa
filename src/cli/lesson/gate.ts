/** The way into a lesson for other tools: closed, or open on a port that stays the same when resumed. */
import {trainer} from '../../core/trainer.ts';
import type {OpenSession} from '../../engine/open.ts';
import type {SimulatedWorld} from '../../engine/worlds/simulated.ts';
import {noteText, recordOf} from '../../training/notes.ts';
import {type Joined, serveLesson} from './serving.ts';

/** What the flags say. */
export type GateOptions = {readonly serve?: boolean; readonly port?: string};

/** Opened at most once in a process. */
export class Gate {
  readonly #opened: OpenSession;
  readonly #world: SimulatedWorld;
  readonly #options: GateOptions;
  #joined: Joined | undefined;

  constructor(opened: OpenSession, world: SimulatedWorld, options: GateOptions) {
    this.#opened = opened;
    this.#world = world;
    this.#options = options;
  }

  /** How to join; empty while it is closed. */
  get lines(): readonly string[] {
    return this.#joined?.lines ?? [];
  }

  /** Opens it where the flags say so, or where it was open before an interruption. */
  async openAsBefore(): Promise<void> {
    if (this.#options.serve || this.#portBefore() !== undefined) await this.open();
  }

  /** Opens it and answers how to join. A port from before that is taken is given up for another. */
  async open(): Promise<readonly string[]> {
    if (this.#joined) return this.lines;
    const {live, folder} = this.#opened;
    const {port} = this.#options;
    const before = this.#portBefore();
    const wanted = port === undefined ? (before ?? 0) : Number(port);
    this.#joined = await serveLesson(this.#world, folder, wanted).catch((error: unknown) => {
      if (port !== undefined || before === undefined) throw error;
      return serveLesson(this.#world, folder, 0);
    });
    const text = noteText({type: 'served', port: this.#joined.port});
    live.append({type: 'noted', text, by: trainer});
    return this.lines;
  }

  /** The same world; when it is closed, nobody joins any more. */
  world(): SimulatedWorld {
    const close = () => {
      this.#world.close();
      void this.#joined?.served.close();
    };
    return {...this.#world, close};
  }

  #portBefore(): number | undefined {
    return recordOf(this.#opened.live.view().entries).port;
  }
}
