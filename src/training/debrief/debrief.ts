/** The debrief: what the attempt came to, why, and what would have been better. From the record alone. */
import type {DebriefPage} from '../../engine/training-view.ts';
import {classWords} from '../lesson/classes.ts';
import {type Lesson, referenceOf} from '../lesson/lesson.ts';
import {recordOf} from '../notes.ts';
import {type Score, scoreOf} from '../score/score.ts';
import {type Play, stateOfPlay} from '../state-of-play.ts';
import {ownPath} from './own-path.ts';
import {sideBySide} from './side-by-side.ts';

/** The score of a play as it stands. */
export function scoreOfPlay(lesson: Lesson, play: Play): Score {
  return scoreOf(lesson, stateOfPlay(play), recordOf(play.entries));
}

/** The debrief of a play; `progress` says how it stands beside earlier attempts. */
export function debriefOf(lesson: Lesson, play: Play, progress: string): DebriefPage {
  const state = stateOfPlay(play);
  const score = scoreOf(lesson, state, recordOf(play.entries));
  const asked = new Set(state.requests.map(({call}) => call));
  const {id, order, title} = lesson;
  return {
    kind: 'debrief',
    lesson: {id, order, title},
    solved: score.solved,
    points: score.points,
    minutes: score.minutes,
    classes: score.classes.map(({class: name, points, of}) => ({
      name,
      points,
      of,
      words: classWords[name],
    })),
    hints: score.hints,
    caps: score.caps,
    missed: score.earned
      .filter(({points, of}) => points < of)
      .map(({title: what, points, of, missed}) => ({
        title: what,
        points: of - points,
        why: missed,
      })),
    path: sideBySide(
      ownPath(play.entries, state),
      referenceOf(lesson)?.moves ?? [],
      play.session.openedAt,
    ),
    evidence: lesson.evidence.filter(({call}) => !asked.has(call)),
    runbooks: lesson.runbooks,
    takeaway: lesson.takeaway,
    progress,
  };
}
