/** The desk: holds the scene, takes the person's keys, and tells whoever waits for an answer. */
import type {Facilitator} from '../engine/facilitator.ts';
import type {FrontEnd, Store} from '../engine/front-end.ts';
import {Awaited} from './awaited.ts';
import {carryOut, withSession} from './carry-out.ts';
import type {Command, StartChoice} from './command.ts';
import type {DeskOptions} from './desk-options.ts';
import {atFacilitatorsDesk} from './facilitator/carry-out.ts';
import {type Press, textPresses} from './input/keys-of.ts';
import {apart, ownsKeyboard, placed, press} from './keyboard.ts';
import {isMeant, quitCommand} from './leaving.ts';
import type {LessonItem} from './lesson-items.ts';
import {LongWait} from './long-wait.ts';
import {messageIn} from './message-in.ts';
import type {Page} from './page.ts';
import {PageMaker} from './page-maker.ts';
import type {PickModel} from './pick-model.ts';
import {narrowed, pickStageOf, withPick} from './pick-stage.ts';
import {emptyScene, type Scene} from './scene.ts';
import {bell, toClipboard} from './sequences.ts';
import {Shown} from './shown.ts';
import {isTooSmall, type Size} from './size.ts';
import {Stale} from './stale.ts';
import type {StartModel} from './start-model.ts';
import {withTimeSaid} from './time-keys.ts';

/** One desk serves one run of the program: start, pick, session, end. */
export class Desk {
  /** What is to be painted. */
  readonly shown: Shown;
  readonly #options: DeskOptions;
  readonly #pages: PageMaker;
  readonly #stale = new Stale(() => {
    this.#refresh();
  });
  readonly #longWait = new LongWait();
  readonly #awaited = new Awaited();
  #store: Store | undefined;
  #facilitator: Facilitator | undefined;
  #unfollow: () => void = () => undefined;
  #isLeaving = false;
  #paintedBase = '';
  #interruptedAt = Number.NEGATIVE_INFINITY;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#pages = new PageMaker(options.brief);
    this.shown = new Shown(emptyScene(options.version, options.offsetMinutes, options.wall()));
  }

  /** The page to paint. */
  page(size: Size): Page {
    return this.#pages.page(this.#scene, size);
  }

  /** A second has passed. */
  tick(): void {
    this.#refresh();
    if (this.#facilitator) {
      const view = this.#facilitator.view();
      this.#set({...this.#scene, stage: {type: 'facilitator', view}, now: view.now});
      return;
    }
    this.#set({...this.#scene, now: this.#now()});
  }

  /** The page under that key is on the terminal: from here on its keys count. */
  painted(key: string): void {
    if (key === this.#baseKey()) this.#paintedBase = key;
  }

  /** Shows the start screen; settles with what was chosen. */
  chooseStart(model: StartModel): Promise<StartChoice> {
    this.#follow(model, () => this.#set({...this.#scene, start: model.view()}));
    const stage = {type: 'start', areScenariosOpen: false} as const;
    this.#set({...this.#scene, stage, start: model.view()});
    return this.#awaited.choice();
  }

  /** Shows the databases; settles with the one picked, or undefined for none. */
  pickDatabase(model: PickModel): Promise<string | undefined> {
    this.#follow(model, () => this.#set(withPick(this.#scene, model.view())));
    const stage = {type: 'pick', pick: pickStageOf(model.view())} as const;
    this.#set({...this.#scene, stage, overlays: []});
    this.tick();
    return this.#awaited.pick();
  }

  /** Shows a game day; settles when the facilitator ends it. */
  facilitate(facilitator: Facilitator): Promise<void> {
    this.#facilitator = facilitator;
    const show = (): void => {
      const view = facilitator.view();
      this.#set({...this.#scene, stage: {type: 'facilitator', view}, now: view.now});
    };
    this.#follow(facilitator, show);
    show();
    return this.#awaited.end();
  }

  /** Shows the lessons; settles with the one chosen, or undefined for none. */
  chooseLesson(lessons: readonly LessonItem[]): Promise<string | undefined> {
    this.#set({...this.#scene, stage: {type: 'lessons', lessons}, overlays: []});
    this.tick();
    return this.#awaited.pick();
  }

  /** Shows a session from here on. */
  attach(store: Store): void {
    this.#store = store;
    this.#follow(store, () => this.#stale.mark());
    this.#set({...this.#scene, overlays: []});
    this.#stale.mark();
    this.#refresh();
  }

  /** The engine's way to this desk. */
  frontEnd(): FrontEnd {
    return {
      show: (entry, session) => {
        const message = messageIn(entry, session);
        if (message !== '') this.#set({...this.#scene, unread: message});
        const isLong = entry.type === 'settled' && this.#longWait.end(this.#now());
        if (isLong) this.#options.send(bell);
        this.#stale.mark();
      },
      ask: async () => {
        this.#stale.mark();
        // Who left while something was only told is asked nothing more.
        return this.#isLeaving ? {type: 'leave'} : this.#awaited.reply();
      },
      tell: async (says) => {
        this.#stale.mark();
        // Only an explanation or a diagnosis has to be read before the lesson goes on.
        if (says.type === 'answered' || says.type === 'read') await this.#awaited.reply();
      },
      refuse: (reason) => {
        this.#refresh();
        this.#set(placed(this.#scene, this.#baseKey(), {mistake: reason}));
      },
    };
  }

  /** Settles when the person leaves the last page. */
  finished(): Promise<void> {
    return this.#awaited.end();
  }

  /** The painting broke: whoever waits for the person gets the error instead of waiting for ever. */
  fail(error: unknown): void {
    this.#awaited.fail(error);
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
    const isSecond = isMeant(at, this.#interruptedAt);
    this.#interruptedAt = at;
    if (isSecond && this.#facilitator) {
      this.#awaited.finish();
    } else if (isSecond && this.#scene.stage.type === 'session') {
      this.#perform({type: 'leave'}, '');
      this.#awaited.finish();
    } else {
      this.#perform({type: 'open', overlay: 'quit'}, '');
    }
  }

  #perform(command: Command, key: string): void {
    if (command.type === 'open' && command.overlay === 'quit' && !this.#hasToAsk()) return;
    this.#set(carryOut(this.#scene, command, key));
    switch (command.type) {
      case 'answer':
        this.#awaited.giveReply({type: 'answer', answer: command.answer});
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
      case 'hint':
        this.#store?.showHint?.();
        return;
      case 'leave':
        this.#leave();
        return;
      case 'time':
        if (!this.#facilitator) {
          this.#set(withTimeSaid(this.#scene, command, this.#store?.changeTime?.(command.change)));
          return;
        }
        this.#set(atFacilitatorsDesk(this.#scene, this.#facilitator, command, key));
        return;
      case 'order':
      case 'debrief':
        this.#set(atFacilitatorsDesk(this.#scene, this.#facilitator, command, key));
        return;
      case 'finish':
        // The last page of a lesson asks what comes next; leaving it is an answer too.
        this.#awaited.giveReply({type: 'leave'});
        this.#awaited.finish();
        return;
      case 'start':
        this.#awaited.giveChoice(command.choice);
        return;
      case 'pick':
        this.#awaited.givePick(command.identifier);
    }
  }

  /** Before a session and after its end there is nothing to lose: quitting is done at once. */
  #hasToAsk(): boolean {
    const quit = quitCommand(this.#scene);
    if (quit) this.#perform(quit, '');
    return quit === undefined;
  }

  /** Leaving ends the looking; the session closes as soon as what is on its way is answered. */
  #leave(): void {
    this.#isLeaving = true;
    if (!this.#awaited.giveReply({type: 'leave'})) this.#store?.leave();
    if (this.#store?.view().session.closed) this.#awaited.finish();
  }

  #follow(model: {subscribe(listener: () => void): () => void}, listener: () => void): void {
    this.#unfollow();
    this.#unfollow = model.subscribe(listener);
  }

  #refresh(): void {
    if (!this.#store || !this.#stale.take()) return;
    const view = this.#store.view();
    this.#longWait.see(view.activity);
    this.#set(withSession(this.#scene, view, this.#store.now(), this.#options.brief));
    if (view.session.closed && this.#isLeaving) this.#awaited.finish();
  }

  /** The world's time, as far as there is a world yet. */
  #now(): number {
    const {stage} = this.#scene;
    const listed = stage.type === 'pick' ? stage.pick.view.now?.() : undefined;
    return this.#store?.now() ?? listed ?? this.#options.wall();
  }

  #baseKey(): string {
    return this.#pages.baseKey(this.#scene);
  }

  get #scene(): Scene {
    return this.shown.scene();
  }

  #set(scene: Scene): void {
    this.shown.set(scene);
  }
}
