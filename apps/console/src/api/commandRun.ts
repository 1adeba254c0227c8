import { newCommandId } from './commandId';

/** The header that names a command. */
export interface CommandKey {
  readonly 'Idempotency-Key': string;
}

/** One command of a form: its key stays the same until it is accepted, and it is under way once at a time. */
export class CommandRun {
  #id = newCommandId();
  #about: unknown;
  #underWay = false;

  /** Begins anew under another key: the last one was accepted, or its form was given up. */
  renew(): void {
    this.#id = newCommandId();
  }

  /**
   * Sends under the key; a try after a lost answer has the same key, so that the server does it once. What is sent about another
   * thing, another row of a list, is another command.
   */
  async accepted<Answer>(about: unknown, send: (key: CommandKey) => Promise<Answer>): Promise<Answer> {
    if (about !== this.#about) this.renew();
    this.#about = about;
    const answer = await send({ 'Idempotency-Key': this.#id });
    this.renew();
    return answer;
  }

  /** Does the work unless it is under way: the second click of a double click comes before anything is redrawn. */
  async once(work: () => Promise<unknown>): Promise<void> {
    if (this.#underWay) return;
    this.#underWay = true;
    try {
      await work();
    } finally {
      this.#underWay = false;
    }
  }
}
