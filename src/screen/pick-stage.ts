/** The databases in the order they are shown in: rows already painted keep their place. Pure. */
import {isLockedOut} from '../core/database.ts';
import {typedText} from './input/field.ts';
import {placed} from './keyboard.ts';
import type {Page} from './page.ts';
import {matching, type PickRow, type PickView, sortedRows} from './pick-model.ts';
import {placeOf, type Scene} from './scene.ts';

/** The rows as shown, and what was needed to find them. */
export type PickStage = {
  readonly view: PickView;
  /** All rows in their order. */
  readonly order: readonly PickRow[];
  readonly words: string;
  /** The rows of `order` that contain `words`. */
  readonly rows: readonly PickRow[];
  readonly locked: number;
};

/** The stage for the first picture of the list. */
export function pickStageOf(view: PickView): PickStage {
  const order = sortedRows(view.rows);
  return {view, order, words: '', rows: order, locked: lockedIn(order)};
}

/** New rows join below; once the list is complete it is sorted anew, once. */
function withView(stage: PickStage, view: PickView): PickStage {
  if (view.rows === stage.view.rows && view.isComplete === stage.view.isComplete) {
    return {...stage, view};
  }
  const isGrown = !view.isComplete && view.rows.length >= stage.order.length;
  const order = isGrown
    ? [...stage.order, ...sortedRows(view.rows.slice(stage.order.length))]
    : sortedRows(view.rows);
  return {
    view,
    order,
    words: stage.words,
    rows: matching(order, stage.words),
    locked: lockedIn(order),
  };
}

/** The rows that contain the words. */
function withWords(stage: PickStage, words: string): PickStage {
  return words === stage.words ? stage : {...stage, words, rows: matching(stage.order, words)};
}

/** Where the row stands now, so that the cursor stays on it; 0 where it is not among the rows. */
function rowIndex(stage: PickStage, row: PickRow | undefined): number {
  if (!row) return 0;
  const index = stage.rows.findIndex(
    (candidate) => candidate.identifier === row.identifier && candidate.kind === row.kind,
  );
  return Math.max(0, index);
}

function lockedIn(rows: readonly PickRow[]): number {
  return rows.filter((row) => row.key !== '' && isLockedOut(row.status)).length;
}

/** The scene with a new picture of the list; a cursor that was moved stays on its row. */
export function withPick(scene: Scene, view: PickView): Scene {
  const {stage} = scene;
  if (stage.type !== 'pick') return scene;
  const pick = withView(stage.pick, view);
  const {cursor} = placeOf(scene, 'pick');
  const moved = cursor === undefined ? undefined : rowIndex(pick, stage.pick.rows[cursor]);
  return {...placed(scene, 'pick', {cursor: moved}), stage: {type: 'pick', pick}};
}

/** Narrows the databases to the search line; the cursor stays on its row where it still is one. */
export function narrowed(scene: Scene, page: Page): Scene {
  const {stage} = scene;
  if (stage.type !== 'pick' || page.key !== 'pick') return scene;
  const {search} = placeOf(scene, 'pick');
  const pick = withWords(stage.pick, search ? typedText(search) : '');
  if (pick === stage.pick) return scene;
  const cursor = rowIndex(pick, stage.pick.rows[page.rows?.cursor ?? 0]);
  return {...placed(scene, 'pick', {cursor}), stage: {type: 'pick', pick}};
}
