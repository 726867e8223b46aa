/** The live worlds: real endpoints, with or without changes; a simulator behind one says so. */
import {openDoor} from '../../aws/door.ts';
import {configuredEndpoints, endpointWords, oneEndpoint} from '../../aws/endpoints.ts';
import {probeSimulator, remoteClock} from '../../aws/simulator-clock.ts';
import {systemClock} from '../../aws/system-clock.ts';
import type {CallRecord} from '../../core/call.ts';
import type {World} from '../hands.ts';

export type LiveOptions = {
  readonly region: string;
  readonly profile?: string;
  /** The flag; without it what the environment and the profile configure. */
  readonly endpoint?: string;
  readonly readOnly: boolean;
  readonly onCall: (record: CallRecord) => void;
};

/** Opens a live world. A leftover AWS_ENDPOINT_URL is part of it and cannot pass as AWS's own. */
export async function liveWorld(options: LiveOptions): Promise<World> {
  const endpoints =
    options.endpoint === undefined
      ? await configuredEndpoints(options.profile)
      : oneEndpoint(options.endpoint);
  const endpoint = endpointWords(endpoints);
  const {isSimulator} = await probeSimulator(endpoint);
  const clock = isSimulator ? await remoteClock(endpoint) : systemClock;
  const door = openDoor({...options, endpoint: undefined, endpoints, clock});
  return {
    kind: options.readOnly ? 'read-only' : 'live',
    rehearsal: isSimulator,
    door,
    clock,
    wall: systemClock.now,
    close: () => door.close(),
  };
}
