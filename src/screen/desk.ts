/** The desk: holds the scene, takes the person's keys, and tells whoever waits for an answer. */
import type {FrontEnd, Reply, Store} from '../engine/front-end.ts';
import {carryOut, withSession} from './carry-out.ts';
import type {Command, StartChoice} from './command.ts';
import {type Press, textPresses} from './input/keys-of.ts';
import {apart, ownsKeyboard, placed, press} from './keyboard.ts';
import {LongWait} from './long-wait.ts';
import type {Page} from './page.ts';
import type {PickModel} from './pick-model.ts';
import {narrowed, pickStageOf, withPick} from './pick-stage.ts';
import {type Brief, baseKey, pageOf} from './route.ts';
import {emptyScene, type Scene} from './scene.ts';
import {bell, toClipboard} from './sequences.ts';
import {isTooSmall, type Size} from './size.ts';
import type {StartModel} from './start-model.ts';

/** What the desk works with. */
export type DeskOptions = {
  readonly version: string;
  readonly offsetMinutes: number;
  readonly brief: Brief;
  /** Real milliseconds, for the clock before a session and for keys that belong together. */
  readonly wall: () => number;
  /** Writes to the terminal what is no part of a frame: the bell, the clipboard. */
  readonly send: (sequence: string) => void;
  /** Paints the screen anew. */
  readonly repaint: () => void;
};

const leaveAtOnceWithin = 2000;

/** One desk serves one run of the program: start, pick, session, end. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #listeners = new Set<() => void>();
  readonly #longWait = new LongWait();
  #scene: Scene;
  #store: Store | undefined;
  #unfollow: () => void = () => undefined;
  #isStale = false;
  #isLeaving = false;
  #paintedBase = '';
  #interruptedAt = Number.NEGATIVE_INFINITY;
  #isFinished = false;
  #failure: unknown;
  #answer: PromiseWithResolvers<Reply> | undefined;
  #chosen: PromiseWithResolvers<StartChoice> | undefined;
  #picked: PromiseWithResolvers<string | undefined> | undefined;
  #finished: PromiseWithResolvers<void> | undefined;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#scene = emptyScene(options.version, options.offsetMinutes, options.wall());
  }

  readonly scene = (): Scene => this.#scene;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** The page to paint. */
  page(size: Size): Page {
    return pageOf(this.#scene, size, this.#options.brief);
  }

  /** A second has passed. */
  tick(): void {
    this.#refresh();
    this.#set({...this.#scene, now: this.#now()});
  }

  /** The page under that key is on the terminal: from here on its keys count. */
  painted(key: string): void {
    if (key === this.#baseKey()) this.#paintedBase = key;
  }

  /** Shows the start screen; settles with what was chosen. */
  chooseStart(model: StartModel): Promise<StartChoice> {
    this.#follow(model, () => {
      this.#set({...this.#scene, start: model.view()});
    });
    const stage = {type: 'start', areScenariosOpen: false} as const;
    this.#set({...this.#scene, stage, start: model.view()});
    this.#chosen = Promise.withResolvers();
    return this.#chosen.promise;
  }

  /** Shows the databases; settles with the one picked, or undefined for none. */
  pickDatabase(model: PickModel): Promise<string | undefined> {
    this.#follow(model, () => {
      this.#set(withPick(this.#scene, model.view()));
    });
    const stage = {type: 'pick', pick: pickStageOf(model.view())} as const;
    this.#set({...this.#scene, stage, overlays: []});
    this.tick();
    this.#picked = Promise.withResolvers();
    return this.#picked.promise;
  }

  /** Shows a session from here on. */
  attach(store: Store): void {
    this.#store = store;
    this.#follow(store, () => {
      this.#stale();
    });
    this.#set({...this.#scene, overlays: []});
    this.#isStale = true;
    this.#refresh();
  }

  /** The engine's way to this desk. */
  frontEnd(): FrontEnd {
    return {
      show: (entry) => {
        const isLong = entry.type === 'settled' && this.#longWait.end(this.#now());
        if (isLong) this.#options.send(bell);
        this.#stale();
      },
      ask: () => {
        this.#stale();
        this.#answer = Promise.withResolvers();
        return this.#answer.promise;
      },
      refuse: (reason) => {
        this.#refresh();
        this.#set(placed(this.#scene, this.#baseKey(), {mistake: reason}));
      },
    };
  }

  /** Settles when the person leaves the last page. */
  finished(): Promise<void> {
    this.#finished ??= Promise.withResolvers();
    if (this.#failure !== undefined) this.#finished.reject(this.#failure);
    else if (this.#isFinished) this.#finished.resolve();
    return this.#finished.promise;
  }

  /** The painting broke: whoever waits for the person gets the error instead of waiting for ever. */
  fail(error: unknown): void {
    this.#failure = error;
    for (const waiting of [this.#answer, this.#chosen, this.#picked, this.#finished]) {
      waiting?.reject(error);
    }
  }

  /** Keys in the order they came. Those for a page that was not painted yet are thrown away. */
  press(presses: readonly Press[], size: Size): void {
    for (const one of presses) {
      if (one.type === 'key' && one.key === 'ctrl-c') this.#interrupt();
      else if (one.type === 'key' && one.key === 'ctrl-l') this.#options.repaint();
      else this.#pressOne(one, size);
    }
  }

  /** Pasted text goes into a field or nowhere: it is never taken for keys. */
  paste(content: string, size: Size): void {
    if (ownsKeyboard(this.#scene, this.page(size))) this.press(textPresses(content), size);
  }

  #pressOne(one: Press, size: Size): void {
    this.#refresh();
    if (isTooSmall(size)) {
      this.#pressUnseen(one);
      return;
    }
    for (const part of apart(this.#scene, this.page(size), one)) {
      if (!this.#accepts()) return;
      const page = this.page(size);
      const {scene, command} = press(this.#scene, page, part, this.#options.wall());
      this.#set(narrowed(scene, page));
      if (command) this.#perform(command, page.key);
    }
  }

  /** Nothing is confirmed unseen: where no page fits, the only letter that counts leaves. */
  #pressUnseen(one: Press): void {
    if (one.type === 'text' && one.text === 'q' && this.#hasToAsk()) {
      this.#perform({type: 'leave'}, '');
    }
  }

  #accepts(): boolean {
    return this.#scene.overlays.length > 0 || this.#baseKey() === this.#paintedBase;
  }

  #interrupt(): void {
    const at = this.#options.wall();
    const isSecond = at - this.#interruptedAt <= leaveAtOnceWithin;
    this.#interruptedAt = at;
    if (isSecond && this.#scene.stage.type === 'session') {
      this.#perform({type: 'leave'}, '');
      this.#finish();
    } else {
      this.#perform({type: 'open', overlay: 'quit'}, '');
    }
  }

  #perform(command: Command, key: string): void {
    if (command.type === 'open' && command.overlay === 'quit' && !this.#hasToAsk()) return;
    this.#set(carryOut(this.#scene, command, key));
    switch (command.type) {
      case 'answer':
        this.#reply({type: 'answer', answer: command.answer});
        return;
      case 'look':
        this.#store?.lookAgain();
        return;
      case 'copy':
        this.#options.send(toClipboard(command.text));
        return;
      case 'note':
        this.#store?.note(command.text);
        return;
      case 'leave':
        this.#leave();
        return;
      case 'finish':
        this.#finish();
        return;
      case 'start':
        this.#chosen?.resolve(command.choice);
        return;
      case 'pick':
        this.#picked?.resolve(command.identifier);
    }
  }

  /** Before a session and after its end there is nothing to lose: quitting is done at once. */
  #hasToAsk(): boolean {
    const {stage} = this.#scene;
    if (stage.type === 'session' && !stage.view.session.closed) return true;
    if (stage.type === 'session') this.#finish();
    else if (stage.type === 'pick') this.#perform({type: 'pick', identifier: undefined}, '');
    else this.#perform({type: 'start', choice: {type: 'quit'}}, '');
    return false;
  }

  #reply(reply: Reply): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.resolve(reply);
  }

  /** Leaving ends the looking; the session closes as soon as what is on its way is answered. */
  #leave(): void {
    this.#isLeaving = true;
    if (this.#answer) this.#reply({type: 'leave'});
    else this.#store?.leave();
    if (this.#store?.view().session.closed) this.#finish();
  }

  #finish(): void {
    this.#isFinished = true;
    this.#finished?.resolve();
  }

  #follow(model: {subscribe(listener: () => void): () => void}, listener: () => void): void {
    this.#unfollow();
    this.#unfollow = model.subscribe(listener);
  }

  /** Many entries in one go make one frame. */
  #stale(): void {
    if (this.#isStale) return;
    this.#isStale = true;
    setImmediate(() => {
      this.#refresh();
    });
  }

  #refresh(): void {
    if (!this.#isStale || !this.#store) return;
    this.#isStale = false;
    const view = this.#store.view();
    this.#longWait.see(view.activity);
    this.#set(withSession(this.#scene, view, this.#store.now(), this.#options.brief));
    if (view.session.closed && this.#isLeaving) this.#finish();
  }

  /** The world's time, as far as there is a world yet. */
  #now(): number {
    const {stage} = this.#scene;
    const listed = stage.type === 'pick' ? stage.pick.view.now?.() : undefined;
    return this.#store?.now() ?? listed ?? this.#options.wall();
  }

  #baseKey(): string {
    return baseKey(this.#scene, this.#options.brief);
  }

  #set(scene: Scene): void {
    this.#scene = scene;
    for (const listener of this.#listeners) listener();
  }
}
