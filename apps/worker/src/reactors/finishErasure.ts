import { engineCaller, type Commands } from '@yishen/application';
import { idOfStream } from '@yishen/domain';
import type { EventHandler } from '@yishen/messaging';

const ENGINE = engineCaller('erasure');

/**
 * Destroys the keys of an erased person when the event passes. The process that took the confirmation has usually done so
 * already; if it died in between, this is who does it.
 */
export function finishErasure<Tx>({ commands }: { commands: Pick<Commands, 'finishPersonErasure'> }): EventHandler<Tx> {
  return {
    name: 'reactor.erasure',
    apply: async (_tx, events) => {
      for (const event of events.filter(({ type }) => type === 'PersonErased')) {
        await commands.finishPersonErasure(ENGINE, { person: idOfStream(event.stream) });
      }
    },
    startAfresh: () => Promise.resolve(),
  };
}
