/** GetParametersForImport: a public key to wrap key material with, and the token that goes with it. */
import type {
  GetParametersForImportCommandInput,
  GetParametersForImportCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../../wire/aws-error.ts';
import {randomOf} from '../../../world/random.ts';
import type {Handler} from '../../call.ts';
import {customerKey} from '../keys.ts';
import {writeToken} from './token.ts';
import {isServed} from './unwrap.ts';
import {publicBytes, wrappingKey} from './wrapping-key.ts';

const validFor = 24 * 3_600_000;

export const getParametersForImport: Handler<
  GetParametersForImportCommandInput,
  GetParametersForImportCommandOutput
> = (input, call) => {
  const key = customerKey(call, input.KeyId, 'GetParametersForImport');
  const {WrappingAlgorithm: algorithm = '', WrappingKeySpec: spec = 'SM2'} = input;
  // RSAES_PKCS1_V1_5 ended in 2023 (API reference); SM2 exists in China only.
  if (!isServed(algorithm) || spec === 'SM2') {
    const message = `The wrapping algorithm ${algorithm} with ${spec} is not supported.`;
    throw new AwsError('UnsupportedOperationException', message);
  }
  const serial = randomOf(call.world.random, 'estate').hex(32);
  const validTo = call.now + validFor;
  const token = {keyArn: key.arn, serial, spec, algorithm, validTo} as const;
  return {
    KeyId: key.arn,
    ImportToken: writeToken(call.world, token),
    PublicKey: publicBytes(wrappingKey(call.world, serial, spec)),
    ParametersValidTo: new Date(validTo),
  };
};
