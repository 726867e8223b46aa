/** Serves a Region with 100 databases until its standard input ends; first a line of JSON. */
import {serve} from '../../../src/simulator/simulator.ts';
import {regionOf100} from '../hundred.ts';

const {simulator, keyId} = regionOf100();
const served = await serve(simulator, {port: 0, speed: 0});
const {accessKeyId, secretAccessKey} = simulator.operator;
console.log(
  JSON.stringify({endpoint: served.endpoint, keyId, signer: {accessKeyId, secretAccessKey}}),
);
process.stdin.resume().once('end', () => served.close());
