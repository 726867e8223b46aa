/** Who signed a request to the simulator itself: players prove who they are with the credentials they have. */
import {authenticate} from './authenticate.ts';
import type {WireRequest} from './wire/message.ts';
import {wireService} from './wire/service.ts';
import {signedOf} from './wire/signature/signed.ts';
import type {Verifier} from './wire/signature/verify.ts';
import type {World} from './world/world.ts';

/** A principal of the account, or what STS would find wrong with the signature. */
export type Identified =
  | {readonly type: 'known'; readonly arn: string}
  | {readonly type: 'refused'; readonly code: string; readonly message: string};

// A name that AWS does not have: what is signed for it opens nothing anywhere else.
const itself = wireService({signingName: 'latchkey', protocol: 'query', version: '', schemas: {}});

/** Checks a signature in the Authorization header as STS checks one; a presigned URL is none. */
export function identify(world: World, request: WireRequest, verify: Verifier): Identified {
  const signed = signedOf({...request, query: {}});
  if (signed && signed.service !== itself.signingName) {
    const message = `Credential should be scoped to correct service: '${itself.signingName}'.`;
    return {type: 'refused', code: 'SignatureDoesNotMatch', message};
  }
  const sender = {accessKeyId: signed?.accessKeyId ?? '', region: signed?.region ?? '', signed};
  const answer = authenticate(world, request, {service: itself, sender}, verify);
  if (answer.type === 'known') return {type: 'known', arn: answer.principal.arn};
  return {type: 'refused', code: answer.error.shape, message: answer.error.message};
}
