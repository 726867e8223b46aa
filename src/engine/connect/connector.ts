/** What a session may do to see whether the database answers: connect, and run a check command. */
import {type CommandResult, runCheckCommand} from './check-command.ts';
import {type Endpoint, type Reached, reach} from './reach.ts';

/** Given to a run of the live world; a rehearsal has none. */
export type Connector = {
  /** Undefined where the operator said that this network forbids it. */
  readonly reach?: (endpoint: Endpoint) => Promise<Reached>;
  readonly check?: (endpoint: Endpoint & {readonly database: string}) => Promise<CommandResult>;
};

export type ConnectorOptions = {
  /** False for `--no-connect`. */
  readonly connect: boolean;
  readonly checkCommand?: string;
  readonly environment: {readonly [name: string]: string | undefined};
};

const seconds = 1000;

/** The connector that the options ask for. */
export function connectorOf({connect, checkCommand, environment}: ConnectorOptions): Connector {
  return {
    ...(connect ? {reach: (endpoint) => reach(endpoint, {timeout: 10 * seconds})} : {}),
    ...(checkCommand === undefined
      ? {}
      : {
          check: (endpoint) =>
            runCheckCommand(checkCommand, endpoint, {environment, timeout: 60 * seconds}),
        }),
  };
}
