/** Whoever waits for the person: the engine for a reply, the program for a choice or the end. */
import type {Reply} from '../engine/front-end.ts';
import type {StartChoice} from './command.ts';

/** One promise for each thing that may be waited for; none of them waits for ever. */
export class Awaited {
  #reply: PromiseWithResolvers<Reply> | undefined;
  #choice: PromiseWithResolvers<StartChoice> | undefined;
  #pick: PromiseWithResolvers<string | undefined> | undefined;
  #end: PromiseWithResolvers<void> | undefined;
  #hasEnded = false;
  #failure: unknown;

  /** Settles with the reply to the open question. */
  reply(): Promise<Reply> {
    this.#reply = Promise.withResolvers();
    return this.#reply.promise;
  }

  /** False where no question is open: the reply is dropped. */
  giveReply(reply: Reply): boolean {
    const waiting = this.#reply;
    this.#reply = undefined;
    waiting?.resolve(reply);
    return waiting !== undefined;
  }

  /** Settles with what is chosen on the start screen. */
  choice(): Promise<StartChoice> {
    this.#choice = Promise.withResolvers();
    return this.#choice.promise;
  }

  giveChoice(choice: StartChoice): void {
    this.#choice?.resolve(choice);
  }

  /** Settles with the database that is picked, or undefined for none. */
  pick(): Promise<string | undefined> {
    this.#pick = Promise.withResolvers();
    return this.#pick.promise;
  }

  givePick(identifier: string | undefined): void {
    this.#pick?.resolve(identifier);
  }

  /** Settles when the person leaves the last page, also where that has happened already. */
  end(): Promise<void> {
    this.#end ??= Promise.withResolvers();
    if (this.#failure !== undefined) this.#end.reject(this.#failure);
    else if (this.#hasEnded) this.#end.resolve();
    return this.#end.promise;
  }

  finish(): void {
    this.#hasEnded = true;
    this.#end?.resolve();
  }

  /** Whoever waits now, or for the end later, gets the error. */
  fail(error: unknown): void {
    this.#failure = error;
    for (const waiting of [this.#reply, this.#choice, this.#pick, this.#end]) {
      waiting?.reject(error);
    }
  }
}
