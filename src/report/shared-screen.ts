/** A session as it may be shown to others: every entry masked, and the session a fold over those. */
import {apply} from '../core/apply.ts';
import type {Entry} from '../core/entry.ts';
import {type Question, recommendedAnswer} from '../core/question.ts';
import {emptySession, type Session} from '../core/session.ts';
import type {AnswerSource} from '../engine/answers.ts';
import type {FrontEnd, Reply, Store, View} from '../engine/front-end.ts';
import {namesOf} from './names.ts';
import {createMask, type Mask, maskJson, type NameKind} from './redact.ts';

/** Stands between a session and its front end. What is typed goes back as what was meant. */
export class SharedScreen {
  readonly #store: Store;
  readonly #masked: Entry[] = [];
  readonly #known = new Map<string, NameKind>();
  #session: Session = emptySession;
  #mask: Mask = createMask();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The masked side of the session's store. */
  store(): Store {
    const store = this.#store;
    return {
      view: () => this.view(),
      subscribe: (listener) => store.subscribe(listener),
      now: () => store.now(),
      note: (text) => store.note(text),
      lookAgain: () => store.lookAgain(),
      changeTime: (change) => store.changeTime?.(change) ?? '',
      leave: () => store.leave(),
      showHint: () => store.showHint?.(),
    };
  }

  view(): View {
    const view = this.#store.view();
    this.#follow(view.entries);
    const {report, refusal} = view;
    return {
      ...view,
      session: this.#session,
      entries: this.#masked,
      refusal: this.#mask(refusal),
      report: report && {
        ...report,
        files: report.files.map((file) => this.#mask(file)),
        says: report.says.map((line) => this.#mask(line)),
        problem: this.#mask(report.problem),
      },
    };
  }

  /** Any other text, such as the last line. */
  text(text: string): string {
    this.view();
    return this.#mask(text);
  }

  /** The front end is shown masked entries and asked masked questions. */
  frontEnd(inner: FrontEnd): FrontEnd {
    return {
      show: (entry) => {
        const {entries, session} = this.view();
        const masked = entries[entry.seq - 1];
        if (masked) inner.show(masked, session);
      },
      ask: async (step, question) => {
        const {session} = this.view();
        const reply = await inner.ask(step, maskJson(question, this.#mask), session);
        return this.#meant(question, reply);
      },
      refuse: (reason) => inner.refuse(this.#mask(reason)),
    };
  }

  /** Scripted answers name real things; the masked question has masked ones. */
  answers(source: AnswerSource | undefined): AnswerSource | undefined {
    return (
      source && {
        answerFor: (step, question) => {
          const answer = source.answerFor(step, question);
          return answer === undefined ? undefined : this.#mask(answer);
        },
      }
    );
  }

  #meant(question: Question, reply: Reply): Reply {
    if (reply.type === 'leave') return reply;
    const possible = possibleAnswers(question);
    const meant = possible.find((answer) => this.#mask(answer) === reply.answer);
    return meant === undefined ? reply : {...reply, answer: meant};
  }

  #follow(entries: readonly Entry[]): void {
    if (this.#masked.length === entries.length) return;
    if (this.#learn(entries.slice(this.#masked.length))) {
      // A name that is only known now may stand in what was shown before.
      this.#masked.length = 0;
      this.#session = emptySession;
    }
    for (const entry of entries.slice(this.#masked.length)) {
      const masked = maskJson(entry, this.#mask);
      this.#masked.push(masked);
      this.#session = apply(this.#session, masked);
    }
  }

  /** True when there were new names; those known before keep what they are called. */
  #learn(entries: readonly Entry[]): boolean {
    const before = this.#known.size;
    for (const [kind, names] of Object.entries(namesOf(entries))) {
      for (const name of names) if (!this.#known.has(name)) this.#known.set(name, kind as NameKind);
    }
    if (this.#known.size === before) return false;
    const names: {[kind in NameKind]?: string[]} = {};
    for (const [name, kind] of this.#known) names[kind] = [...(names[kind] ?? []), name];
    this.#mask = createMask(names);
    return true;
  }
}

/** Answers that may hold a name. */
function possibleAnswers(question: Question): readonly string[] {
  switch (question.kind) {
    case 'confirm':
      return [question.expected];
    case 'choice':
    case 'failure':
      return question.options.map(({id}) => id);
    default:
      return [recommendedAnswer(question) ?? ''].filter(Boolean);
  }
}
