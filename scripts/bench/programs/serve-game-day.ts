/** Serves a game day with two players until its standard input ends; first a line of JSON. */
import path from 'node:path';
import {createSimulator, loadScenario, serve} from '../../../src/simulator/simulator.ts';
import {root} from '../ground.ts';

const scenario = await loadScenario(path.join(root, 'runbooks/scenarios'), 'key-disabled');
const simulator = createSimulator(scenario, {players: ['ana', 'ben']});
const {endpoint, token, close} = await serve(simulator, {port: 0, speed: 60});
console.log(JSON.stringify({endpoint, token, players: simulator.players}));
process.stdin.resume().once('end', () => close());
