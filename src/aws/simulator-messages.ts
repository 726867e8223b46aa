/** Messages of a game day's facilitator, as a Latchkey simulator hands them to its players. */
import {HttpRequest} from '@smithy/core/protocols';
import type {AwsCredentialIdentityProvider} from '@smithy/types';
import {isLoopback} from './simulator-clock.ts';

/** One message; `seq` counts from 1. */
export type FacilitatorMessage = {
  readonly seq: number;
  readonly from: string;
  readonly text: string;
};

/** What a door says about itself, so that messages can be asked for in its name. */
export type MessageDoor = {
  readonly region: string;
  /** Only a simulator on this machine is ever asked. */
  readonly endpoint: string;
  readonly credentials: AwsCredentialIdentityProvider;
};

/** The messages behind that number, in order; none where nobody answers with any. */
export type MessagesAfter = (after: number) => Promise<readonly FacilitatorMessage[]>;

const every = 1000;
const limit = 2000;

/**
 * Asks for new messages once a second until stopped. What is no answer is passed over: a message is
 * never worth a session.
 */
export function followMessages(
  messagesAfter: MessagesAfter,
  onMessage: (message: FacilitatorMessage) => void | Promise<void>,
): () => void {
  let seen = 0;
  let isAsking = false;
  let isStopped = false;
  const look = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    for (const message of await messagesAfter(seen)) {
      if (isStopped) break;
      seen = message.seq;
      await onMessage(message);
    }
    isAsking = false;
  };
  const timer = setInterval(() => void look(), every);
  timer.unref();
  void look();
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}

/** Asks the simulator behind a door, signed with the door's own credentials: players have no token. */
export function messagesBehind(door: MessageDoor): MessagesAfter {
  if (!isLoopback(door.endpoint)) return async () => [];
  return async (after) => {
    try {
      const url = new URL(`/_latchkey/messages?after=${after}`, door.endpoint);
      const response = await fetch(url, {
        headers: await signedHeaders(url, door),
        signal: AbortSignal.timeout(limit),
        redirect: 'error',
      });
      const answer: unknown = await response.json();
      const {messages} = Object(answer);
      if (!Array.isArray(messages)) return [];
      return messages.filter(isMessage).filter(({seq}) => seq > after);
    } catch {
      return [];
    }
  };
}

/** For the service `latchkey`, which AWS does not have: the signature is worth nothing elsewhere. */
async function signedHeaders(
  url: URL,
  {region, credentials}: MessageDoor,
): Promise<{[name: string]: string}> {
  const [{SignatureV4}, {Sha256}] = await Promise.all([
    import('@smithy/signature-v4'),
    import('@smithy/core/checksum'),
  ]);
  const signer = new SignatureV4({service: 'latchkey', region, credentials, sha256: Sha256});
  const signed = await signer.sign(
    new HttpRequest({
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: {host: url.host},
    }),
  );
  return signed.headers;
}

function isMessage(value: unknown): value is FacilitatorMessage {
  if (typeof value !== 'object' || value === null) return false;
  const {seq, from, text}: {seq?: unknown; from?: unknown; text?: unknown} = value;
  return Number.isSafeInteger(seq) && typeof from === 'string' && typeof text === 'string';
}
