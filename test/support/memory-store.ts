/** A store without an engine: a test says what happened, the screen shows it. */
import {fold} from '../../src/core/apply.ts';
import type {Activity, Store, View, WrittenReport} from '../../src/engine/front-end.ts';
import type {TrainingView} from '../../src/engine/training-view.ts';
import {entriesOf, type Happening, nightTime} from './night/entries.ts';

/** The store and what a test may do with it. */
export type MemoryStore = Store & {
  /** Replaces the story, and what goes on now. */
  tell(happenings: readonly Happening[], activity?: Activity): void;
  /** Sets the world's time: a time of day of the night. */
  setTime(time: string): void;
  /** What the screen asked for: notes, looks, leaving. */
  readonly wishes: readonly string[];
};

/** A store at a moment of a story. */
export function memoryStore(
  happenings: readonly Happening[],
  time: string,
  activity: Activity = {type: 'idle'},
  report?: WrittenReport,
  training?: TrainingView,
): MemoryStore {
  const listeners = new Set<() => void>();
  const wishes: string[] = [];
  let now = Date.parse(nightTime(time));
  const beside = {report, ...(training ? {training} : {})};
  let view: View = {...viewOf(happenings, activity), ...beside};
  return {
    wishes,
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    now: () => now,
    note: (text) => {
      wishes.push(`note ${text}`);
    },
    lookAgain: () => {
      wishes.push('look again');
    },
    showHint: () => {
      wishes.push('hint');
    },
    leave: () => {
      wishes.push('leave');
    },
    tell(next, nextActivity = {type: 'idle'}) {
      view = {...viewOf(next, nextActivity), ...beside};
      for (const listener of listeners) listener();
    },
    setTime(next) {
      now = Date.parse(nightTime(next));
    },
  };
}

function viewOf(happenings: readonly Happening[], activity: Activity): View {
  const entries = entriesOf(happenings);
  return {session: fold(entries), entries, activity, refusal: ''};
}
