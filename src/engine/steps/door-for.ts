/** The door as the session stands at it: in the Region of its database. */
import type {Door} from '../../aws/door.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';

/** A database that came back in another Region is read there from then on. */
export function doorFor(live: LiveSession, {world: {door}}: Hands): Door {
  const {region} = live.session.incident;
  if (region === door.region || region === '') return door;
  return {...door, ...door.inRegion(region), region};
}
