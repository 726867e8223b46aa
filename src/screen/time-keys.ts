/** The keys of the simulated clock, on the pages of a session that has one. A live world never has. */
import type {Command} from './command.ts';
import type {Unkeyed} from './page.ts';
import type {Scene} from './scene.ts';

// While the operator decides or waits, time may be moved; lists over it have other things to do.
const pages: ReadonlySet<Unkeyed['name']> = new Set([
  'diagnosis',
  'ways',
  'confirm',
  'choice',
  'text',
  'failed',
  'waiting',
  'working',
  'approval',
]);

/** The scene after the clock was moved: the pace stands in the lower rule anyway, a jump does not. */
export function withTimeSaid(
  scene: Scene,
  {change}: Extract<Command, {type: 'time'}>,
  says = '',
): Scene {
  return change === 'jump' ? {...scene, notice: says} : scene;
}

/** The page with the keys behind its own, and the clock's pace in the lower rule. */
export function withTimeKeys(page: Unkeyed, {stage}: Scene): Unkeyed {
  const pace = stage.type === 'session' ? stage.view.pace : undefined;
  if (!pace || !pages.has(page.name)) return page;
  const speed = pace.speed === undefined ? 'waits skipped' : `${pace.speed} × as fast`;
  const words = pace.isPaused ? `clock paused, p goes on (${speed})` : speed;
  // What belongs to the page goes first; the clock comes right behind its Enter.
  const behind = page.keys.findIndex(({id}) => id === 'enter') + 1;
  return {
    ...page,
    status: page.status === '' ? words : `${words} · ${page.status}`,
    keys: [
      ...page.keys.slice(0, behind),
      {
        id: 'pause',
        label: pace.isPaused ? 'go on' : 'pause',
        command: {type: 'time', change: 'pause'},
      },
      {id: 'jump', command: {type: 'time', change: 'jump'}},
      ...page.keys.slice(behind),
      {id: 'slower', command: {type: 'time', change: 'slower'}},
      {id: 'faster', command: {type: 'time', change: 'faster'}},
    ],
  };
}
