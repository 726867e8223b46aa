/** A running session: appends entries, folds them, and shows one consistent view of it all. */

import {apply, fold} from '../core/apply.ts';
import type {CallRecord} from '../core/call.ts';
import {type Clock, isoTime} from '../core/clock.ts';
import type {Entry, EntryBody} from '../core/entry.ts';
import type {Session} from '../core/session.ts';
import type {Activity, FrontEnd, Store, View, WrittenReport} from './front-end.ts';
import type {Journal} from './journal/journal.ts';
import {Remarks} from './journal/remarks.ts';
import type {TimeChange, TimeControl} from './time-control.ts';
import type {TrainingView} from './training-view.ts';

/** What the operator asked for beside the questions. */
export type Wish = 'look-again' | 'leave';

/** The engine's side of a session. The front end sees it as a `Store`. */
export class LiveSession implements Store {
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #wall: () => number;
  readonly #listeners = new Set<() => void>();
  #frontEnd: FrontEnd | undefined;
  readonly #entries: Entry[];
  readonly #past: number;
  #view: View;
  #step: string | undefined;
  #wishes = new AbortController();
  #wish: Wish | undefined;
  #time: TimeControl | undefined;
  readonly #remarks = new Remarks();

  /** `wall` gives real milliseconds: written beside the world's time where the two differ. */
  constructor(journal: Journal, clock: Clock, wall: () => number, past: readonly Entry[] = []) {
    this.#journal = journal;
    this.#clock = clock;
    this.#wall = wall;
    this.#entries = [...past];
    this.#past = past.length;
    this.#view = {
      session: fold(past),
      entries: this.#entries,
      activity: {type: 'idle'},
      refusal: '',
    };
  }

  get session(): Session {
    return this.#view.session;
  }

  /** The front end that is shown every entry of this process, those before it was there too. */
  attach(frontEnd: FrontEnd): void {
    this.#frontEnd = frontEnd;
    for (const entry of this.#entries.slice(this.#past)) frontEnd.show(entry, this.session);
  }

  view(): View {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  now(): number {
    return this.#clock.now();
  }

  /** Writes one entry and shows it. Throws JournalError; then nothing may be sent. */
  append(body: EntryBody, durable = false): void {
    const now = this.#clock.now();
    // A rehearsal's time is another machine's word, or moved by a person.
    if (!this.session.rehearsal) this.#remark(this.#remarks.onClock(now, this.#lastAt() ?? now));
    const at = isoTime(Math.max(now, this.#lastAt() ?? now));
    const wall = isoTime(this.#wall());
    const isSame = Math.abs(Date.parse(wall) - Date.parse(at)) < 1000;
    const began = performance.now();
    const entry = this.#journal.append(body, isSame ? {at} : {at, wall}, durable);
    const took = performance.now() - began;
    // One growing list: copying it for every entry would make a long session quadratic.
    this.#entries.push(entry);
    this.#set({session: apply(this.#view.session, entry), refusal: ''});
    this.#frontEnd?.show(entry, this.#view.session);
    // After its end a session has nothing more to say.
    if (entry.type !== 'closed') this.#remark(this.#remarks.onWrite(took, this.#journal.folder));
  }

  #remark(text: string | undefined): void {
    if (text !== undefined) this.append({type: 'noted', text, by: 'Latchkey'});
  }

  /** Calls made from here on belong to this step. */
  during(step: string | undefined): void {
    this.#step = step;
  }

  /** Writes a file beside the journal, for the operator alone; answers its path. */
  keep(name: string, text: string): string {
    return this.#journal.keep(name, text);
  }

  /** What the door saw becomes an entry; a change's outcome is on the disk before anything else. */
  called(record: CallRecord): void {
    this.append(
      {
        type: 'called',
        step: this.#step,
        call: record.call,
        mode: record.mode,
        outcome: record.outcome,
        ...(record.region === undefined ? {} : {region: record.region}),
        requestId: record.requestId ?? '',
        attempts: record.attempts,
        milliseconds: record.milliseconds,
        input: record.input,
        error: record.error,
        ...(record.job === undefined ? {} : {job: record.job}),
      },
      record.mode === 'change',
    );
  }

  /** What is going on right now, not in the journal. */
  set activity(activity: Activity) {
    this.#set({activity});
  }

  /** Says why an answer was not taken. */
  refuse(reason: string): void {
    this.#set({refusal: reason});
    this.#frontEnd?.refuse(reason);
  }

  /** The report lies on the disk, or could not be written. */
  reported(report: WrittenReport): void {
    this.#set({report});
  }

  /** What the trainee sees beside the session. */
  set training(training: TrainingView) {
    this.#set({training});
  }

  /** Set by a lesson: shows its next hint. */
  onHint: () => void = () => undefined;

  showHint(): void {
    this.onHint();
  }

  note(text: string): void {
    const {session} = this.#view;
    this.append({type: 'noted', step: this.#step, text, by: session.operator.arn});
  }

  lookAgain(): void {
    this.#express('look-again');
  }

  /** From here on the session's clock can be moved; a jump is kept as a note. */
  control(time: TimeControl): void {
    this.#time = time;
    this.#set({pace: time.pace()});
    time.subscribe(() => this.#set({pace: time.pace()}));
  }

  changeTime(change: TimeChange): string {
    const says = this.#time?.change(change) ?? '';
    if (change === 'jump' && says !== '' && !this.session.closed) this.note(says);
    return says;
  }

  leave(): void {
    this.#express('leave');
  }

  /** Aborts when the operator wishes something; ask `takeWish` which. */
  get wishes(): AbortSignal {
    return this.#wishes.signal;
  }

  /** The wish, once; the next one has a new signal. Leaving stays until the session ends. */
  takeWish(): Wish | undefined {
    const wish = this.#wish;
    if (wish !== 'leave') {
      this.#wish = undefined;
      this.#wishes = new AbortController();
    }
    return wish;
  }

  /** Ends the writing; the view stays readable. */
  close(): void {
    this.#journal.close();
  }

  #express(wish: Wish): void {
    if (this.#wish !== 'leave') this.#wish = wish;
    this.#wishes.abort();
  }

  /** A clock that jumps back must not make the story run backwards. */
  #lastAt(): number | undefined {
    const {at} = this.#view.session;
    return at === '' ? undefined : Date.parse(at);
  }

  #set(change: Partial<View>): void {
    this.#view = {...this.#view, ...change};
    for (const listener of this.#listeners) listener();
  }
}
