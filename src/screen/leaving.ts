/** How the program is left from each stage, and when Ctrl+C counts as meant. Pure. */
import type {Command} from './command.ts';
import type {Scene} from './scene.ts';

const leaveAtOnceWithin = 2000;

/** True for the second Ctrl+C of two that follow each other closely. Times are milliseconds. */
export function isMeant(at: number, before: number): boolean {
  return at - before <= leaveAtOnceWithin;
}

/** What quits at once; undefined in a running session, where the person has to be asked. */
export function quitCommand({stage}: Scene): Command | undefined {
  switch (stage.type) {
    case 'session':
      return stage.view.session.closed ? {type: 'finish'} : undefined;
    case 'facilitator':
      return undefined;
    case 'pick':
    case 'lessons':
      return {type: 'pick', identifier: undefined};
    default:
      return {type: 'start', choice: {type: 'quit'}};
  }
}
