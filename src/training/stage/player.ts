/** Plays a written path: its answers, and the calls it makes beside Latchkey, in their order. */
import type {Question} from '../../core/question.ts';
import {type AnswerSource, recommendedAnswers} from '../../engine/answers.ts';
import type {LiveSession} from '../../engine/live-session.ts';
import type {Simulator} from '../../simulator/simulator.ts';
import type {Lesson, LessonPath, Move} from '../lesson/lesson.ts';
import {questionStep} from './steps.ts';

/** Answers like the path; where it says nothing, as recommended, and questions of the lesson right. */
export class PathPlayer implements AnswerSource {
  readonly #lesson: Lesson;
  readonly #moves: Move[];
  readonly #otherwise = recommendedAnswers();

  constructor(lesson: Lesson, path: LessonPath) {
    this.#lesson = lesson;
    this.#moves = [...path.moves];
  }

  /** Makes the moves that come before the next answer. */
  act(live: LiveSession, simulator: Simulator): void {
    for (;;) {
      const [move] = this.#moves;
      if (!move || move.answer) return;
      this.#moves.shift();
      if (move.after > 0) simulator.advance(move.after * 60_000);
      if (move.note !== undefined) live.note(move.note);
      if (move.hint !== undefined) live.showHint();
      if (move.call !== undefined && move.by === 'hand') {
        const as = move.as === undefined ? {} : {as: move.as};
        simulator.byHand({...as, call: move.call, with: move.with});
      }
    }
  }

  answerFor(step: string, question: Question): string | undefined {
    const own = this.#lesson.questions.find(({id}) => questionStep(id) === step);
    if (own) return this.#chosenFor(step) ?? own.choices.find(({right}) => right)?.id;
    const [move] = this.#moves;
    if (move?.answer?.step === step) {
      this.#moves.shift();
      if (move.answer.is !== 'recommended') return move.answer.is;
    }
    return this.#otherwise.answerFor(step, question);
  }

  /** An answer to a question of the lesson may stand anywhere: it may be asked in any gap. */
  #chosenFor(step: string): string | undefined {
    const index = this.#moves.findIndex(({answer}) => answer?.step === step);
    return index === -1 ? undefined : this.#moves.splice(index, 1)[0]?.answer?.is;
  }
}
