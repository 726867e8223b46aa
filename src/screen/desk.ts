/** The desk: holds the scene, takes the person's keys, and tells whoever waits for an answer. */
import type {Question} from '../core/question.ts';
import type {FrontEnd, Reply, Store} from '../engine/front-end.ts';
import type {Command, StartChoice} from './command.ts';
import {emptyField, typedText} from './input/field.ts';
import {type Press, textPresses} from './input/keys-of.ts';
import {apart, ownsKeyboard, placed, press} from './keyboard.ts';
import type {Page} from './page.ts';
import type {PickModel} from './pick-model.ts';
import {pickStageOf, rowIndex, withView, withWords} from './pick-stage.ts';
import {type Brief, baseKey, pageOf} from './route.ts';
import {placeOf, type Scene, type Stage} from './scene.ts';
import {isTooSmall, type Size} from './size.ts';
import {emptyStart, type StartModel} from './start-model.ts';

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

const esc = String.fromCodePoint(0x1b);
const bell = String.fromCodePoint(0x07);
const leaveAtOnceWithin = 2000;
const longWait = 60_000;

/** One desk serves one run of the program: start, pick, session, end. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #listeners = new Set<() => void>();
  #scene: Scene;
  #store: Store | undefined;
  #isStale = false;
  #paintedBase = '';
  #interruptedAt = Number.NEGATIVE_INFINITY;
  #isLeaving = false;
  #waitingSince: number | undefined;
  #answer: PromiseWithResolvers<Reply> | undefined;
  #chosen: PromiseWithResolvers<StartChoice> | undefined;
  #picked: PromiseWithResolvers<string | undefined> | undefined;
  readonly #finished = Promise.withResolvers<void>();
  #unsubscribe: () => void = () => undefined;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#scene = {
      stage: {type: 'opening'},
      start: emptyStart,
      version: options.version,
      offsetMinutes: options.offsetMinutes,
      now: options.wall(),
      overlays: [],
      places: {},
      waysFor: -1,
      read: 0,
      entrySeq: 0,
      copied: {text: '', what: ''},
      notice: '',
    };
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
    this.#set({now: this.#now()});
  }

  /** The page under that key is on the terminal: from here on its keys count. */
  painted(key: string): void {
    if (key === baseKey(this.#scene, this.#options.brief)) this.#paintedBase = key;
  }

  /** Shows the start screen; settles with what was chosen. */
  chooseStart(model: StartModel): Promise<StartChoice> {
    this.#follow(model, () => {
      this.#set({start: model.view()});
    });
    this.#set({stage: {type: 'start', areScenariosOpen: false}, start: model.view()});
    this.#chosen = Promise.withResolvers();
    return this.#chosen.promise;
  }

  /** Shows the databases; settles with the one picked, or undefined for none. */
  pickDatabase(model: PickModel): Promise<string | undefined> {
    this.#follow(model, () => {
      const {stage} = this.#scene;
      if (stage.type !== 'pick') return;
      this.#setPick({type: 'pick', pick: withView(stage.pick, model.view())});
    });
    this.#set({stage: {type: 'pick', pick: pickStageOf(model.view())}, overlays: []});
    this.#picked = Promise.withResolvers();
    return this.#picked.promise;
  }

  /** Shows a session from here on. */
  attach(store: Store): void {
    this.#store = store;
    this.#follow(store, () => {
      this.#stale();
    });
    this.#set({
      stage: {type: 'session', view: store.view()},
      overlays: [],
      now: store.now(),
    });
  }

  /** The engine's way to this desk. */
  frontEnd(): FrontEnd {
    return {
      show: (entry) => {
        if (entry.type === 'settled') this.#ring();
        this.#stale();
      },
      ask: (_step: string, _question: Question) => {
        this.#stale();
        this.#answer = Promise.withResolvers();
        return this.#answer.promise;
      },
      refuse: (reason) => {
        this.#refresh();
        const key = baseKey(this.#scene, this.#options.brief);
        this.#change(placed(this.#scene, key, {mistake: reason}));
      },
    };
  }

  /** Settles when the person leaves the last page. */
  finished(): Promise<void> {
    return this.#finished.promise;
  }

  /** The painting broke: whoever waits for the person gets the error instead of waiting for ever. */
  fail(error: unknown): void {
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
    if (!ownsKeyboard(this.#scene, this.page(size))) return;
    this.press(textPresses(content), size);
  }

  #pressOne(one: Press, size: Size): void {
    this.#refresh();
    const first = this.page(size);
    for (const part of apart(this.#scene, first, one)) {
      if (!this.#accepts(part, size)) return;
      const page = this.page(size);
      const {scene, command} = press(this.#scene, page, part, this.#options.wall());
      this.#change(searched(scene, page));
      if (command) this.#perform(command, page.key);
    }
  }

  #accepts(one: Press, size: Size): boolean {
    const base = baseKey(this.#scene, this.#options.brief);
    const isPainted = this.#scene.overlays.length > 0 || base === this.#paintedBase;
    if (!isTooSmall(size)) return isPainted;
    return one.type === 'text' && one.text === 'q';
  }

  #interrupt(): void {
    const at = this.#options.wall();
    const isSecond = at - this.#interruptedAt <= leaveAtOnceWithin;
    this.#interruptedAt = at;
    if (this.#scene.stage.type !== 'session') this.#quit();
    else if (isSecond) this.#leave(true);
    else this.#perform({type: 'open', overlay: 'quit'}, '');
  }

  #perform(command: Command, key: string): void {
    const {overlays} = this.#scene;
    switch (command.type) {
      case 'open':
        if (command.overlay === 'quit') this.#askToQuit();
        else if (overlays.at(-1) !== command.overlay) this.#open(command.overlay);
        return;
      case 'close':
        this.#set({overlays: overlays.slice(0, -1)});
        return;
      case 'answer':
        this.#set({overlays: []});
        this.#reply({type: 'answer', answer: command.answer});
        return;
      case 'say':
        this.#change(placed(this.#scene, key, {mistake: command.words}));
        return;
      case 'ways':
        this.#set({waysFor: command.open ? this.#askedSeq() : -1});
        return;
      case 'read':
        this.#set({read: command.seq});
        return;
      case 'look':
        this.#set({notice: 'looking again; this reads and changes nothing'});
        this.#store?.lookAgain();
        return;
      case 'copy':
        this.#copy(command.text, command.what);
        return;
      case 'entry':
        this.#set({entrySeq: command.seq, overlays: [...overlays, 'entry']});
        return;
      case 'note':
        this.#change(placed(this.#scene, key, {field: emptyField}));
        this.#set({overlays: overlays.slice(0, -1), notice: 'the note was kept'});
        this.#store?.note(command.text);
        return;
      case 'leave':
        this.#leave(false);
        return;
      case 'finish':
        this.#finished.resolve();
        return;
      case 'scenarios':
        this.#set({stage: {type: 'start', areScenariosOpen: command.open}});
        return;
      case 'start':
        this.#choose(command.choice);
        return;
      case 'pick':
        this.#pick(command.identifier);
        return;
      case 'search':
        return;
    }
  }

  #open(overlay: Scene['overlays'][number]): void {
    const {overlays} = this.#scene;
    // A page that is open further down is brought up again instead of being stacked twice.
    this.#set({overlays: [...overlays.filter((name) => name !== overlay), overlay]});
  }

  #askToQuit(): void {
    const {stage, overlays} = this.#scene;
    if (stage.type !== 'session') this.#quit();
    else if (stage.view.session.closed) this.#finished.resolve();
    else if (overlays.at(-1) !== 'quit') {
      this.#change(placed(this.#scene, 'quit', {cursor: undefined}));
      this.#open('quit');
    }
  }

  /** Before a session there is nothing to lose. */
  #quit(): void {
    if (this.#scene.stage.type === 'pick') this.#pick(undefined);
    else this.#choose({type: 'quit'});
  }

  #choose(choice: StartChoice): void {
    const chosen = this.#chosen;
    this.#chosen = undefined;
    this.#set({stage: {type: 'opening'}, overlays: []});
    chosen?.resolve(choice);
  }

  #pick(identifier: string | undefined): void {
    const picked = this.#picked;
    this.#picked = undefined;
    this.#set({stage: {type: 'opening'}, overlays: []});
    picked?.resolve(identifier);
  }

  #reply(reply: Reply): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.resolve(reply);
  }

  /** Leaving ends the looking. `atOnce` does not wait for the answer that is on its way. */
  #leave(atOnce: boolean): void {
    this.#isLeaving = true;
    this.#set({overlays: [], notice: 'leaving; AWS goes on'});
    if (this.#answer) this.#reply({type: 'leave'});
    else this.#store?.leave();
    if (atOnce || this.#store?.view().session.closed) this.#finished.resolve();
  }

  #copy(content: string, what: string): void {
    const encoded = Buffer.from(content, 'utf8').toString('base64');
    this.#options.send(`${esc}]52;c;${encoded}${bell}`);
    this.#set({copied: {text: content, what}});
    this.#open('command');
  }

  /** Rings once when a wait of more than a minute ends. */
  #ring(): void {
    const since = this.#waitingSince;
    this.#waitingSince = undefined;
    if (since !== undefined && this.#now() - since > longWait) this.#options.send(bell);
  }

  #askedSeq(): number {
    const {stage} = this.#scene;
    if (stage.type !== 'session') return -1;
    return stage.view.entries.findLast((entry) => entry.type === 'asked')?.seq ?? -1;
  }

  #now(): number {
    return this.#store?.now() ?? this.#options.wall();
  }

  #follow(model: {subscribe(listener: () => void): () => void}, listener: () => void): void {
    this.#unsubscribe();
    this.#unsubscribe = model.subscribe(listener);
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
    if (view.activity.type === 'waiting') this.#waitingSince ??= view.activity.since;
    this.#set({stage: {type: 'session', view}, now: this.#store.now()});
    if (view.session.closed && this.#isLeaving) this.#finished.resolve();
  }

  #setPick(stage: Extract<Stage, {type: 'pick'}>): void {
    const before = this.#scene.stage;
    if (before.type !== 'pick') return;
    const here = before.pick.rows[placeOf(this.#scene, 'pick').cursor ?? 0];
    const hasMoved = placeOf(this.#scene, 'pick').cursor !== undefined;
    const cursor = hasMoved ? rowIndex(stage.pick, here) : undefined;
    this.#change({...placed(this.#scene, 'pick', {cursor}), stage});
  }

  #set(change: Partial<Scene>): void {
    this.#change({...this.#scene, ...change});
  }

  #change(scene: Scene): void {
    this.#scene = scene;
    for (const listener of this.#listeners) listener();
  }
}

/** Narrows the databases to the search line; the cursor stays on its row where it still is one. */
function searched(scene: Scene, page: Page): Scene {
  if (scene.stage.type !== 'pick' || page.key !== 'pick') return scene;
  const place = placeOf(scene, 'pick');
  const words = place.search ? typedText(place.search) : '';
  const {pick} = scene.stage;
  const next = withWords(pick, words);
  if (next === pick) return scene;
  const cursor = rowIndex(next, pick.rows[page.rows?.cursor ?? 0]);
  return {...placed(scene, 'pick', {cursor}), stage: {type: 'pick', pick: next}};
}
