/** The scene: everything a frame is made from besides the terminal's size. Plain data. */
import type {FacilitatorView} from '../engine/facilitator.ts';
import type {View} from '../engine/front-end.ts';
import type {OverlayName} from './command.ts';
import type {Digits} from './input/digits.ts';
import {emptyField} from './input/field.ts';
import type {LessonItem} from './lesson-items.ts';
import type {Place} from './page.ts';
import type {PickStage} from './pick-stage.ts';
import type {Copied} from './screens/copied.ts';
import {emptyStart, type StartView} from './start-model.ts';

/** Where the program is before and in a session. */
export type Stage =
  | {readonly type: 'opening'}
  | {readonly type: 'start'; readonly areScenariosOpen: boolean}
  | {readonly type: 'pick'; readonly pick: PickStage}
  | {readonly type: 'facilitator'; readonly view: FacilitatorView}
  | {readonly type: 'lessons'; readonly lessons: readonly LessonItem[]}
  | {readonly type: 'session'; readonly view: View};

/** One picture of it all. */
export type Scene = {
  readonly stage: Stage;
  readonly start: StartView;
  readonly version: string;
  readonly offsetMinutes: number;
  /** The world's time in milliseconds, as of the last tick. */
  readonly now: number;
  /** Pages that lie over the current one, the top one last. */
  readonly overlays: readonly OverlayName[];
  readonly places: {readonly [key: string]: Place};
  /** The ways back are open for the question that this entry asked. */
  readonly waysFor: number;
  /** Up to this entry everything that has to be read has been read. */
  readonly read: number;
  readonly entrySeq: number;
  readonly copied: Copied;
  readonly notice: string;
  /** A message of somebody else that nobody has opened the log for yet. */
  readonly unread: string;
  /** The row of a game day's list whose line is open. */
  readonly putIn: string;
  readonly digits?: Digits;
};

/** The place of a page nobody has touched yet. */
export const untouched: Place = {
  scroll: 0,
  field: emptyField,
  focus: 'field',
  isRead: false,
  mistake: '',
};

/** The place kept under a key. */
export function placeOf(scene: Scene, key: string): Place {
  return scene.places[key] ?? untouched;
}

/** Nothing is shown yet. `now` is in milliseconds. */
export function emptyScene(version: string, offsetMinutes: number, now: number): Scene {
  return {
    stage: {type: 'opening'},
    start: emptyStart,
    version,
    offsetMinutes,
    now,
    overlays: [],
    places: {},
    waysFor: -1,
    read: 0,
    entrySeq: 0,
    copied: {text: '', what: ''},
    notice: '',
    unread: '',
    putIn: '',
  };
}
