/** Messages of a game day's facilitator, as a Latchkey simulator hands them to its players. */
import {isLoopback} from './simulator-clock.ts';

/** One message; `seq` counts from 1. */
export type FacilitatorMessage = {
  readonly seq: number;
  readonly from: string;
  readonly text: string;
};

const every = 1000;
const limit = 2000;

/**
 * Asks the simulator for new messages once a second until stopped. What is no answer is passed
 * over: a message is never worth a session.
 */
export function followMessages(
  endpoint: string,
  onMessage: (message: FacilitatorMessage) => void,
): () => void {
  let seen = 0;
  let isAsking = false;
  let isStopped = false;
  const look = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    for (const message of await messagesAfter(endpoint, seen)) {
      if (isStopped) break;
      seen = message.seq;
      onMessage(message);
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

/** The messages behind that number, in order; none where the endpoint is no simulator on this machine. */
export async function messagesAfter(
  endpoint: string,
  after: number,
): Promise<readonly FacilitatorMessage[]> {
  if (!isLoopback(endpoint)) return [];
  try {
    const url = new URL(`/_latchkey/messages?after=${after}`, endpoint);
    const response = await fetch(url, {signal: AbortSignal.timeout(limit), redirect: 'error'});
    const answer: unknown = await response.json();
    const {messages} = Object(answer);
    if (!Array.isArray(messages)) return [];
    return messages.filter(isMessage).filter(({seq}) => seq > after);
  } catch {
    return [];
  }
}

function isMessage(value: unknown): value is FacilitatorMessage {
  if (typeof value !== 'object' || value === null) return false;
  const {seq, from, text}: {seq?: unknown; from?: unknown; text?: unknown} = value;
  return Number.isSafeInteger(seq) && typeof from === 'string' && typeof text === 'string';
}
