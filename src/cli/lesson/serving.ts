/** Lets other tools join a lesson: the same simulated AWS over HTTP, on this machine only. */
import {UsageError} from '../../core/errors.ts';
import type {SimulatedWorld} from '../../engine/worlds/simulated.ts';
import {type Served, serve} from '../../simulator/simulator.ts';

/** How fast the simulated clock runs while others may join. */
const speed = 60;

/** A lesson that others may join. */
export type Joined = {
  readonly served: Served;
  readonly port: number;
  /** What to type in another terminal. */
  readonly lines: readonly string[];
};

/** Serves the world; it is saved after every request, so that a kill loses nothing of it. */
export async function serveLesson(
  world: SimulatedWorld,
  folder: string,
  port: number,
): Promise<Joined> {
  const {simulator} = world;
  const kept = {
    ...simulator,
    handle: async (...request: Parameters<typeof simulator.handle>) => {
      const response = await simulator.handle(...request);
      world.keepIn(folder);
      return response;
    },
  };
  const served = await serve(kept, {port, speed}).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new UsageError(`Port ${port} cannot be used: ${code}.`, ['Use --port 0 for a free one.']);
  });
  return {
    served,
    port: Number(new URL(served.endpoint).port),
    lines: joinLines(world, served.endpoint),
  };
}

function joinLines({simulator}: SimulatedWorld, endpoint: string): readonly string[] {
  const {operator, region} = simulator;
  return [
    `export AWS_ACCESS_KEY_ID=${operator.accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${operator.secretAccessKey}`,
    `export AWS_DEFAULT_REGION=${region}`,
    `aws rds describe-db-instances --endpoint-url ${endpoint}`,
  ];
}
