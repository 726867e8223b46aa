/** What a command of the console does at the facilitator's desk, and what the scene says of it. */
import type {Facilitator} from '../../engine/facilitator.ts';
import type {Command} from '../command.ts';
import {emptyField} from '../input/field.ts';
import {placed} from '../keyboard.ts';
import type {Scene} from '../scene.ts';

type DeskCommand = Extract<Command, {type: 'order' | 'time' | 'debrief'}>;

/** The scene afterwards. A line that was not understood stays in its field with the reason. */
export function atFacilitatorsDesk(
  scene: Scene,
  facilitator: Facilitator | undefined,
  command: DeskCommand,
  key: string,
): Scene {
  if (!facilitator) return scene;
  switch (command.type) {
    case 'order': {
      const {done, says} = facilitator.order(command.line);
      const after = withView(scene, facilitator);
      if (!done) return placed(after, key, {mistake: says});
      const emptied = placed(after, key, {field: emptyField, mistake: ''});
      return {...emptied, overlays: scene.overlays.slice(0, -1), notice: says};
    }
    case 'time': {
      const notice = changeTime(facilitator, command.change);
      return {...withView(scene, facilitator), notice};
    }
    case 'debrief':
      return {...scene, notice: facilitator.write()};
  }
}

function changeTime(
  facilitator: Facilitator,
  change: Extract<Command, {type: 'time'}>['change'],
): string {
  switch (change) {
    case 'pause':
      return facilitator.togglePause();
    case 'slower':
      return facilitator.slower();
    case 'faster':
      return facilitator.faster();
    case 'jump':
      return facilitator.jump();
  }
}

function withView(scene: Scene, facilitator: Facilitator): Scene {
  const view = facilitator.view();
  return {...scene, stage: {type: 'facilitator', view}, now: view.now};
}
