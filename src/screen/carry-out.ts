/** What a command or the engine does to the scene; the rest is the desk's business. Pure. */

import type {View} from '../engine/front-end.ts';
import {lastAsked} from './asked.ts';
import type {Command, OverlayName} from './command.ts';
import {emptyField, fieldOf} from './input/field.ts';
import {placed} from './keyboard.ts';
import {type Brief, baseKey} from './route.ts';
import type {Scene} from './scene.ts';

/** The scene after a command. `key` names the page it was given on. */
export function carryOut(scene: Scene, command: Command, key: string): Scene {
  const {overlays} = scene;
  switch (command.type) {
    case 'open':
      return opened(
        command.overlay === 'quit' ? placed(scene, 'quit', {cursor: undefined}) : scene,
        command.overlay,
      );
    case 'close':
      return {...scene, overlays: overlays.slice(0, -1)};
    case 'answer':
      return {...scene, overlays: []};
    case 'say':
      return placed(scene, key, {mistake: command.words});
    case 'ways':
      return {...scene, waysFor: command.open ? askedSeq(scene) : -1};
    case 'read':
      return {...scene, read: command.seq};
    case 'look':
      return {...scene, notice: 'looking again; this reads and changes nothing'};
    case 'copy':
      return opened({...scene, copied: {text: command.text, what: command.what}}, 'command');
    case 'entry':
      return opened({...scene, entrySeq: command.seq}, 'entry');
    case 'note': {
      const emptied = placed(scene, key, {field: emptyField});
      return {...emptied, overlays: overlays.slice(0, -1), notice: 'the note was kept'};
    }
    case 'leave':
      return {...scene, overlays: [], notice: 'leaving; AWS goes on'};
    case 'scenarios':
      return {...scene, stage: {type: 'start', areScenariosOpen: command.open}};
    case 'start':
    case 'pick':
      return {...scene, stage: {type: 'opening'}, overlays: []};
    case 'put-in': {
      const filled = {field: fieldOf(command.line), focus: 'field', mistake: ''} as const;
      return opened({...placed(scene, 'put-in', filled), putIn: command.title}, 'put-in');
    }
    // The cursor goes back to Not now: the next hint is not a second Enter away.
    case 'hint':
      return placed(scene, key, {cursor: undefined});
    case 'finish':
    case 'search':
    case 'order':
    case 'time':
    case 'debrief':
      return scene;
  }
}

/** A page that is open further down is brought up again instead of being stacked twice. */
function opened(scene: Scene, overlay: OverlayName): Scene {
  const others = scene.overlays.filter((name) => name !== overlay);
  const unread = overlay === 'log' ? '' : scene.unread;
  return {...scene, overlays: [...others, overlay], unread};
}

function askedSeq({stage}: Scene): number {
  if (stage.type !== 'session') return -1;
  return lastAsked(stage.view.entries);
}

/** The scene with a new picture of the session. What changes beneath an overlay is announced. */
export function withSession(scene: Scene, view: View, now: number, brief: Brief): Scene {
  const next: Scene = {...scene, stage: {type: 'session', view}, now};
  const isHidden = next.overlays.length > 0 && baseKey(next, brief) !== baseKey(scene, brief);
  return isHidden ? {...next, notice: 'the page beneath has changed; Esc shows it'} : next;
}
