/** Temporary credentials: a principal with a token and an end on the simulated clock. */
import type {Credentials} from '@aws-sdk/client-sts';
import {derivedLetters} from '../../world/random.ts';
import type {Principal, World} from '../../world/world.ts';
import type {Call} from '../call.ts';

// As long as somebody may still look up who it was.
const keptFor = 90 * 86_400_000;

type Session = Omit<
  Principal,
  'accessKeyId' | 'secretAccessKey' | 'token' | 'createdAt' | 'expiresAt'
>;

/** Makes the session known and returns what its holder signs with. */
export function admitSession(call: Call, seconds: number, session: Session): Credentials {
  const {world, eventId} = call;
  forgetOld(world);
  const principal = {
    ...session,
    // Derived from the call, so that handing out credentials shifts no other id.
    accessKeyId: `ASIA${derivedLetters(`${eventId} key`, 16)}`,
    secretAccessKey: derivedLetters(`${eventId} secret`, 40).toLowerCase(),
    token: derivedLetters(`${eventId} token`, 64),
    createdAt: world.now,
    expiresAt: world.now + seconds * 1000,
  };
  world.principals[principal.accessKeyId] = principal;
  return {
    AccessKeyId: principal.accessKeyId,
    SecretAccessKey: principal.secretAccessKey,
    SessionToken: principal.token,
    Expiration: new Date(principal.expiresAt),
  };
}

function forgetOld(world: World): void {
  for (const [accessKeyId, {token, expiresAt = 0}] of Object.entries(world.principals)) {
    if (token !== undefined && expiresAt < world.now - keptFor) {
      delete world.principals[accessKeyId];
    }
  }
}
