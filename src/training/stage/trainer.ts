/** Runs a lesson around a session: brief, coach, questions, hints, debrief. The engine knows nothing of it. */
import type {Entry} from '../../core/entry.ts';
import type {Question} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {trainer} from '../../core/trainer.ts';
import type {FrontEnd, Reply} from '../../engine/front-end.ts';
import type {LiveSession} from '../../engine/live-session.ts';
import type {DebriefPage, TrainingPage} from '../../engine/training-view.ts';
import type {Simulator} from '../../simulator/simulator.ts';
import {coachSays} from '../coach/coach.ts';
import {debriefOf, scoreOfPlay} from '../debrief/debrief.ts';
import type {Lesson, LessonQuestion} from '../lesson/lesson.ts';
import {type LessonNote, type LessonRecord, noteText, recordOf} from '../notes.ts';
import type {Score} from '../score/score.ts';
import {holds, type Play, type StateOfPlay, stateOfPlay} from '../state-of-play.ts';
import {shelfOf} from './hints.ts';
import {briefPage, briefQuestion, nextQuestion, quizPage, quizQuestion} from './pages.ts';
import type {PathPlayer} from './player.ts';
import {briefStep, later, nextStep, questionStep} from './steps.ts';

/** What a lesson is run with. */
export type Training = {
  readonly lesson: Lesson;
  readonly live: LiveSession;
  readonly simulator: Simulator;
  /** Plays a written path instead of a person. */
  readonly player?: PathPlayer;
  /** How to join with the AWS CLI; empty where the simulated AWS is not served yet. */
  readonly join: readonly string[];
  /** Serves it, and answers how to join. */
  readonly letIn?: () => Promise<readonly string[]>;
  /** How it stands beside earlier attempts, for the brief. */
  readonly attempt: string;
};

/** The two sides of an entry that the coach compares. */
type Side = {readonly session: Session; readonly state: StateOfPlay};

/** One attempt at a lesson. */
export class Trainer {
  readonly #training: Training;
  #chosen: FrontEnd | undefined;
  #page: TrainingPage | undefined;
  #coach = '';
  #hasRead = false;
  #join: readonly string[];
  #before: Side;
  readonly #putOff = new Set<string>();

  constructor(training: Training) {
    this.#training = training;
    this.#join = training.join;
    const {live} = training;
    this.#before = {session: live.session, state: stateOfPlay(this.#play())};
    live.onHint = () => this.#showHint();
    this.#refresh();
  }

  /** The front end that was chosen, with the lesson around it. */
  frontEnd(chosen: FrontEnd): FrontEnd {
    this.#chosen = chosen;
    return {
      show: (entry, session) => {
        chosen.show(entry, session);
        this.#comment(entry, session);
      },
      ask: (step, question, session) => this.#ask(chosen, step, question, session),
      refuse: (reason) => chosen.refuse(reason),
    };
  }

  /** The brief, once a lesson; false where the trainee would rather not begin. */
  async begin(): Promise<boolean> {
    const {lesson, live, letIn, attempt} = this.#training;
    if (recordOf(live.view().entries).isBegun || !this.#chosen) return true;
    for (;;) {
      const canLetIn = this.#join.length === 0 && letIn !== undefined;
      const page = briefPage(lesson, live.session, this.#join, attempt, canLetIn);
      const reply = await this.#onPage(page, briefStep, briefQuestion(lesson, page));
      if (reply.type === 'leave' || reply.answer === 'leave') return false;
      if (reply.answer === 'begin' || !letIn) break;
      this.#join = await letIn();
    }
    this.#note({type: 'begun'});
    return true;
  }

  /** The score as it stands. */
  score(): Score {
    return scoreOfPlay(this.#training.lesson, this.#play());
  }

  /** Asks what is still open; false where the trainee left meanwhile. */
  async askTheRest(): Promise<boolean> {
    for (const question of this.#unanswered()) {
      if (!(await this.#quiz(question, true))) return false;
    }
    return true;
  }

  /** Shows the debrief and hands it back; `next` is what it offers. */
  async debrief(progress: string, next?: DebriefPage['next']): Promise<DebriefPage> {
    const own = debriefOf(this.#training.lesson, this.#play(), progress);
    const page = next ? {...own, next} : own;
    this.#page = page;
    this.#refresh();
    await this.#chosen?.tell?.({type: 'debrief', page});
    return page;
  }

  /** Asks on the page of the debrief; true where the trainee goes on at once. */
  async goesOn(): Promise<boolean> {
    const page = this.#page;
    const question = page?.kind === 'debrief' ? nextQuestion(page) : undefined;
    if (!page || !question) return false;
    const reply = await this.#onPage(page, nextStep, question);
    return reply.type === 'answer' && reply.answer === 'go';
  }

  async #ask(chosen: FrontEnd, step: string, question: Question, session: Session): Promise<Reply> {
    this.#training.player?.act(this.#training.live, this.#training.simulator);
    // A confirmation and a failure are decisions: no question of the lesson comes in between.
    const isGap = ['way', 'choice', 'text'].includes(question.kind);
    const questions = isGap ? this.#due() : [];
    if (question.kind === 'way') await this.#letRead(chosen, questions.length);
    for (const due of questions) {
      if (!(await this.#quiz(due, false))) return {type: 'leave'};
    }
    return chosen.ask(step, question, session);
  }

  /** Nobody can answer from a diagnosis that they have not seen. */
  async #letRead(chosen: FrontEnd, questions: number): Promise<void> {
    if (questions === 0 || this.#hasRead) return;
    this.#hasRead = true;
    this.#page = {kind: 'reading', questions};
    this.#refresh();
    await chosen.tell?.({type: 'read', questions});
    this.#turnPage();
  }

  #due(): readonly LessonQuestion[] {
    const state = stateOfPlay(this.#play());
    return this.#unanswered().filter(({id, when}) => !this.#putOff.has(id) && holds(when, state));
  }

  #unanswered(): readonly LessonQuestion[] {
    const {answers} = this.#record();
    return this.#training.lesson.questions.filter(({id}) => answers[id] === undefined);
  }

  /** Asks one question and explains every answer; false where the trainee wants to leave. */
  async #quiz(question: LessonQuestion, isLast: boolean): Promise<boolean> {
    const {lesson, simulator} = this.#training;
    const page = quizPage(lesson, question, isLast);
    const reply = await this.#onPage(page, questionStep(question.id), quizQuestion(page));
    if (reply.type === 'leave') return false;
    const choice = question.choices.find(({id}) => id === reply.answer);
    if (!choice || reply.answer === later) {
      this.#putOff.add(question.id);
      return true;
    }
    this.#note({type: 'answer', question: question.id, choice: choice.id, isRight: choice.right});
    for (const deed of choice.does) {
      simulator.advance(60_000);
      simulator.byHand(deed);
    }
    const answered = quizPage(lesson, question, isLast, choice.id);
    this.#page = answered;
    this.#refresh();
    await this.#chosen?.tell?.({type: 'answered', page: answered});
    this.#turnPage();
    return true;
  }

  /** Asks with the lesson's own page in front, until one of the answers is given. */
  async #onPage(
    page: TrainingPage,
    step: string,
    question: ReturnType<typeof quizQuestion>,
  ): Promise<Reply> {
    const {live} = this.#training;
    this.#page = page;
    this.#refresh();
    try {
      for (;;) {
        const reply = await this.#chosen?.ask(step, question, live.session);
        if (!reply || reply.type === 'leave') return {type: 'leave'};
        if (question.options.some(({id}) => id === reply.answer)) return reply;
        this.#chosen?.refuse(`There is no choice "${reply.answer}".`);
      }
    } finally {
      this.#turnPage();
    }
  }

  #turnPage(): void {
    this.#page = undefined;
    this.#refresh();
  }

  #showHint(): void {
    const {lesson} = this.#training;
    const {next} = shelfOf(lesson, this.#record(), stateOfPlay(this.#play()));
    if (!next) return;
    this.#note({type: 'hint', level: next.level, price: next.price});
    const hint = shelfOf(lesson, this.#record(), stateOfPlay(this.#play())).shown.at(-1);
    if (hint) void this.#chosen?.tell?.({type: 'hint', hint});
  }

  #comment(entry: Entry, session: Session): void {
    // Hundreds of reads say nothing by themselves; the diagnosis after them does.
    if (entry.type === 'observed' || (entry.type === 'called' && entry.mode === 'read')) return;
    const after = {session, state: stateOfPlay(this.#play())};
    const [text] = coachSays(this.#training.lesson, {entry, before: this.#before, after});
    this.#before = after;
    if (text !== undefined) {
      this.#coach = text;
      void this.#chosen?.tell?.({type: 'coach', text});
    }
    this.#refresh();
  }

  #note(note: LessonNote): void {
    this.#training.live.append({type: 'noted', text: noteText(note), by: trainer}, true);
  }

  #record(): LessonRecord {
    return recordOf(this.#training.live.view().entries);
  }

  #play(): Play {
    const {live, simulator} = this.#training;
    return {simulator, session: live.session, entries: live.view().entries};
  }

  #refresh(): void {
    const {lesson, live} = this.#training;
    const {id, order, title} = lesson;
    live.training = {
      lesson: {id, order, title},
      isQuiet: lesson.coach === 'quiet',
      coach: this.#coach,
      join: this.#join,
      hints: shelfOf(lesson, this.#record(), this.#before.state),
      ...(this.#page ? {page: this.#page} : {}),
    };
  }
}
