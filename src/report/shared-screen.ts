/** A session as it may be shown to others: every entry masked, and the session a fold over those. */
import path from 'node:path';
import {apply} from '../core/apply.ts';
import type {Entry} from '../core/entry.ts';
import {type Question, recommendedAnswer} from '../core/question.ts';
import {emptySession, type Session} from '../core/session.ts';
import type {AnswerSource} from '../engine/answers.ts';
import type {FrontEnd, Reply, Store, View} from '../engine/front-end.ts';
import {namesIn} from './names.ts';
import {type Mask, maskJson} from './redact.ts';
import {SharedNames} from './shared-names.ts';

/** A store that also keeps files beside the journal, for the operator alone. */
export type KeepingStore = Store & {keep(name: string, text: string): string};

/** Stands between a session and its front end. What is typed goes back as what was meant. */
export class SharedScreen {
  readonly #store: KeepingStore;
  readonly #names: SharedNames;
  readonly #masked: Entry[] = [];
  readonly #requests = new Map<string, string>();
  #session: Session = emptySession;

  /** `names` are those that were shown before there was a session. */
  constructor(store: KeepingStore, names = new SharedNames()) {
    this.#store = store;
    this.#names = names;
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

  get #mask(): Mask {
    return this.#names.mask;
  }

  view(): View {
    const view = this.#store.view();
    this.#follow(view.entries);
    const {report, refusal, training, activity} = view;
    return {
      ...view,
      session: this.#session,
      entries: this.#masked,
      // What is known before it is in the journal, such as a first diagnosis.
      activity: maskJson(activity, this.#mask),
      refusal: this.#mask(refusal),
      training: training && maskJson(training, this.#mask),
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
        const reply = await inner.ask(
          step,
          maskJson(this.#withoutRequest(question), this.#mask),
          session,
        );
        return this.#meant(question, reply);
      },
      refuse: (reason) => inner.refuse(this.#mask(reason)),
      tell: async (says) => {
        this.view();
        await inner.tell?.(maskJson(says, this.#mask));
      },
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
    if (this.#names.learn(namesIn(entries.slice(this.#masked.length)))) {
      // A name that is only known now may stand in what was shown before.
      this.#masked.length = 0;
      this.#session = emptySession;
    }
    for (const entry of entries.slice(this.#masked.length)) {
      const shown =
        entry.type === 'asked' ? {...entry, question: this.#withoutRequest(entry.question)} : entry;
      const masked = maskJson(shown, this.#mask);
      this.#masked.push(masked);
      this.#session = apply(this.#session, masked);
    }
  }

  /**
   * A request for approval is packed, but whoever sees it can unpack it: on a shared screen it is
   * only named, and lies in a file that the operator alone can read.
   */
  #withoutRequest(question: Question): Question {
    if (question.kind !== 'approval') return question;
    const known = this.#requests.get(question.text);
    const name = known ?? path.basename(this.#store.keep('approval-request.txt', question.text));
    this.#requests.set(question.text, name);
    return {
      ...question,
      text: `"$(cat ${name})"`,
      prose: `${question.prose} The screen is shared: the request lies in ${name}, in the folder of the session.`,
    };
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
