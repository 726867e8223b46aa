/** The plain front end: lines for logs, pipes and screen readers; no repaint, no signs. */
import type {Entry} from '../core/entry.ts';
import type {Question} from '../core/question.ts';
import {emptySession, modeOf, type Session} from '../core/session.ts';
import {type AnswerSource, answeredBy, scriptedAnswer} from '../engine/answers.ts';
import type {FrontEnd, Reply, Store} from '../engine/front-end.ts';
import type {LessonSays} from '../engine/training-view.ts';
import {asideSays} from './asides.ts';
import {entrySays, openingSays} from './entries.ts';
import {harmless} from './harmless.ts';
import {Heartbeat} from './heartbeat.ts';
import {hintSays, lessonSays} from './lesson.ts';
import {promptOf, readTyped, timeChange} from './prompts.ts';
import {questionSays} from './questions.ts';
import type {Say} from './say.ts';
import {spoken} from './spoken.ts';
import {columns, wrap} from './wrap.ts';
import {written} from './written.ts';

/** Reads one line behind a prompt; undefined or a rejection means that nobody answers any more. */
export type LineReader = {read(prompt: string): Promise<string | undefined>};

export type PlainOptions = {
  /** The story, line by line. */
  readonly output: (line: string) => void;
  /** Why an answer was not taken. */
  readonly messages: (line: string) => void;
  readonly input?: LineReader;
  readonly answers?: AnswerSource;
  /** Whole sentences for a screen reader. */
  readonly accessible: boolean;
  /** Local time minus UTC. */
  readonly localOffsetMinutes: number;
};

/** The front end, and how it gets to see what is not in the journal: waits that go on. */
export type PlainFrontEnd = FrontEnd & {
  /** Adds heartbeats and what was told before an interruption; returns how to stop. */
  attach(store: Store): () => void;
  /** A line that was typed while no question was open: only a rehearsal's clock listens then. */
  typed(line: string): void;
};

/** Prints a session as it happens. A question nobody can answer is a UsageError. */
export function createPlain(options: PlainOptions): PlainFrontEnd {
  return new Plain(options);
}

const noClock = 'Only a rehearsal has a clock that can be moved. Nothing was done.';

class Plain implements PlainFrontEnd {
  readonly #options: PlainOptions;
  readonly #heartbeat: Heartbeat;
  #entries: Entry[] = [];
  #before: Session = emptySession;
  #isOpen = false;
  #store: Store | undefined;
  /** The question whose lines stand already. */
  #asked = '';

  constructor(options: PlainOptions) {
    this.#options = options;
    this.#heartbeat = new Heartbeat(options.accessible);
  }

  attach(store: Store): () => void {
    this.#store = store;
    const {session, entries} = store.view();
    this.#entries = [...entries];
    this.#before = session;
    this.#open(session);
    return store.subscribe(() => {
      const view = store.view();
      // An entry is on its way to `show`: what it says counts as a sign of life.
      if (view.session.seq !== this.#before.seq) return;
      const beat = this.#heartbeat.due(view, store.now());
      if (beat) this.#say([beat], view.session);
    });
  }

  show(entry: Entry, session: Session): void {
    this.#open(session);
    const isKnown = entry.seq <= (this.#entries.at(-1)?.seq ?? 0);
    if (isKnown) return;
    const before = this.#before;
    this.#before = session;
    this.#entries.push(entry);
    this.#tell(entry, before, session);
  }

  async ask(step: string, question: Question, session: Session): Promise<Reply> {
    const key = `${step} ${session.seq}`;
    if (this.#asked !== key) this.#say(questionSays(step, question, session), session);
    this.#asked = key;
    const {input, answers} = this.#options;
    if (answers || !input) return this.#script(step, question);
    return this.#read(input, question, session);
  }

  typed(line: string): void {
    const change = timeChange(line);
    const says = change && this.#store?.changeTime?.(change);
    if (says) this.#options.messages(says);
  }

  refuse(reason: string): void {
    this.#options.messages(reason);
  }

  async tell(says: LessonSays): Promise<void> {
    this.#say(lessonSays(says), this.#before);
  }

  /** Once: the first entry of a session is written before any front end can see it. */
  #open(session: Session): void {
    if (this.#isOpen || session.id === '') return;
    this.#isOpen = true;
    this.#say(openingSays(session), session);
  }

  #tell(entry: Entry, before: Session, session: Session): void {
    const {localOffsetMinutes} = this.#options;
    const entries = this.#entries;
    const says = entrySays({entry, before, session, entries, localOffsetMinutes});
    if (says.length > 0) this.#heartbeat.said(entry.at);
    this.#say(says, session);
  }

  /** The scripted answer stands behind the prompt as if it had been typed. */
  #script(step: string, question: Question): Reply {
    const answer = scriptedAnswer(this.#options.answers, step, question);
    const prompt = promptOf(question, this.#options.accessible, {isScripted: true});
    for (const line of wrap(`${prompt}${answer} (${answeredBy})`, '', 2)) {
      this.#options.output(harmless(line));
    }
    return {type: 'answer', answer, by: answeredBy};
  }

  async #read(input: LineReader, question: Question, session: Session): Promise<Reply> {
    const hasHints = this.#store?.view().training !== undefined;
    const prompt = promptOf(question, this.#options.accessible, {hasHints});
    let refusal = '';
    for (;;) {
      const line = await lineOf(input, refusal + prompt);
      if (line === undefined) return {type: 'leave'};
      const typed = readTyped(question, line);
      refusal = '';
      if (typed.type === 'answer') return {type: 'answer', answer: typed.answer};
      if (typed.type === 'time') {
        const says = this.#store?.changeTime?.(typed.change) || noClock;
        this.#say([{type: 'text', text: says}], session);
        continue;
      }
      if (typed.type === 'refused') {
        refusal = `${typed.why} `;
        if (refusal.length + prompt.length < columns) continue;
        this.#say([{type: 'text', text: typed.why}], session);
        refusal = '';
      } else if (typed.aside === 'hint') {
        this.#say(hintSays(this.#store?.view().training), session);
      } else if (typed.aside === 'show-hint') {
        if (this.#store?.view().training?.hints.next) this.#store.showHint?.();
        else this.#say(hintSays(this.#store?.view().training), session);
      } else if (typed.aside !== 'quit') {
        this.#say(asideSays(typed.aside, question, session), session);
      } else if (await this.#leaves(input)) {
        return {type: 'leave'};
      }
    }
  }

  async #leaves(input: LineReader): Promise<boolean> {
    const line = await lineOf(input, 'Type q again to leave; latchkey resume returns: ');
    return line === undefined || line.trim() === 'q';
  }

  #say(says: readonly Say[], session: Session): void {
    const layout = this.#options.accessible ? spoken : written;
    for (const line of layout(says, modeOf(session))) this.#options.output(harmless(line));
  }
}

/** A reader that was closed (end of input) rejects or answers undefined: both mean leaving. */
async function lineOf(input: LineReader, prompt: string): Promise<string | undefined> {
  try {
    return await input.read(prompt);
  } catch {
    return undefined;
  }
}
