/** What a key press does to a scene: moves, edits, or yields a command for the desk. Pure. */
import type {Command} from './command.ts';
import {nextNumber} from './input/digits.ts';
import {type Edit, edit, emptyField, typedText} from './input/field.ts';
import type {KeyName, Press} from './input/keys-of.ts';
import {type KeyId, keyOfLetter} from './keys.ts';
import type {Page, Place} from './page.ts';
import {placeOf, type Scene} from './scene.ts';
import {characters} from './text/line.ts';

/** The scene after a press, and what the desk has to do. */
export type Pressed = {readonly scene: Scene; readonly command?: Command};

/** One press on a page. `at` is a steady clock in milliseconds. A text of several keys is split by the caller. */
export function press(scene: Scene, page: Page, one: Press, at: number): Pressed {
  const calm = {...scene, notice: ''};
  if (one.type === 'key') return pressNamed(calm, page, one.key);
  return ownsKeyboard(calm, page)
    ? {scene: typed(calm, page, {type: 'insert', text: one.text})}
    : pressLetter(calm, page, one.text, at);
}

/** Splits a burst where each character is a key of its own. */
export function apart(scene: Scene, page: Page, one: Press): readonly Press[] {
  if (one.type === 'key' || ownsKeyboard(scene, page)) return [one];
  return characters(one.text).map((text) => ({type: 'text', text}));
}

/** An open field that has the focus owns every letter. */
export function ownsKeyboard(scene: Scene, page: Page): boolean {
  return page.field !== undefined && placeOf(scene, page.key).focus === 'field';
}

/** The scene with a change to the page's place. */
export function placed(scene: Scene, key: string, change: Partial<Place>): Scene {
  const place = {...placeOf(scene, key), ...change};
  return {...scene, places: {...scene.places, [key]: place}};
}

function pressLetter(scene: Scene, page: Page, letter: string, at: number): Pressed {
  if (/^[0-9]$/.test(letter)) return {scene: numbered(scene, page, Number(letter), at)};
  if (letter === 'j') return {scene: moved(scene, page, 'down')};
  if (letter === 'k') return {scene: moved(scene, page, 'up')};
  const id = keyOfLetter(letter);
  return id === undefined ? {scene} : pressKey(scene, page, id);
}

/** A key of the table: only where the page has it, help and quit everywhere. */
function pressKey(scene: Scene, page: Page, id: KeyId): Pressed {
  const own = page.keys.find((key) => key.id === id);
  const command = own?.command ?? general(id);
  const isHere = own !== undefined || (id === 'help' && page.name !== 'help') || id === 'quit';
  if (!isHere || command === undefined) return {scene};
  if (command.type === 'search') return {scene: searching(scene, page)};
  return {scene, command};
}

function general(id: KeyId): Command | undefined {
  switch (id) {
    case 'evidence':
    case 'blast':
    case 'log':
    case 'undo':
    case 'note':
    case 'report':
    case 'hint':
    case 'help':
    case 'quit':
      return {type: 'open', overlay: id};
    case 'search':
      return {type: 'search'};
    case 'look':
      return {type: 'look'};
    default:
      return undefined;
  }
}

function pressNamed(scene: Scene, page: Page, key: KeyName): Pressed {
  switch (key) {
    case 'enter':
      return entered(scene, page);
    case 'escape':
      return escaped(scene, page);
    case 'tab':
      return {scene: tabbed(scene, page)};
    case 'up':
    case 'down':
    case 'page-up':
    case 'page-down':
      return {scene: moved(scene, page, key)};
    case 'home':
    case 'end':
      return {
        scene: ownsKeyboard(scene, page)
          ? typed(scene, page, {type: key === 'home' ? 'start' : 'end'})
          : moved(scene, page, key),
      };
    case 'left':
    case 'right':
      return {scene: typed(scene, page, {type: key})};
    case 'backspace':
      return {scene: typed(scene, page, {type: 'delete-back'})};
    case 'delete':
      return {scene: typed(scene, page, {type: 'delete-forward'})};
    case 'ctrl-u':
      return {scene: typed(scene, page, {type: 'clear'})};
    default:
      return {scene};
  }
}

function entered(scene: Scene, page: Page): Pressed {
  const place = placeOf(scene, page.key);
  if (page.field && page.field.purpose !== 'search') {
    if (!ownsKeyboard(scene, page)) {
      return {
        scene,
        command: {type: 'say', words: 'Tab goes back to the field. Nothing was sent.'},
      };
    }
    return {scene, command: page.field.submit(typedText(place.field))};
  }
  // Enter in a search line hands the keyboard to what was found.
  if (ownsKeyboard(scene, page)) return {scene: placed(scene, page.key, {focus: 'keys'})};
  const {rows} = page;
  const command =
    rows && rows.count > 0
      ? rows.take(rows.cursor)
      : page.keys.find((candidate) => candidate.id === 'enter')?.command;
  return command === undefined ? {scene} : {scene, command};
}

/** A search is cleared, an overlay closed; on other pages the page says what Esc does, else it asks. */
function escaped(scene: Scene, page: Page): Pressed {
  if (placeOf(scene, page.key).search) {
    const cursor = page.rows?.inAll ?? placeOf(scene, page.key).cursor;
    return {scene: placed(scene, page.key, {search: undefined, focus: 'keys', cursor})};
  }
  if (scene.overlays.length > 0) return {scene, command: {type: 'close'}};
  const own = page.keys.find((key) => key.id === 'escape')?.command;
  return {scene, command: own ?? {type: 'open', overlay: 'quit'}};
}

function tabbed(scene: Scene, page: Page): Scene {
  if (!page.field) return scene;
  const focus = ownsKeyboard(scene, page) ? 'keys' : 'field';
  return placed(scene, page.key, {focus, mistake: ''});
}

function searching(scene: Scene, page: Page): Scene {
  const search = placeOf(scene, page.key).search ?? emptyField;
  return placed(scene, page.key, {search, focus: 'field'});
}

/** Edits the field that is open: the search line, or the page's own. */
function typed(scene: Scene, page: Page, change: Edit): Scene {
  if (!ownsKeyboard(scene, page)) return scene;
  const place = placeOf(scene, page.key);
  if (page.field?.purpose === 'search') {
    return placed(scene, page.key, {
      search: edit(place.search ?? emptyField, change),
      cursor: undefined,
    });
  }
  return placed(scene, page.key, {field: edit(place.field, change), mistake: ''});
}

type Direction = 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end';

/** Arrows move the cursor where there are rows, else they scroll; pages scroll where text is longer. */
function moved(scene: Scene, page: Page, direction: Direction): Scene {
  const {rows, scroll} = page;
  const isPage = direction.startsWith('page');
  const scrolls = scroll !== undefined && scroll.most > 0 && (isPage || !rows || rows.count < 2);
  if (scrolls) {
    const top = target(direction, scroll.top, scroll.pageful, scroll.most);
    const isRead = placeOf(scene, page.key).isRead || top >= scroll.most;
    return placed(scene, page.key, {scroll: top, isRead});
  }
  if (!rows || rows.count === 0) return scene;
  const cursor = target(direction, rows.cursor, rows.pageful, rows.count - 1);
  return placed(scene, page.key, {cursor, mistake: ''});
}

function target(direction: Direction, from: number, pageful: number, last: number): number {
  const by = {up: -1, down: 1, 'page-up': -pageful, 'page-down': pageful, home: -last, end: last};
  return Math.max(0, Math.min(last, from + by[direction]));
}

function numbered(scene: Scene, page: Page, digit: number, at: number): Scene {
  const count = page.rows?.count ?? 0;
  const number = nextNumber(scene.digits, digit, at, count);
  const digits = {...scene, digits: {number: number ?? digit, at}};
  return number === undefined
    ? digits
    : placed(digits, page.key, {cursor: number - 1, mistake: ''});
}
